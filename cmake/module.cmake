# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0

# cunho_module(<name> [SHARED] [PUBLIC <target>...] [PRIVATE <target>...]): one room of the house; SHARED when its code
# is position independent, for a loadable module or for Qt.
# Its public headers are include/cunho/<name>, its sources src/<name> (without subprograms' main.cpp).
function(cunho_module name)
  cmake_parse_arguments(ARG "SHARED" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/cunho/${name}/*.hpp")
  add_library(cunho_${name} STATIC ${sources})
  set_target_properties(cunho_${name} PROPERTIES LINKER_LANGUAGE CXX)
  add_library(Cunho::${name} ALIAS cunho_${name})
  target_sources(cunho_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
  target_include_directories(cunho_${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(cunho_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} cunho_warnings)
  if(ARG_SHARED)
    set_target_properties(cunho_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_precompile_headers(cunho_${name} REUSE_FROM cunho_shared_room_headers)
  else()
    target_precompile_headers(cunho_${name} REUSE_FROM cunho_room_headers)
  endif()
endfunction()

# cunho_embed(<target> <file>...): each file as `extern const std::string_view` in namespace
# cunho::embedded, named after the file with every character but letters and digits turned into '_'.
function(cunho_embed target)
  foreach(file ${ARGN})
    get_filename_component(name "${file}" NAME)
    string(MAKE_C_IDENTIFIER "${name}" symbol)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp")
    add_custom_command(OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -DINPUT=${file} -DOUTPUT=${output} -DSYMBOL=${symbol}
              -P "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
      DEPENDS "${file}" "${PROJECT_SOURCE_DIR}/cmake/embed.cmake" VERBATIM)
    target_sources(${target} PRIVATE "${output}")
  endforeach()
endfunction()
