// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace cunho::wiring {

/// Host and port of a URL: "127.0.0.1:40124" of "http://127.0.0.1:40124/tsa".
inline std::string addressOf(const std::string& url) {
    const std::size_t at = url.find("://");
    const std::size_t from = at == std::string::npos ? 0 : at + 3;
    return url.substr(from, url.find('/', from) - from);
}

} // namespace cunho::wiring
