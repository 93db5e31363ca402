// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sign_request.hpp"

#include "scap_call.hpp"
#include "served_attribute.hpp"

namespace cunho::scap {
namespace {

std::string secretText(const Secret& secret) {
    return std::string(secret.exposeText());
}

Json documentHashes(std::span<const CitizenSignedDocument> documents) {
    Json list = Json::array();
    for (const CitizenSignedDocument& document : documents)
        list.push_back({{"originalDocumentHash", toBase64(document.attributes.value)},
                        {"originalDocumentCitizenSignature", toBase64(document.value)},
                        {"documentName", document.name}});
    return list;
}

Json attributesToSign(const ChosenAttributes& chosen) {
    Json attributes = Json::array();
    for (const ProfessionalAttribute& attribute : chosen.attributes)
        attributes.push_back(servedJson(attribute));
    const AttributeProvider& provider = chosen.provider;
    return {{"attributeProviderInfo",
             {{"uriId", provider.uri}, {"name", provider.name}, {"type", provider.type}}},
            {"attributes", std::move(attributes)}};
}

Json providerSignatures(const std::vector<ChosenAttributes>& chosen) {
    Json list = Json::array();
    for (const ChosenAttributes& one : chosen)
        list.push_back({{"attributesToSign", attributesToSign(one)}});
    return list;
}

} // namespace

Json authorizationBody(const ScapOptions& options, const std::string& process, const Secret& code,
                       const Citizen& citizen, const crypto::Certificate& certificate,
                       const std::vector<ChosenAttributes>& chosen,
                       std::span<const CitizenSignedDocument> documents) {
    Json citizenInfo = Json::object();
    citizenInfo["citizenDocumentInfo"] = documentInfo(citizen);
    return {{"processId", process},
            {"credentialId", options.credentialId},
            {"clientName", options.clientName},
            {"totp", secretText(code)},
            {"numSignatures", documents.size()},
            {"documentHashesInfo", documentHashes(documents)},
            {"attributeProviderSignatures", providerSignatures(chosen)},
            {"citizenInfo", std::move(citizenInfo)},
            {"citizenCertificate", certificate.pem()}};
}

Json signHashBody(const ScapOptions& options, const SignTransaction& transaction, const Secret& code,
                  std::span<const crypto::Digest> digests) {
    Json hashes = Json::array();
    for (const crypto::Digest& digest : digests)
        hashes.push_back(toBase64(crypto::digestInfo(digest)));
    return {{"processId", transaction.process},   {"credentialId", options.credentialId},
            {"clientName", options.clientName},   {"totp", secretText(code)},
            {"sad", secretText(transaction.sad)}, {"transactionId", transaction.id},
            {"hashesToSign", std::move(hashes)}};
}

Json signResultBody(const SignTransaction& transaction) {
    return {{"processId", transaction.process},
            {"sad", secretText(transaction.sad)},
            {"transactionId", transaction.id}};
}

} // namespace cunho::scap
