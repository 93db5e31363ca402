// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/session.hpp"

#include <array>
#include <cstring>

namespace cunho::providers::pkcs11 {

namespace {

constexpr std::size_t mostObjects = 1024;
constexpr std::size_t longestValue = 2048; ///< of a signature: RSA with 16384 bits

/// The search that a session is busy with, ended with this object.
class Search {
  public:
    Search(CK_FUNCTION_LIST& functions, CK_SESSION_HANDLE session) noexcept
        : functions_(functions), session_(session) {}
    ~Search() { functions_.C_FindObjectsFinal(session_); }
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;

  private:
    CK_FUNCTION_LIST& functions_;
    CK_SESSION_HANDLE session_;
};

/// The parameters of the standard want pointers to what is only read.
CK_BYTE* unconst(ByteView bytes) noexcept {
    return const_cast<CK_BYTE*>(bytes.data());
}

} // namespace

Session::Session(const Module& module, Token token)
    : module_(module), functions_(module.functions()), token_(std::move(token)) {
    check(functions_.C_OpenSession(token_.slot, CKF_SERIAL_SESSION, nullptr, nullptr, &handle_),
          "C_OpenSession");
}

Session::~Session() {
    if (loggedIn_) // a login is of the whole process: another's is left alone
        functions_.C_Logout(handle_);
    functions_.C_CloseSession(handle_);
}

void Session::check(CK_RV rv, const char* function) const {
    if (rv == CKR_OK)
        return;
    if (!module_.holdsToken(token_.slot))
        throw removed(rv, function, token_.label);
    throw errorOf(rv, function, token_.label);
}

std::vector<CK_OBJECT_HANDLE> Session::find(std::span<CK_ATTRIBUTE> attributes) {
    check(functions_.C_FindObjectsInit(handle_, attributes.data(), attributes.size()), "C_FindObjectsInit");
    const Search search(functions_, handle_);
    std::vector<CK_OBJECT_HANDLE> out;
    std::array<CK_OBJECT_HANDLE, 64> some{};
    while (out.size() < mostObjects) {
        CK_ULONG count = 0;
        check(functions_.C_FindObjects(handle_, some.data(), some.size(), &count), "C_FindObjects");
        if (count == 0)
            break;
        if (count > some.size())
            throw Error(Fault::Service, "PKCS11_REFUSED", {{"code", "C_FindObjects"}}, "more than asked for");
        out.insert(out.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return out;
}

std::optional<Bytes> Session::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, std::size_t most) {
    CK_ATTRIBUTE wanted{type, nullptr, 0};
    const auto absent = [&](CK_RV rv) {
        return rv == CKR_ATTRIBUTE_TYPE_INVALID || rv == CKR_ATTRIBUTE_SENSITIVE ||
               (rv == CKR_OK && wanted.ulValueLen == CK_UNAVAILABLE_INFORMATION);
    };
    CK_RV rv = functions_.C_GetAttributeValue(handle_, object, &wanted, 1);
    if (absent(rv))
        return std::nullopt;
    check(rv, "C_GetAttributeValue");
    if (wanted.ulValueLen > most)
        return std::nullopt;
    Bytes out(wanted.ulValueLen);
    if (out.empty())
        return out;
    wanted.pValue = out.data();
    rv = functions_.C_GetAttributeValue(handle_, object, &wanted, 1);
    if (absent(rv) || rv == CKR_BUFFER_TOO_SMALL || (rv == CKR_OK && wanted.ulValueLen > out.size()))
        return std::nullopt;
    check(rv, "C_GetAttributeValue");
    out.resize(wanted.ulValueLen);
    return out;
}

std::optional<CK_ULONG> Session::number(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) {
    const auto bytes = attribute(object, type, sizeof(CK_ULONG));
    if (!bytes || bytes->size() != sizeof(CK_ULONG))
        return std::nullopt;
    CK_ULONG out = 0;
    std::memcpy(&out, bytes->data(), sizeof out);
    return out;
}

std::optional<bool> Session::flag(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) {
    const auto bytes = attribute(object, type, sizeof(CK_BBOOL));
    if (!bytes || bytes->size() != sizeof(CK_BBOOL))
        return std::nullopt;
    return bytes->front() != CK_FALSE;
}

bool Session::login(CK_USER_TYPE user, const Secret* pin) {
    const ByteView typed = pin == nullptr ? ByteView{} : pin->expose();
    const CK_RV rv =
        functions_.C_Login(handle_, user, pin == nullptr ? nullptr : unconst(typed), typed.size());
    if (rv == CKR_PIN_INCORRECT || rv == CKR_PIN_INVALID || rv == CKR_PIN_LEN_RANGE)
        return false;
    check(rv, "C_Login");
    loggedIn_ = true;
    return true;
}

void Session::logout() {
    const CK_RV rv = functions_.C_Logout(handle_);
    if (rv != CKR_USER_NOT_LOGGED_IN)
        check(rv, "C_Logout");
    loggedIn_ = false;
}

void Session::beginSigning(CK_MECHANISM& mechanism, CK_OBJECT_HANDLE key, bool maybeActive) {
    const CK_RV rv = functions_.C_SignInit(handle_, &mechanism, key);
    if (!maybeActive || rv != CKR_OPERATION_ACTIVE)
        check(rv, "C_SignInit");
}

Bytes Session::finishSigning(ByteView data) {
    Bytes out(longestValue);
    CK_ULONG length = out.size();
    check(functions_.C_Sign(handle_, unconst(data), data.size(), out.data(), &length), "C_Sign");
    if (length > out.size())
        throw Error(Fault::Service, "PKCS11_REFUSED", {{"code", "C_Sign"}}, "longer than the buffer");
    out.resize(length);
    return out;
}

} // namespace cunho::providers::pkcs11
