# ecloserie_proto_library(target FILES a.proto ...): messages and stubs, generated
# once, as one shared object: two copies of a proto abort a process. Warnings and
# sanitizers are off in generated code: what matters of it is inlined in ours, and
# it takes three times as long with them. Also writes <target>.pb, the descriptor
# image with comments, which the contract tests read.
function(ecloserie_proto_library target)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(root "${CMAKE_CURRENT_SOURCE_DIR}")
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/generated")
  set(sources)
  set(inputs)
  foreach(file IN LISTS ARG_FILES)
    string(REGEX REPLACE "\\.proto$" "" stem "${file}")
    set(outputs "${generated}/${stem}.pb.cc" "${generated}/${stem}.pb.h")
    set(flags "--cpp_out=${generated}")
    if(stem MATCHES "_service$")
      list(APPEND outputs "${generated}/${stem}.grpc.pb.cc" "${generated}/${stem}.grpc.pb.h")
      list(APPEND flags "--grpc_out=${generated}"
        "--plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>")
    endif()
    add_custom_command(
      OUTPUT ${outputs}
      COMMAND ${CMAKE_COMMAND} -E make_directory "${generated}"
      COMMAND protobuf::protoc ${flags} -I "${root}" "${root}/${file}"
      DEPENDS "${root}/${file}" protobuf::protoc
      VERBATIM)
    list(APPEND sources ${outputs})
    list(APPEND inputs "${root}/${file}")
  endforeach()

  set(image "${CMAKE_CURRENT_BINARY_DIR}/${target}.pb")
  add_custom_command(
    OUTPUT "${image}"
    COMMAND protobuf::protoc --include_source_info --include_imports
            "--descriptor_set_out=${image}" -I "${root}" ${inputs}
    DEPENDS ${inputs} protobuf::protoc
    VERBATIM)
  add_custom_target(${target}_image ALL DEPENDS "${image}")

  add_library(${target} SHARED ${sources})
  add_dependencies(${target} ${target}_image)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -w -fno-sanitize=all)
  target_include_directories(${target} SYSTEM PUBLIC "$<BUILD_INTERFACE:${generated}>")
  target_link_libraries(${target} PUBLIC protobuf::libprotobuf gRPC::grpc++)
  set_target_properties(${target} PROPERTIES DESCRIPTOR_IMAGE "${image}")
endfunction()
