# ecloserie_embed_sql(target FILES NNNN_name.sql ...): puts the migrations, in the
# given order, into a table that the target compiles.
function(ecloserie_embed_sql target)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_migrations.cpp")
  set(rows "")
  foreach(file IN LISTS ARG_FILES)
    file(READ "${file}" text)
    get_filename_component(name "${file}" NAME_WE)
    string(APPEND rows "    {\"${name}\", R\"embedded(${text})embedded\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  endforeach()
  file(CONFIGURE OUTPUT "${output}" CONTENT
"#include \"storage/sqlite/migrations.h\"

namespace ecloserie::storage::sqlite {
namespace {
constexpr Migration kMigrations[] = {
@rows@};
}  // namespace

std::span<const Migration> EmbeddedMigrations() { return kMigrations; }

}  // namespace ecloserie::storage::sqlite
" @ONLY)
  target_sources(${target} PRIVATE "${output}")
endfunction()
