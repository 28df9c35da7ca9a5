# One translation unit a folder: a cold build of the programs takes a quarter of the time, and a change of
# one file costs its folder. script/build uses it for who only wants the programs; tests do without.
option(CHANCERY_UNITY "Compile each folder as one file" OFF)

function(chancery_unity target)
  if(NOT CHANCERY_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # A type of one file is in an anonymous namespace there, and for GCC in a header here.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
    string(MAKE_C_IDENTIFIER "${folder}" group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()
