// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/seal.hpp>

namespace cunho::signing {

namespace {

/// What the State writes as organisation of each citizen's certificate.
constexpr std::string_view kCitizenCard = "Cartão de Cidadão";

} // namespace

SealContent sealContentOf(const crypto::Certificate& certificate, TimePoint time) {
    SealContent out;
    out.name = certificate.commonName();
    out.identification = certificate.subjectSerialNumber();
    out.capacity = certificate.title();
    if (certificate.organizationName() != kCitizenCard) {
        out.company = certificate.organizationName();
        if (out.capacity.empty())
            out.capacity = certificate.organizationalUnitName();
    }
    out.time = time;
    return out;
}

} // namespace cunho::signing
