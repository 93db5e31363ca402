# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# How every target of the house is compiled.
add_library(cunho_warnings INTERFACE)
target_compile_options(cunho_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wnull-dereference
  $<$<BOOL:${CUNHO_WERROR}>:-Werror>)
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # In a unity build every source is included, and looks like a header that others could read as well.
  target_compile_options(cunho_warnings INTERFACE -Wno-subobject-linkage)
endif()
add_compile_options(-fstack-protector-strong -pthread)
if(NOT CUNHO_SANITIZE)
  add_compile_definitions($<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
else()
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(CUNHO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link -D_GLIBCXX_ASSERTIONS)
endif()
add_link_options(-Wl,-z,relro,-z,now -Wl,--as-needed)

find_program(CUNHO_CCACHE ccache)
if(CUNHO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CUNHO_CCACHE}")
endif()
find_program(CUNHO_MOLD mold)
if(CUNHO_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
