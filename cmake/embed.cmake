# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# Writes OUTPUT: the bytes of INPUT as cunho::embedded::SYMBOL.
file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE "${OUTPUT}" "#include <string_view>
namespace cunho::embedded {
extern const std::string_view ${SYMBOL};
static const char ${SYMBOL}_bytes[] = {${bytes} 0};
const std::string_view ${SYMBOL}{${SYMBOL}_bytes, sizeof ${SYMBOL}_bytes - 1};
}
")
