# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# Toolchain of the fuzz preset: libFuzzer belongs to clang. 16 is Debian 12's newest, 19 Debian 13's default.
find_program(CMAKE_CXX_COMPILER NAMES clang++-16 clang++-19 REQUIRED)
