# Every public header must compile alone: one generated source file a header, built with everything else.
file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/chancery/*.h)
set(sources)
foreach(header IN LISTS headers)
  get_filename_component(name ${header} NAME_WE)
  set(source ${PROJECT_BINARY_DIR}/header_check/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"chancery/${name}.h\"\n")
  list(APPEND sources ${source})
endforeach()
add_library(header_check OBJECT ${sources})
target_link_libraries(header_check PRIVATE chancery_settings PkgConfig::XAPIAN
                      nlohmann_json::nlohmann_json)
