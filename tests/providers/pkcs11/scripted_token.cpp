// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scripted_token.hpp"

#include <algorithm>
#include <cstring>

namespace {

using cunho::Byte;
using cunho::Bytes;
using cunho::test::ScriptedToken;

ScriptedToken token;

constexpr CK_SESSION_HANDLE theSession = 7;

/// Notes the call; what the test wants answered instead.
CK_RV begin(const char* function) {
    token.calls.emplace_back(function);
    return token.interfere ? token.interfere(function) : CKR_OK;
}

template<std::size_t N>
void pad(unsigned char (&field)[N], const Byte* bytes, std::size_t size) {
    std::memset(field, ' ', N);
    std::memcpy(field, bytes, std::min(N, size));
}

bool isTrue(const ScriptedToken::Attributes& object, CK_ATTRIBUTE_TYPE type) {
    const auto found = object.find(type);
    return found != object.end() && found->second == Bytes{CK_TRUE};
}

bool isVisible(const ScriptedToken::Attributes& object) {
    return token.loggedIn || !isTrue(object, CKA_PRIVATE);
}

CK_FLAGS triesFlags() {
    if (token.tries == 0)
        return CKF_USER_PIN_LOCKED;
    if (token.tries == token.longestTries)
        return 0;
    return CKF_USER_PIN_COUNT_LOW | (token.tries == 1 ? CKF_USER_PIN_FINAL_TRY : 0);
}

CK_RV initialize(void* arguments) {
    const auto* const given = static_cast<const CK_C_INITIALIZE_ARGS*>(arguments);
    token.initialiseFlags = given == nullptr ? 0 : given->flags;
    return begin("C_Initialize");
}

CK_RV finalize(void*) {
    token.loggedIn = false;
    return begin("C_Finalize");
}

CK_RV getInfo(CK_INFO* info) {
    *info = CK_INFO{};
    info->cryptokiVersion = {2, 40};
    return CKR_OK;
}

CK_RV getSlotList(CK_BBOOL, CK_SLOT_ID* slots, CK_ULONG* count) {
    if (const CK_RV rv = begin("C_GetSlotList"); rv != CKR_OK)
        return rv;
    const CK_ULONG here = token.present ? token.slots : 0;
    const CK_ULONG room = *count;
    *count = here;
    if (slots == nullptr)
        return CKR_OK;
    if (room < here)
        return CKR_BUFFER_TOO_SMALL;
    for (CK_ULONG i = 0; i < here; ++i)
        slots[i] = i;
    return CKR_OK;
}

CK_RV getSlotInfo(CK_SLOT_ID, CK_SLOT_INFO* info) {
    *info = CK_SLOT_INFO{};
    info->flags = CKF_REMOVABLE_DEVICE | (token.present ? CKF_TOKEN_PRESENT : 0);
    return CKR_OK;
}

CK_RV getTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO* info) {
    if (const CK_RV rv = begin("C_GetTokenInfo"); rv != CKR_OK)
        return rv;
    if (!token.present || slot != 0)
        return CKR_TOKEN_NOT_PRESENT;
    *info = CK_TOKEN_INFO{};
    pad(info->label, token.label.data(), token.label.size());
    const cunho::ByteView serial = {reinterpret_cast<const Byte*>(token.serial.data()), token.serial.size()};
    pad(info->serialNumber, serial.data(), serial.size());
    info->flags = token.flags | triesFlags();
    return CKR_OK;
}

CK_RV getMechanismInfo(CK_SLOT_ID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO* info) {
    if (const CK_RV rv = begin("C_GetMechanismInfo"); rv != CKR_OK)
        return rv;
    *info = {0, 0, CKF_SIGN};
    return token.mechanisms.contains(type) ? CKR_OK : CKR_MECHANISM_INVALID;
}

CK_RV openSession(CK_SLOT_ID, CK_FLAGS, void*, CK_NOTIFY, CK_SESSION_HANDLE* session) {
    *session = theSession;
    const CK_RV rv = begin("C_OpenSession");
    token.sessions += rv == CKR_OK ? 1 : 0;
    return rv;
}

CK_RV closeSession(CK_SESSION_HANDLE) {
    if (--token.sessions == 0)
        token.loggedIn = false;
    token.signingWith = 0;
    return begin("C_CloseSession");
}

CK_RV refuse() {
    --token.tries;
    if (token.forgetsOnRefusal)
        token.signingWith = 0;
    return CKR_PIN_INCORRECT;
}

CK_RV login(CK_SESSION_HANDLE, CK_USER_TYPE user, unsigned char* pin, CK_ULONG size) {
    if (const CK_RV rv = begin("C_Login"); rv != CKR_OK)
        return rv;
    const std::string typed = pin == nullptr ? "pad" : std::string(pin, pin + size);
    token.logins.push_back((user == CKU_USER ? "user " : "context ") + typed);
    if (token.tries == 0)
        return CKR_PIN_LOCKED;
    if (user == CKU_USER && token.loggedIn)
        return CKR_USER_ALREADY_LOGGED_IN;
    if (user == CKU_CONTEXT_SPECIFIC && token.signingWith == 0)
        return CKR_OPERATION_NOT_INITIALIZED;
    if (pin == nullptr ? !token.padAccepts : typed != token.pin)
        return refuse();
    token.tries = token.longestTries;
    (user == CKU_USER ? token.loggedIn : token.contextOpen) = true;
    return CKR_OK;
}

CK_RV logout(CK_SESSION_HANDLE) {
    if (const CK_RV rv = begin("C_Logout"); rv != CKR_OK)
        return rv;
    if (!token.loggedIn)
        return CKR_USER_NOT_LOGGED_IN;
    token.loggedIn = false;
    return CKR_OK;
}

