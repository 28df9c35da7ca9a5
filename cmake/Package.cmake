# The Debian package, which script/package makes: the programs without their tests, below /usr.
option(CHANCERY_PACKAGED "The programs read the lists of their installation alone" OFF)

find_package(Git QUIET)
set(chancery_revision "")
if(GIT_FOUND)
  execute_process(COMMAND ${GIT_EXECUTABLE} -C ${PROJECT_SOURCE_DIR} rev-list --count HEAD
                  OUTPUT_VARIABLE chancery_revision OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME chancery)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
if(chancery_revision)
  string(APPEND CPACK_PACKAGE_VERSION "+git${chancery_revision}")
endif()
set(CPACK_PACKAGE_CONTACT "Chancery's maintainers <maintainers@chancery.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search for people who follow politics")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Chancery reads a folder of articles, reports, speeches and mail and
answers typed queries with ranked documents and the sentences that show who
is said to do what about which matters. It works on the user's own machine:
at a prompt, in scripts, and in the browser.")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS tesseract-ocr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/package)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/package_staged.cmake)
set(CHANCERY_DOCUMENTS ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    ${PROJECT_SOURCE_DIR}/docs/json.md)
string(JOIN "|" CPACK_CHANCERY_DOCUMENTS ${CHANCERY_DOCUMENTS})
set(CPACK_CHANCERY_COPYRIGHT ${CMAKE_CURRENT_LIST_DIR}/copyright)
include(CPack)
