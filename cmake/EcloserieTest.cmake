include(GoogleTest)

# ecloserie_test(name SOURCES a.cpp ... LIBS x ... LABEL unit|scenario|...
#                [ENGINES sqlite postgres] [LEAKS_OF_OTHERS file]): one executable, one CTest test per
# case, once for each engine that it is about; a case that hangs is killed. Names
# and labels hold the engine; those of PostgreSQL want script/with-postgres around
# ctest. The file tells the leak sanitizer what is not ours.
function(ecloserie_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT;LEAKS_OF_OTHERS" "SOURCES;LIBS;DEPENDS;ENGINES" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ecloserie_options GTest::gmock GTest::gtest_main ${ARG_LIBS})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  set(environment)
  if(ARG_LEAKS_OF_OTHERS)
    set(environment ENVIRONMENT
      "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/${ARG_LEAKS_OF_OTHERS}:print_suppressions=0")
  endif()
  if(NOT ARG_ENGINES)
    gtest_discover_tests(${name}
      TEST_PREFIX "${ARG_LABEL}."
      DISCOVERY_MODE PRE_TEST
      PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT "${ARG_TIMEOUT}" ${environment})
  endif()
  foreach(engine IN LISTS ARG_ENGINES)
    gtest_discover_tests(${name}
      TEST_PREFIX "${ARG_LABEL}.${engine}."
      TEST_LIST "${name}_${engine}"
      DISCOVERY_MODE PRE_TEST
      PROPERTIES LABELS "${ARG_LABEL}-${engine}" TIMEOUT "${ARG_TIMEOUT}"
                 ENVIRONMENT "ECLOSERIE_TEST_ENGINE=${engine}")
  endforeach()
endfunction()
