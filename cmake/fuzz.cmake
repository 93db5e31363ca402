# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# Toolchain of the fuzz preset: libFuzzer belongs to clang. 16 on Debian 12 (as the tidy preset), 19 on Debian 13.
find_program(CMAKE_CXX_COMPILER NAMES clang++-16 clang++-19 REQUIRED)
