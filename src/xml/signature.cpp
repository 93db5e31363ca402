// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/native.hpp"
#include "xml/pss_transform.hpp"
#include "xml/signature_shape.hpp"
#include "xml/xmlsec.hpp"

#include <cunho/core/error.hpp>

#include <libxml/valid.h>
#include <xmlsec/crypto.h>
#include <xmlsec/transforms.h>

namespace cunho::xml {
namespace {

/// Lets "#id" find the root; no schema has told libxml2 which attribute is an identifier.
void declareId(const Element& root) {
    const auto name = idAttribute(root);
    if (!name)
        return;
    const std::string local(name->local);
    const std::string space(name->space);
    xmlAttrPtr attribute = space.empty()
                               ? xmlHasNsProp(nodeOf(root), toXml(local.c_str()), nullptr)
                               : xmlHasNsProp(nodeOf(root), toXml(local.c_str()), toXml(space.c_str()));
    const std::string value = root.attribute(*name).value_or("");
    if (xmlGetID(nodeOf(root)->doc, toXml(value.c_str())) == nullptr)
        xmlAddID(nullptr, nodeOf(root)->doc, toXml(value.c_str()), attribute);
}

/// The shape was checked against the same lists; xmlsec1 is told them again so that two readers must agree.
void allowOnlyWhatWeKnow(xmlSecDSigCtx& context) {
    const xmlSecTransformId forReferences[] = {xmlSecTransformEnvelopedId,
                                               xmlSecTransformExclC14NId,
                                               xmlSecTransformExclC14NWithCommentsId,
                                               xmlSecTransformInclC14NId,
                                               xmlSecTransformInclC14NWithCommentsId,
                                               xmlSecTransformInclC14N11Id,
                                               xmlSecTransformInclC14N11WithCommentsId,
                                               xmlSecTransformSha256Id,
                                               xmlSecTransformSha384Id,
                                               xmlSecTransformSha512Id};
    const xmlSecTransformId forSignedInfo[] = {
        xmlSecTransformExclC14NId,    xmlSecTransformExclC14NWithCommentsId,
        xmlSecTransformInclC14NId,    xmlSecTransformInclC14NWithCommentsId,
        xmlSecTransformInclC14N11Id,  xmlSecTransformInclC14N11WithCommentsId,
        xmlSecTransformRsaSha256Id,   xmlSecTransformRsaSha384Id,
        xmlSecTransformRsaSha512Id,   xmlSecTransformEcdsaSha256Id,
        xmlSecTransformEcdsaSha384Id, xmlSecTransformEcdsaSha512Id};
    bool done = true;
    for (const auto id : pssTransforms())
        done = xmlSecDSigCtxEnableSignatureTransform(&context, id) >= 0 && done;
    for (const auto id : forReferences)
        done = xmlSecDSigCtxEnableReferenceTransform(&context, id) >= 0 && done;
    for (const auto id : forSignedInfo)
        done = xmlSecDSigCtxEnableSignatureTransform(&context, id) >= 0 && done;
    if (!done)
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "xmlsec1 took no list of transforms");
    context.enabledReferenceUris = xmlSecTransformUriTypeEmpty | xmlSecTransformUriTypeSameDocument;
    context.flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
}

SignatureContext contextWithKey(ByteView certificate) {
    SignatureContext context(xmlSecDSigCtxCreate(nullptr));
    if (!context)
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "xmlsec1 made no context");
    allowOnlyWhatWeKnow(*context);
    // With a key set, KeyInfo is not read.
    context->signKey =
        xmlSecCryptoAppKeyLoadMemory(certificate.data(), static_cast<xmlSecSize>(certificate.size()),
                                     xmlSecKeyDataFormatCertDer, nullptr, nullptr, nullptr);
    return context;
}

/// How many references have `status`.
std::size_t count(xmlSecDSigCtx& context, xmlSecDSigStatus status) {
    std::size_t found = 0;
    for (xmlSecSize i = 0; i < xmlSecPtrListGetSize(&context.signedInfoReferences); ++i) {
        const auto* reference =
            static_cast<xmlSecDSigReferenceCtxPtr>(xmlSecPtrListGetItem(&context.signedInfoReferences, i));
        found += reference != nullptr && reference->status == status ? 1U : 0U;
    }
    return found;
}

SignatureCheck compute(const SignatureShape& shape, const Bytes& certificate, const PssCheck& pss) {
    const auto context = contextWithKey(certificate);
    if (context->signKey == nullptr)
        return SignatureCheck::SignatureWrong;
    PssQuestion question{pss, certificate};
    context->transformCtx.userData = &question;
    const bool computed = xmlSecDSigCtxVerify(context.get(), nodeOf(*shape.signature)) >= 0;
    if (count(*context, xmlSecDSigStatusInvalid) > 0)
        return SignatureCheck::DigestWrong;
    const bool valid = computed && context->status == xmlSecDSigStatusSucceeded &&
                       count(*context, xmlSecDSigStatusSucceeded) == shape.references;
    return valid ? SignatureCheck::Valid : SignatureCheck::SignatureWrong;
}

} // namespace

std::string_view signatureCheckName(SignatureCheck check) noexcept {
    switch (check) {
    case SignatureCheck::Valid: return "Valid";
    case SignatureCheck::NoSignature: return "NoSignature";
    case SignatureCheck::SeveralSignatures: return "SeveralSignatures";
    case SignatureCheck::Malformed: return "Malformed";
    case SignatureCheck::ForbiddenAlgorithm: return "ForbiddenAlgorithm";
    case SignatureCheck::ForbiddenTransform: return "ForbiddenTransform";
    case SignatureCheck::ForeignReference: return "ForeignReference";
    case SignatureCheck::RootNotSigned: return "RootNotSigned";
    case SignatureCheck::DuplicateId: return "DuplicateId";
    case SignatureCheck::DigestWrong: return "DigestWrong";
    case SignatureCheck::SignatureWrong: return "SignatureWrong";
    }
    return "";
}

SignatureResult verifyEnvelopedSignature(const Document& document, const std::vector<Bytes>& certificates,
                                         const PssCheck& pss) {
    const SignatureShape shape = shapeOf(document, static_cast<bool>(pss));
    if (shape.check != SignatureCheck::Valid)
        return {shape.check, 0, shape.detail};
    startXmlsec();
    Complaints complaints;
    declareId(document.root());
    SignatureResult result;
    result.detail = "no certificate was given";
    for (std::size_t i = 0; i < certificates.size(); ++i) {
        result = {compute(shape, certificates[i], pss), i, complaints.take()};
        // An altered element is altered whoever signed.
        if (result.check != SignatureCheck::SignatureWrong)
            break;
    }
    if (result.check == SignatureCheck::Valid)
        result.detail.clear();
    return result;
}

} // namespace cunho::xml
