set(ECLOSERIE_DISCOVER_SUITES "${CMAKE_CURRENT_LIST_DIR}/DiscoverSuites.cmake")

# ecloserie_test(name SOURCES a.cpp ... LIBS x ... LABEL unit|scenario|... [TIMEOUT seconds]
#                [ENGINES sqlite postgres] [LEAKS_OF_OTHERS file] [SINGLE]): one executable, one
# CTest test per suite, because to start a program for each case takes longer than the case;
# SINGLE gives slow cases a test each, so that they run side by side. Once for each engine
# that it is about; what hangs is killed. Names and labels hold the engine; those of
# PostgreSQL want script/with-postgres around ctest. The file tells the leak sanitizer what
# is not ours.
function(ecloserie_test name)
  cmake_parse_arguments(ARG "SINGLE" "LABEL;TIMEOUT;LEAKS_OF_OTHERS" "SOURCES;LIBS;DEPENDS;ENGINES" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 240)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ecloserie_options GTest::gmock GTest::gtest_main ${ARG_LIBS})
  # To optimise a test takes longer than to run it as it stands.
  target_compile_options(${name} PRIVATE -O0)
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  set(environment)
  if(ARG_LEAKS_OF_OTHERS)
    set(environment
      "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/${ARG_LEAKS_OF_OTHERS}:print_suppressions=0")
  endif()
  if(NOT ARG_ENGINES)
    ecloserie_discover(${name} "${ARG_LABEL}" "${ARG_LABEL}." "${environment}")
  endif()
  foreach(engine IN LISTS ARG_ENGINES)
    ecloserie_discover(${name} "${ARG_LABEL}-${engine}" "${ARG_LABEL}.${engine}."
      "ECLOSERIE_TEST_ENGINE=${engine}")
  endforeach()
endfunction()

# Of the function above: has ctest add the tests of one executable under one prefix.
macro(ecloserie_discover name label prefix environment)
  set(properties LABELS "${label}" TIMEOUT "${ARG_TIMEOUT}")
  if(NOT "${environment}" STREQUAL "")
    list(APPEND properties ENVIRONMENT "${environment}")
  endif()
  set(tests_file "${CMAKE_CURRENT_BINARY_DIR}/${name}.${label}.cmake")
  file(GENERATE OUTPUT "${tests_file}" CONTENT "set(NAME \"${name}\")
set(PROGRAM \"$<TARGET_FILE:${name}>\")
set(PREFIX \"${prefix}\")
set(PROPERTIES \"${properties}\")
set(IS_SINGLE ${ARG_SINGLE})
set(LIST_FILE \"${CMAKE_CURRENT_BINARY_DIR}/${name}.${label}.list\")
include(\"${ECLOSERIE_DISCOVER_SUITES}\")
")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${tests_file}")
endmacro()
