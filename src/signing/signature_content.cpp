// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/signature_content.hpp"

#include "signing/seed_values.hpp"

#include <cunho/core/environment.hpp>
#include <cunho/core/error.hpp>
#include <cunho/pdf/reader.hpp>

namespace cunho::signing {

namespace {

/// Where the purpose goes: /Reason, or attributes of the CMS. The sandbox's mention goes with it, but for a
/// reason whose words are `fixed`.
void state(pdf::SignatureRequest& request, const Statement& statement, bool sandbox, bool fixed) {
    const std::string mention(sandbox ? environmentMention(Environment::Sandbox) : "");
    const auto* reason = std::get_if<ReasonText>(&statement);
    if (fixed) {
        request.reason = reason == nullptr ? "" : reason->text;
        request.location = mention;
    } else if (reason != nullptr && !reason->text.empty()) {
        request.reason = mention.empty() ? reason->text : mention + ": " + reason->text;
    } else if (reason != nullptr || std::holds_alternative<std::monostate>(statement)) {
        request.reason = mention;
    } else {
        request.location = mention; // a commitment or policy suffers no /Reason beside it
    }
}

/// What the person did not say is taken from the certificate.
SealContent completed(SealContent content, const SealContent& fromCertificate) {
    const auto fill = [](std::string& text, const std::string& other) {
        if (text.empty()) {
            text = other;
        }
    };
    if (content.name.empty()) {
        content.name = fromCertificate.name;
        fill(content.capacity, fromCertificate.capacity);
        fill(content.company, fromCertificate.company);
        fill(content.identification, fromCertificate.identification);
    }
    content.time = fromCertificate.time;
    return content;
}

/// The empty field that is to be filled, when it has a place on a page.
const pdf::EmptySignatureField* placedField(const pdf::PdfStructure& structure, const std::string& name) {
    for (const pdf::EmptySignatureField& field : structure.emptyFields) {
        if (!name.empty() && field.name == name && field.page != 0 && field.rectangle.width() > 0 &&
            field.rectangle.height() > 0) {
            return &field;
        }
    }
    return nullptr;
}

/// The seal of a field that has its place fills it; any other goes where the request says.
pdf::Seal drawSeal(const pdf::Reader& reader, const SignFileRequest& request,
                   const pdf::PdfStructure& structure, const Credential& credential,
                   const SignerServices& services, TimePoint now) {
    if (services.seals == nullptr) {
        throw Error(Fault::Configuration, "NO_SEAL_PAINTER");
    }
    pdf::Rectangle place;
    const pdf::PageGeometry* sheet = &structure.page.geometry;
    const auto* chosen = std::get_if<pdf::OnSheet>(&request.seal->placement.where);
    if (const auto* field = placedField(structure, request.fieldName)) {
        sheet = &field->geometry;
        place = sheet->toShown(field->rectangle);
        chosen = nullptr;
    } else {
        place = pdf::placeSeal(reader, request.source, structure.page, request.seal->placement);
    }
    SealContent content = completed(request.seal->content, sealContentOf(credential.chain.front(), now));
    content.opaque = content.opaque || structure.transparencyForbidden;
    if (credential.sandbox) {
        content.mention = environmentMention(Environment::Sandbox);
    }
    pdf::Seal seal{services.seals->paint(content, place.width(), place.height()), place};
    seal.inField = request.seal->inField;
    if (sealsOtherPages(request, structure)) {
        seal.elsewhere =
            chosen != nullptr ? *chosen : pdf::OnSheet{place, sheet->shownWidth(), sheet->shownHeight()};
        seal.text = sealText(content);
    }
    return seal;
}

} // namespace

crypto::AttributeOptions attributesFor(const Statement& statement) {
    crypto::AttributeOptions options;
    if (const auto* commitment = std::get_if<crypto::CommitmentType>(&statement)) {
        options.commitment = *commitment;
    } else if (const auto* policy = std::get_if<crypto::SignaturePolicy>(&statement)) {
        options.policy = *policy;
    }
    return options;
}

bool sealsOtherPages(const SignFileRequest& request, const pdf::PdfStructure& structure) {
    return request.seal && request.seal->everyPage && structure.pageCount > 1 && pdf::allowsStamps(structure);
}

pdf::SignatureRequest signatureContent(const pdf::Reader& reader, const SignFileRequest& request,
                                       const pdf::PdfStructure& structure, const Credential& credential,
                                       const SignerServices& services, TimePoint now) {
    pdf::SignatureRequest signature;
    signature.fieldName = request.fieldName;
    state(signature, request.statement, credential.sandbox, fixesReason(structure, request.fieldName));
    signature.signerName = credential.chain.front().commonName();
    signature.claimedTime = now;
    signature.application = "Cunho";
    const std::size_t token = request.level >= PadesLevel::B_T ? services.levels.timestamps->tokenSize() : 0;
    signature.contentsCapacity = crypto::CmsSignature::estimateSize(credential.chain, credential.algorithm,
                                                                    attributesFor(request.statement), token);
    if (request.seal && (request.seal->inField || sealsOtherPages(request, structure))) {
        signature.seal = drawSeal(reader, request, structure, credential, services, now);
    }
    return signature;
}

} // namespace cunho::signing
