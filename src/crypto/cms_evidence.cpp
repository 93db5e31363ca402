// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/cms_evidence.hpp"

#include "crypto/oid.hpp"

#include <cunho/core/error.hpp>

namespace cunho::crypto {
namespace {

/// Each costs every certificate a look at it; no signature carries nearly as many.
constexpr std::size_t mostAnswers = 256;

void keep(ByteView encoded, std::vector<Bytes>& list) {
    if (list.size() < mostAnswers)
        list.emplace_back(encoded.begin(), encoded.end());
}

/// OtherRevocationInfoFormat: of RFC 5940's two only the OCSP response is evidence.
void readOther(const der::Element& other, CmsInspection& result) {
    der::Reader fields(other.content);
    if (der::equal(fields.expect(der::ObjectIdentifier).whole, oid::revocationOcsp))
        keep(fields.expect(der::Sequence).whole, result.ocspResponses);
}

void readCrlsField(const der::Element& field, CmsInspection& result) {
    for (der::Reader choices(field.content); !choices.atEnd();) {
        const der::Element choice = choices.next();
        if (choice.tag == der::Sequence)
            keep(choice.whole, result.crls);
        else if (choice.tag == der::context(1))
            readOther(choice, result);
    }
}

void readSequenceOf(const std::optional<der::Element>& tagged, std::vector<Bytes>& list) {
    if (!tagged)
        return;
    for (der::Reader members(der::Reader(tagged->content).expect(der::Sequence).content); !members.atEnd();)
        keep(members.expect(der::Sequence).whole, list);
}

void readArchival(const std::optional<der::Element>& attributes, CmsInspection& result) {
    if (!attributes)
        return;
    for (const ByteView values : attributeValues(attributes->content, oid::revocationInfoArchival)) {
        der::Reader fields(der::Reader(values).expect(der::Sequence).content);
        readSequenceOf(fields.optional(der::context(0)), result.crls);
        readSequenceOf(fields.optional(der::context(1)), result.ocspResponses);
    }
}

template<class Read>
void leniently(Read read) {
    try {
        read();
    } catch (const Error& error) {
        if (error.fault() != Fault::File)
            throw;
    }
}

} // namespace

void collectEvidence(const SignedDataView& cms, const SignerInfoView& signer, CmsInspection& result) {
    if (cms.revocationInfos)
        leniently([&] { readCrlsField(*cms.revocationInfos, result); });
    leniently([&] { readArchival(signer.signedAttributes, result); });
    leniently([&] { readArchival(signer.unsignedAttributes, result); });
}

} // namespace cunho::crypto
