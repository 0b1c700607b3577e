# What every target of ours is compiled with.
set(ECLOSERIE_SANITIZE "" CACHE STRING "address,undefined or thread; empty for none")

add_library(ecloserie_options INTERFACE)
target_compile_features(ecloserie_options INTERFACE cxx_std_20)
target_compile_options(ecloserie_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion
  -Wno-missing-field-initializers # structs are filled by name, the rest defaults
  -Wno-restrict -Wno-maybe-uninitialized # false alarms on std::string in g++ 12 (its bug 105329)
  -fstack-protector-strong -fcf-protection)
target_link_options(ecloserie_options INTERFACE -Wl,-z,relro,-z,now)

option(ECLOSERIE_WERROR "Treat warnings as errors" OFF)
if(ECLOSERIE_WERROR)
  target_compile_options(ecloserie_options INTERFACE -Werror)
endif()

if(ECLOSERIE_SANITIZE)
  add_compile_options(-fsanitize=${ECLOSERIE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ECLOSERIE_SANITIZE})
endif()

# Not -O3: nothing here is faster with it, and g++ 12 warns falsely (restrict,
# maybe-uninitialized).
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
