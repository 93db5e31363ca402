// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/cryptoki.hpp"

#include <array>
#include <cstdio>
#include <optional>
#include <string_view>
#include <utility>

namespace cunho::providers::pkcs11 {

namespace {

constexpr std::pair<CK_RV, std::string_view> returnNames[] = {
    {CKR_HOST_MEMORY, "CKR_HOST_MEMORY"},
    {CKR_SLOT_ID_INVALID, "CKR_SLOT_ID_INVALID"},
    {CKR_GENERAL_ERROR, "CKR_GENERAL_ERROR"},
    {CKR_FUNCTION_FAILED, "CKR_FUNCTION_FAILED"},
    {CKR_ARGUMENTS_BAD, "CKR_ARGUMENTS_BAD"},
    {CKR_CANT_LOCK, "CKR_CANT_LOCK"},
    {CKR_DATA_LEN_RANGE, "CKR_DATA_LEN_RANGE"},
    {CKR_DEVICE_ERROR, "CKR_DEVICE_ERROR"},
    {CKR_DEVICE_MEMORY, "CKR_DEVICE_MEMORY"},
    {CKR_DEVICE_REMOVED, "CKR_DEVICE_REMOVED"},
    {CKR_FUNCTION_NOT_SUPPORTED, "CKR_FUNCTION_NOT_SUPPORTED"},
    {CKR_KEY_HANDLE_INVALID, "CKR_KEY_HANDLE_INVALID"},
    {CKR_OBJECT_HANDLE_INVALID, "CKR_OBJECT_HANDLE_INVALID"},
    {CKR_OPERATION_ACTIVE, "CKR_OPERATION_ACTIVE"},
    {CKR_OPERATION_NOT_INITIALIZED, "CKR_OPERATION_NOT_INITIALIZED"},
    {CKR_SESSION_CLOSED, "CKR_SESSION_CLOSED"},
    {CKR_SESSION_COUNT, "CKR_SESSION_COUNT"},
    {CKR_SESSION_HANDLE_INVALID, "CKR_SESSION_HANDLE_INVALID"},
    {CKR_TOKEN_NOT_PRESENT, "CKR_TOKEN_NOT_PRESENT"},
    {CKR_TOKEN_NOT_RECOGNIZED, "CKR_TOKEN_NOT_RECOGNIZED"},
    {CKR_USER_ALREADY_LOGGED_IN, "CKR_USER_ALREADY_LOGGED_IN"},
    {CKR_USER_ANOTHER_ALREADY_LOGGED_IN, "CKR_USER_ANOTHER_ALREADY_LOGGED_IN"},
    {CKR_USER_NOT_LOGGED_IN, "CKR_USER_NOT_LOGGED_IN"},
    {CKR_BUFFER_TOO_SMALL, "CKR_BUFFER_TOO_SMALL"},
    {CKR_CRYPTOKI_NOT_INITIALIZED, "CKR_CRYPTOKI_NOT_INITIALIZED"},
};

/// How many bytes the UTF-8 sequence at the start of `text` has (Unicode 15, table 3-7); nothing for a wrong
/// one.
std::optional<std::size_t> sequenceLength(ByteView text) {
    const Byte lead = text.front();
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return std::nullopt;
    const Byte least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const Byte most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (text[1] < least || text[1] > most)
        return std::nullopt;
    for (std::size_t at = 2; at < length; ++at) {
        if (text[at] < 0x80 || text[at] > 0xBF)
            return std::nullopt;
    }
    return length;
}

bool isUtf8(ByteView text) {
    while (!text.empty()) {
        const auto length = sequenceLength(text);
        if (!length)
            return false;
        text = text.subspan(*length);
    }
    return true;
}

std::string fromLatin1(ByteView text) {
    std::string out;
    for (const Byte byte : text) {
        if (byte < 0x80) {
            out.push_back(static_cast<char>(byte));
        } else {
            out.push_back(static_cast<char>(0xC0U | (byte >> 6U)));
            out.push_back(static_cast<char>(0x80U | (byte & 0x3FU)));
        }
    }
    return out;
}

/// C0, DEL, and C1 in its UTF-8 form.
void hideControls(std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<Byte>(text[at]);
        if (byte < 0x20 || byte == 0x7F)
            text[at] = '?';
        else if (byte == 0xC2 && at + 1 < text.size() && static_cast<Byte>(text[at + 1]) < 0xA0)
            text.replace(at, 2, "?");
    }
}

} // namespace

std::string returnName(CK_RV rv) {
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "0x%lx", static_cast<unsigned long>(rv));
    for (const auto& [value, name] : returnNames) {
        if (value == rv)
            return std::string(name) + " (" + number.data() + ")";
    }
    return number.data();
}

bool meansRemoved(CK_RV rv) noexcept {
    return rv == CKR_DEVICE_REMOVED || rv == CKR_TOKEN_NOT_PRESENT || rv == CKR_TOKEN_NOT_RECOGNIZED ||
           rv == CKR_SESSION_HANDLE_INVALID || rv == CKR_SESSION_CLOSED || rv == CKR_SLOT_ID_INVALID;
}

Error removed(CK_RV rv, const char* function, const std::string& token) {
    return {Fault::Conflict,
            "PKCS11_TOKEN_REMOVED",
            {{"token", token}},
            std::string(function) + ": " + returnName(rv)};
}

Error errorOf(CK_RV rv, const char* function, const std::string& token) {
    const std::string detail = std::string(function) + ": " + returnName(rv);
    switch (rv) {
    case CKR_PIN_LOCKED: return {Fault::Credential, "PKCS11_PIN_LOCKED", {{"token", token}}, detail};
    case CKR_PIN_EXPIRED:
    case CKR_USER_PIN_NOT_INITIALIZED:
        return {Fault::Credential, "PKCS11_PIN_TO_BE_SET", {{"token", token}}, detail};
    // How a PIN pad says that the person pressed its cancel key.
    case CKR_CANCEL:
    case CKR_FUNCTION_CANCELED:
    case CKR_FUNCTION_REJECTED: return {Fault::Declined, "PIN_DECLINED", {}, detail};
    case CKR_MECHANISM_INVALID:
    case CKR_MECHANISM_PARAM_INVALID:
        return {Fault::Unsupported, "PKCS11_NO_MECHANISM", {{"token", token}}, detail};
    case CKR_KEY_TYPE_INCONSISTENT:
    case CKR_KEY_SIZE_RANGE:
    case CKR_KEY_FUNCTION_NOT_PERMITTED: return {Fault::Unsupported, "KEY_KIND_UNSUPPORTED", {}, detail};
    default: break;
    }
    if (meansRemoved(rv))
        return removed(rv, function, token);
    return {Fault::Service, "PKCS11_REFUSED", {{"code", returnName(rv)}}, function};
}

std::string printable(ByteView text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == 0))
        text = text.first(text.size() - 1);
    std::string out = isUtf8(text) ? std::string(asText(text)) : fromLatin1(text);
    hideControls(out);
    return out;
}

} // namespace cunho::providers::pkcs11
