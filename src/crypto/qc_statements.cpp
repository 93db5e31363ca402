// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/der.hpp"
#include "crypto/native.hpp"

#include <cunho/crypto/qc_statements.hpp>

#include <array>

namespace cunho::crypto {
namespace {

/// 0.4.0.1862.1.<number> and 0.4.0.1862.1.6.<number>, contents of an OBJECT IDENTIFIER.
constexpr std::array<Byte, 5> statementArc{0x04, 0x00, 0x8E, 0x46, 0x01};
constexpr Byte compliance = 1;
constexpr Byte device = 4;
constexpr Byte qcType = 6;

/// The last arc of `identifier` when it stands directly below `arc`, otherwise 0.
Byte lastArc(ByteView identifier, ByteView arc) {
    const bool below = identifier.size() == arc.size() + 1 && der::equal(identifier.first(arc.size()), arc);
    return below ? identifier.back() : Byte{0};
}

void readTypes(ByteView list, QcStatements& out) {
    std::array<Byte, 6> arc{};
    std::copy(statementArc.begin(), statementArc.end(), arc.begin());
    arc.back() = qcType;
    for (der::Reader types(list); !types.atEnd();) {
        switch (lastArc(types.expect(der::ObjectIdentifier).content, arc)) {
        case 1: out.forSignatures = true; break;
        case 2: out.forSeals = true; break;
        case 3: out.forWebsites = true; break;
        default: break;
        }
    }
}

QcStatements readStatements(ByteView extension) {
    QcStatements out;
    der::Reader outer(extension);
    for (der::Reader list(outer.expect(der::Sequence).content); !list.atEnd();) {
        der::Reader statement(list.expect(der::Sequence).content);
        const Byte number = lastArc(statement.expect(der::ObjectIdentifier).content, statementArc);
        out.compliance = out.compliance || number == compliance;
        out.device = out.device || number == device;
        if (number == qcType)
            readTypes(statement.expect(der::Sequence).content, out);
    }
    return out;
}

} // namespace

std::optional<QcStatements> qcStatements(const Certificate& certificate) {
    const X509* x509 = certificate.native().x509.get();
    const int at = X509_get_ext_by_NID(x509, NID_qcStatements, -1);
    if (at < 0)
        return std::nullopt;
    const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(X509_get_ext(x509, at));
    try {
        return readStatements(
            {ASN1_STRING_get0_data(value), static_cast<std::size_t>(ASN1_STRING_length(value))});
    } catch (const Error&) { // an extension that cannot be read says nothing
        return std::nullopt;
    }
}

} // namespace cunho::crypto
