// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/module.hpp"

#include <p11-kit/p11-kit.h>

namespace cunho::providers::pkcs11 {

namespace {

constexpr CK_ULONG mostSlots = 256;

Error unusable(const std::filesystem::path& path, const std::string& why) {
    return {Fault::Configuration, "PKCS11_MODULE_UNUSABLE", {{"module", path.filename().string()}}, why};
}

CK_FUNCTION_LIST* load(const std::filesystem::path& path) {
    // An empty name would be this program itself for dlopen.
    CK_FUNCTION_LIST* const loaded = path.empty() ? nullptr : p11_kit_module_load(path.c_str(), 0);
    if (loaded == nullptr) {
        const char* const why = p11_kit_message();
        throw unusable(path, why == nullptr ? "" : why);
    }
    const CK_RV rv = p11_kit_module_initialize(loaded);
    if (rv != CKR_OK) {
        p11_kit_module_release(loaded);
        throw unusable(path, "C_Initialize: " + returnName(rv));
    }
    return loaded;
}

} // namespace

Module::Module(const std::filesystem::path& path) : functions_(load(path)) {}

Module::~Module() {
    p11_kit_module_finalize(functions_);
    p11_kit_module_release(functions_);
}

std::vector<CK_SLOT_ID> Module::slots() const {
    std::vector<CK_SLOT_ID> out;
    CK_RV rv = CKR_BUFFER_TOO_SMALL;
    // A token that comes between the two calls makes the second one ask for more.
    for (int round = 0; round < 3 && rv == CKR_BUFFER_TOO_SMALL; ++round) {
        CK_ULONG count = 0;
        rv = functions_->C_GetSlotList(CK_TRUE, nullptr, &count);
        if (rv != CKR_OK)
            break;
        if (count > mostSlots)
            throw Error(Fault::Service, "PKCS11_REFUSED", {{"code", "C_GetSlotList"}},
                        std::to_string(count) + " slots");
        if (count == 0)
            return {};
        out.resize(count);
        rv = functions_->C_GetSlotList(CK_TRUE, out.data(), &count);
        if (rv == CKR_OK && count < out.size())
            out.resize(count);
    }
    if (rv != CKR_OK)
        throw errorOf(rv, "C_GetSlotList", {});
    return out;
}

std::vector<Token> Module::tokens() const {
    std::vector<Token> out;
    for (const CK_SLOT_ID slot : slots()) {
        auto one = token(slot);
        if (one && one->has(CKF_TOKEN_INITIALIZED))
            out.push_back(std::move(*one));
    }
    return out;
}

std::optional<Token> Module::token(CK_SLOT_ID slot) const {
    CK_TOKEN_INFO info{};
    if (functions_->C_GetTokenInfo(slot, &info) != CKR_OK)
        return std::nullopt;
    return Token{slot, printable(info.label), printable(info.serialNumber), info.flags};
}

bool Module::holdsToken(CK_SLOT_ID slot) const {
    CK_SLOT_INFO info{};
    return functions_->C_GetSlotInfo(slot, &info) == CKR_OK && (info.flags & CKF_TOKEN_PRESENT) != 0;
}

bool Module::signsWith(CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism) const {
    CK_MECHANISM_INFO info{};
    const CK_RV rv = functions_->C_GetMechanismInfo(slot, mechanism, &info);
    return rv == CKR_OK ? (info.flags & CKF_SIGN) != 0 : rv != CKR_MECHANISM_INVALID;
}

} // namespace cunho::providers::pkcs11
