// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/seal.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace cunho::signing {

namespace {

/// What the State writes as organisation of each citizen's certificate, on the card and for the phone.
constexpr std::array<std::string_view, 2> citizenSchemes{"Cartão de Cidadão", "Cidadão Português"};

/// Those that are not empty, with commas between them.
std::string listed(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) {
        out += out.empty() || text.empty() ? "" : ", ";
        out += text;
    }
    return out;
}

} // namespace

SealContent sealContentOf(const crypto::Certificate& certificate, TimePoint time) {
    SealContent out;
    out.name = certificate.commonName();
    out.identification = certificate.subjectSerialNumber();
    out.capacity = certificate.title();
    if (const std::string organization = certificate.organizationName();
        std::ranges::find(citizenSchemes, organization) == citizenSchemes.end()) {
        out.company = organization;
        if (out.capacity.empty())
            out.capacity = certificate.organizationalUnitName();
    }
    out.time = time;
    return out;
}

std::string sealText(const SealContent& content) {
    const bool english = content.wording == SealContent::Wording::English;
    std::string when = formatLocal(toLocal(content.time, Zone::Lisbon));
    std::ranges::replace(when, 'T', ' ');
    std::string out = english ? "Signed by " : "Assinado por ";
    out += listed({content.name, content.capacity, content.company});
    const auto sentence = [&out](const std::string& label, const std::string& text) {
        out += text.empty() ? "" : ". " + label + text;
    };
    sentence(english ? "Certified by " : "Certificado por ", listed(content.certifiedBy));
    sentence(english ? "Certified attributes: " : "Atributos certificados: ", listed(content.attributes));
    sentence("", content.reason);
    sentence("", listed({when, content.place}));
    sentence("", content.mention);
    return out + ".";
}

} // namespace cunho::signing
