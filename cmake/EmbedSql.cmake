# ecloserie_embed_sql(target ENGINE sqlite|postgres FILES NNNN_name.sql ...): puts the
# migrations of one engine, in the given order, into a table that the target compiles.
function(ecloserie_embed_sql target)
  cmake_parse_arguments(ARG "" "ENGINE" "FILES" ${ARGN})
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_migrations_${ARG_ENGINE}.cpp")
  set(rows "")
  foreach(name IN LISTS ARG_FILES)
    set(file "${CMAKE_CURRENT_SOURCE_DIR}/storage/${ARG_ENGINE}/migrations/${name}.sql")
    file(READ "${file}" text)
    string(APPEND rows "    {\"${name}\", R\"embedded(${text})embedded\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  endforeach()
  file(CONFIGURE OUTPUT "${output}" CONTENT
"#include \"storage/${ARG_ENGINE}/migrations.h\"

namespace ecloserie::storage::${ARG_ENGINE} {
namespace {
constexpr engine::Migration kMigrations[] = {
@rows@};
}  // namespace

std::span<const engine::Migration> EmbeddedMigrations() { return kMigrations; }

}  // namespace ecloserie::storage::${ARG_ENGINE}
" @ONLY)
  target_sources(${target} PRIVATE "${output}")
endfunction()
