# What every target is compiled with.
add_library(chancery_settings INTERFACE)
target_include_directories(chancery_settings INTERFACE ${PROJECT_SOURCE_DIR}/include)
target_compile_options(chancery_settings INTERFACE -Wall -Wextra -Wpedantic
                       -Wno-missing-field-initializers)
if(NOT CHANCERY_UNITY)
  # Where a folder is one file, names of the files before it are no names that a local one hides.
  target_compile_options(chancery_settings INTERFACE -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Without it ccache keeps nothing that is compiled with a precompiled header.
  target_compile_options(chancery_settings INTERFACE -fpch-preprocess)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of impossible copies inside std::string's own code (its bugs 105329 and 105651).
  target_compile_options(chancery_settings INTERFACE -Wno-restrict -Wno-stringop-overflow
                         -Wno-array-bounds)
endif()
# What makes a fault in the code harder to use (SECURITY.md); tests/cli/hardening_test.cpp looks for each in
# the programs. Debian's compilers make position-independent programs without being asked.
target_compile_options(chancery_settings INTERFACE -fstack-protector-strong)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  target_compile_options(chancery_settings INTERFACE -fcf-protection)
endif()
target_link_options(chancery_settings INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
if(NOT CHANCERY_SANITIZE)
  # The sanitizers check what it checks, and it needs optimized code.
  target_compile_definitions(chancery_settings INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=3>)
endif()
find_program(CHANCERY_MOLD mold)
if(CHANCERY_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # The fastest linker that Debian has: thirty programs are linked after a change of core.
  target_link_options(chancery_settings INTERFACE -fuse-ld=mold)
endif()
if(CHANCERY_WERROR)
  target_compile_options(chancery_settings INTERFACE -Werror)
endif()
if(CHANCERY_SANITIZE)
  target_compile_options(chancery_settings INTERFACE -fsanitize=${CHANCERY_SANITIZE}
                         -fno-omit-frame-pointer)
  target_link_options(chancery_settings INTERFACE -fsanitize=${CHANCERY_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC takes the sanitizers' own copies in std::regex for uninitialized ones (its bug 105562).
    target_compile_options(chancery_settings INTERFACE -Wno-maybe-uninitialized)
    # ThreadSanitizer knows no fences, of which Boost.Asio has some; it takes too much for a race then, never too little.
    if(CHANCERY_SANITIZE MATCHES "thread")
      target_compile_options(chancery_settings INTERFACE -Wno-tsan)
    endif()
  endif()
  if(CHANCERY_SANITIZE MATCHES "address")
    add_library(chancery_address_sanitizer OBJECT ${CMAKE_CURRENT_LIST_DIR}/address_sanitizer.cpp)
    target_link_libraries(chancery_settings INTERFACE $<TARGET_OBJECTS:chancery_address_sanitizer>)
  endif()
  if(CHANCERY_SANITIZE MATCHES "undefined")
    target_compile_options(chancery_settings INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()
if(CHANCERY_FUZZ)
  target_compile_options(chancery_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_link_options(-fuse-ld=lld)
endif()
