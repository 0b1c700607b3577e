# The only find_package calls. All of it comes from Debian 12; see script/packages.
find_package(Threads REQUIRED)
find_package(Protobuf 3.21 REQUIRED) # Debian ships no config, so the module
find_package(absl CONFIG REQUIRED)
find_package(gRPC 1.51 CONFIG REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(prometheus-cpp CONFIG REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(SQLiteCpp CONFIG REQUIRED)
find_package(spdlog CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(tl-expected CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq>=15)
find_library(LIBCSV csv REQUIRED) # no config and no .pc file

if(ECLOSERIE_BUILD_TESTS)
  find_package(GTest CONFIG REQUIRED)
endif()