bool matches(const ScriptedToken::Attributes& object, const CK_ATTRIBUTE* wanted, CK_ULONG count) {
    return std::all_of(wanted, wanted + count, [&](const CK_ATTRIBUTE& one) {
        const auto found = object.find(one.type);
        const auto* const bytes = static_cast<const Byte*>(one.pValue);
        return found != object.end() &&
               std::equal(found->second.begin(), found->second.end(), bytes, bytes + one.ulValueLen);
    });
}

CK_RV findObjectsInit(CK_SESSION_HANDLE, CK_ATTRIBUTE* wanted, CK_ULONG count) {
    if (const CK_RV rv = begin("C_FindObjectsInit"); rv != CKR_OK)
        return rv;
    token.found.clear();
    for (std::size_t i = 0; i < token.objects.size(); ++i) {
        if (isVisible(token.objects[i]) && matches(token.objects[i], wanted, count))
            token.found.push_back(i + 1);
    }
    return CKR_OK;
}

CK_RV findObjects(CK_SESSION_HANDLE, CK_OBJECT_HANDLE* out, CK_ULONG most, CK_ULONG* count) {
    if (const CK_RV rv = begin("C_FindObjects"); rv != CKR_OK)
        return rv;
    if (token.claimedCount) {
        std::fill(out, out + std::min(most, *token.claimedCount), CK_OBJECT_HANDLE{1});
        *count = *token.claimedCount;
        return CKR_OK;
    }
    *count = std::min<CK_ULONG>(most, token.found.size());
    std::copy_n(token.found.begin(), *count, out);
    token.found.erase(token.found.begin(), token.found.begin() + static_cast<std::ptrdiff_t>(*count));
    return CKR_OK;
}

CK_RV findObjectsFinal(CK_SESSION_HANDLE) {
    return begin("C_FindObjectsFinal");
}

CK_RV getAttributeValue(CK_SESSION_HANDLE, CK_OBJECT_HANDLE handle, CK_ATTRIBUTE* wanted, CK_ULONG) {
    if (const CK_RV rv = begin("C_GetAttributeValue"); rv != CKR_OK)
        return rv;
    if (handle == 0 || handle > token.objects.size())
        return CKR_OBJECT_HANDLE_INVALID;
    const auto& object = token.objects[handle - 1];
    const auto found = object.find(wanted->type);
    CK_RV rv = CKR_OK;
    if (found == object.end()) {
        wanted->ulValueLen = CK_UNAVAILABLE_INFORMATION;
        rv = CKR_ATTRIBUTE_TYPE_INVALID;
    } else if (wanted->pValue != nullptr && wanted->ulValueLen < found->second.size()) {
        rv = CKR_BUFFER_TOO_SMALL;
    } else {
        if (wanted->pValue != nullptr)
            std::memcpy(wanted->pValue, found->second.data(), found->second.size());
        wanted->ulValueLen = found->second.size();
    }
    if (token.lie)
        token.lie(*wanted);
    return rv;
}

CK_RV signInit(CK_SESSION_HANDLE, CK_MECHANISM* mechanism, CK_OBJECT_HANDLE key) {
    if (const CK_RV rv = begin("C_SignInit"); rv != CKR_OK)
        return rv;
    if (token.signingWith != 0)
        return CKR_OPERATION_ACTIVE;
    if (key == 0 || key > token.objects.size() || !isVisible(token.objects[key - 1]))
        return CKR_KEY_HANDLE_INVALID;
    token.signingWith = key;
    token.mechanism = *mechanism;
    token.contextOpen = false;
    return CKR_OK;
}

CK_RV sign(CK_SESSION_HANDLE, unsigned char* data, CK_ULONG size, unsigned char* out, CK_ULONG* outSize) {
    if (const CK_RV rv = begin("C_Sign"); rv != CKR_OK)
        return rv;
    if (token.signingWith == 0)
        return CKR_OPERATION_NOT_INITIALIZED;
    const auto& key = token.objects[token.signingWith - 1];
    token.signingWith = 0;
    if (isTrue(key, CKA_ALWAYS_AUTHENTICATE) && !token.contextOpen)
        return CKR_USER_NOT_LOGGED_IN;
    const Bytes value = token.sign(token.mechanism, Bytes(data, data + size));
    if (*outSize < value.size())
        return CKR_BUFFER_TOO_SMALL;
    std::copy(value.begin(), value.end(), out);
    *outSize = value.size();
    return CKR_OK;
}

CK_FUNCTION_LIST makeList() {
    CK_FUNCTION_LIST list{};
    list.version = {2, 40};
    list.C_Initialize = initialize;
    list.C_Finalize = finalize;
    list.C_GetInfo = getInfo;
    list.C_GetSlotList = getSlotList;
    list.C_GetSlotInfo = getSlotInfo;
    list.C_GetTokenInfo = getTokenInfo;
    list.C_GetMechanismInfo = getMechanismInfo;
    list.C_OpenSession = openSession;
    list.C_CloseSession = closeSession;
    list.C_Login = login;
    list.C_Logout = logout;
    list.C_FindObjectsInit = findObjectsInit;
    list.C_FindObjects = findObjects;
    list.C_FindObjectsFinal = findObjectsFinal;
    list.C_GetAttributeValue = getAttributeValue;
    list.C_SignInit = signInit;
    list.C_Sign = sign;
    return list;
}

} // namespace

extern "C" CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) {
    static CK_FUNCTION_LIST functions = makeList();
    functions.C_GetFunctionList = C_GetFunctionList;
    *list = &functions;
    return CKR_OK;
}

extern "C" ScriptedToken* scriptedToken() {
    return &token;
}
