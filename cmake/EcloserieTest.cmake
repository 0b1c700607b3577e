include(GoogleTest)

# ecloserie_test(name SOURCES a.cpp ... LIBS x ... LABEL unit|scenario|...
#                [ENVIRONMENT VAR=value ...]): one executable, one CTest test per
# case; a case that hangs is killed.
function(ecloserie_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LIBS;DEPENDS;ENVIRONMENT" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ecloserie_options GTest::gmock GTest::gtest_main ${ARG_LIBS})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  gtest_discover_tests(${name}
    TEST_PREFIX "${ARG_LABEL}."
    DISCOVERY_MODE PRE_TEST
    PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT "${ARG_TIMEOUT}" ENVIRONMENT "${ARG_ENVIRONMENT}")
endfunction()
