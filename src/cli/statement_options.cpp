// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/statement_options.hpp"

#include <algorithm>
#include <optional>

namespace cunho::cli {
namespace {

/// The digest that so many hexadecimal digits are.
std::optional<crypto::Digest> digestOf(const std::string& hex) {
    using crypto::DigestAlgorithm;
    const bool isHex = std::ranges::all_of(hex, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    if (!isHex)
        return std::nullopt;
    for (const auto& [digits, algorithm] :
         {std::pair(64U, DigestAlgorithm::Sha256), std::pair(96U, DigestAlgorithm::Sha384),
          std::pair(128U, DigestAlgorithm::Sha512)})
        if (hex.size() == digits)
            return crypto::Digest{algorithm, fromHex(hex)};
    return std::nullopt;
}

bool isDotted(const std::string& oid) {
    const bool isMade = std::ranges::all_of(oid, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return isMade && oid.find('.') != std::string::npos && oid.front() != '.' && oid.back() != '.' &&
           oid.find("..") == std::string::npos;
}

} // namespace

void StatementOptions::addTo(CLI::App& command) {
    auto* reasonOption = command.add_option("--reason", reason, "Why it is signed, in your own words");
    auto* commitmentOption =
        command
            .add_option("--commitment", commitment,
                        "proof-of-origin, -receipt, -delivery, -sender, -approval or -creation")
            ->check(CLI::Validator(
                [](const std::string& name) {
                    return crypto::commitmentNamed(name) ? std::string() : name + " is no commitment type";
                },
                ""))
            ->excludes(reasonOption);
    auto* policyOption = command.add_option("--policy", policy, "OID of the signature policy that is kept")
                             ->excludes(reasonOption)
                             ->excludes(commitmentOption);
    auto* document =
        command.add_option("--policy-document", policyDocument, "The policy's document")->needs(policyOption);
    command
        .add_option("--policy-hash", policyHash,
                    "Its SHA-256, SHA-384 or SHA-512 in hexadecimal, instead of the document")
        ->needs(policyOption)
        ->excludes(document);
    command.add_option("--policy-uri", policyUri, "Where the policy can be read")->needs(policyOption);
}

void StatementOptions::requireSense(const CLI::App& command) const {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    if (policy.empty())
        return;
    if (!isDotted(policy))
        wrong("'" + policy + "' is no OID: --policy takes numbers with dots, such as 1.2.3");
    if (policyDocument.empty() && policyHash.empty())
        wrong("--policy needs the policy's --policy-document FILE or --policy-hash HEX");
    if (!policyHash.empty() && !digestOf(policyHash))
        wrong("--policy-hash takes 64, 96 or 128 hexadecimal digits (SHA-256, SHA-384, SHA-512)");
}

signing::Statement StatementOptions::statement() const {
    if (!reason.empty())
        return signing::ReasonText{reason};
    if (!commitment.empty())
        return crypto::commitmentNamed(commitment).value();
    if (!policy.empty())
        return crypto::SignaturePolicy{
            policy, policyHash.empty() ? crypto::sha256File(policyDocument) : digestOf(policyHash).value(),
            policyUri};
    return {};
}

} // namespace cunho::cli
