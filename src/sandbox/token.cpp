// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/token.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/random.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

/// RFC 4648 section 5, without padding.
std::string base64Url(ByteView bytes) {
    std::string text = toBase64(bytes);
    text.erase(std::find(text.begin(), text.end(), '='), text.end());
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    return text;
}

std::int64_t seconds(TimePoint time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

} // namespace

std::string newToken(const std::string& subject, TimePoint issued, TimePoint expires) {
    const nlohmann::json header{{"alg", "HS256"}, {"typ", "JWT"}};
    const nlohmann::json claims{{"iss", "SANDBOX"},
                                {"sub", subject},
                                {"iat", seconds(issued)},
                                {"exp", seconds(expires)},
                                {"tokenGuid", newUuid()}};
    return base64Url(asBytes(header.dump())) + "." + base64Url(asBytes(claims.dump())) + "." +
           base64Url(randomBytes(32));
}

std::string newCode() {
    std::string code;
    for (const Byte byte : randomBytes(6))
        code += static_cast<char>('0' + byte % 10);
    return code;
}

} // namespace cunho::sandbox
