// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/pss_transform.hpp"

#include "xml/native.hpp"

#include <type_traits>
#include <xmlsec/buffer.h>
#include <xmlsec/crypto.h>
#include <xmlsec/keys.h>

namespace cunho::xml {
namespace {

using Class = std::remove_const_t<xmlSecTransformKlass>;

constexpr int taken = 0;
constexpr int failed = -1;

/// xmlsec1 has checked that the key is an RSA key; the port has the certificate.
int requireRsa(xmlSecTransformPtr, xmlSecKeyReqPtr requirements) {
    requirements->keyId = xmlSecKeyDataRsaId;
    requirements->keyType = xmlSecKeyDataTypePublic;
    requirements->keyUsage = xmlSecKeyUsageVerify;
    return taken;
}

int takeKey(xmlSecTransformPtr, xmlSecKeyPtr) {
    return taken;
}

/// Lets the canonical SignedInfo gather in the input buffer.
int gather(xmlSecTransformPtr transform, int last, xmlSecTransformCtxPtr) {
    transform->status = last != 0 ? xmlSecTransformStatusFinished : xmlSecTransformStatusWorking;
    return taken;
}

ByteView gathered(xmlSecTransform& transform) {
    return {xmlSecBufferGetData(&transform.inBuf), xmlSecBufferGetSize(&transform.inBuf)};
}

int ask(xmlSecTransformPtr transform, const xmlSecByte* value, xmlSecSize size,
        xmlSecTransformCtxPtr context) {
    const auto* question = static_cast<const PssQuestion*>(context->userData);
    if (question == nullptr || transform->status != xmlSecTransformStatusFinished)
        return failed;
    const std::string_view digest = fromXml(transform->id->name);
    try { // no exception may pass through C
        const bool holds =
            question->check(question->certificate, digest, gathered(*transform), ByteView(value, size));
        transform->status = holds ? xmlSecTransformStatusOk : xmlSecTransformStatusFail;
        return taken;
    } catch (...) {
        return failed;
    }
}

Class method(const char* digest, const char* uri) noexcept {
    Class klass{};
    klass.klassSize = sizeof(xmlSecTransformKlass);
    klass.objSize = sizeof(xmlSecTransform);
    klass.name = toXml(digest);
    klass.href = toXml(uri);
    klass.usage = xmlSecTransformUsageSignatureMethod;
    klass.setKeyReq = requireRsa;
    klass.setKey = takeKey;
    klass.verify = ask;
    klass.getDataType = xmlSecTransformDefaultGetDataType;
    klass.pushBin = xmlSecTransformDefaultPushBin;
    klass.popBin = xmlSecTransformDefaultPopBin;
    klass.execute = gather;
    return klass;
}

} // namespace

const std::array<xmlSecTransformId, 3>& pssTransforms() noexcept {
    static const Class classes[] = {
        method("SHA-256", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
        method("SHA-384", "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1"),
        method("SHA-512", "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1")};
    static const std::array<xmlSecTransformId, 3> ids{&classes[0], &classes[1], &classes[2]};
    return ids;
}

} // namespace cunho::xml
