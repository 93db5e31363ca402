// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/output.hpp"

#include <cunho/core/reason_text.hpp>

#include <iostream>

namespace cunho::cli {

Json toJson(const Failure& failure) {
    Json json{{"fault", faultName(failure.fault)},
              {"reason", failure.reason},
              {"text", reasonText(failure, Language::English)}};
    if (!failure.params.empty())
        json["params"] = failure.params;
    if (!failure.detail.empty())
        json["detail"] = failure.detail;
    return json;
}

Json toJson(const invoicing::Problem& problem) {
    return {{"field", problem.field},
            {"reason", problem.reason},
            {"text", reasonText({Fault::Input, problem.reason, problem.params, {}}, Language::English)}};
}

Json toJson(const invoicing::Totals& totals) {
    Json taxes = Json::array();
    for (const auto& total : totals.taxes)
        taxes.push_back({{"region", total.key.region},
                         {"code", std::string(invoicing::taxCodeName(total.key.code))},
                         {"rate", total.key.rate.toString()},
                         {"exemption", total.key.exemption},
                         {"base", total.base.toString()},
                         {"tax", total.tax.toString()}});
    return {{"net", totals.net.toString()},
            {"tax", totals.tax.toString()},
            {"gross", totals.gross.toString()},
            {"taxes", std::move(taxes)}};
}

Json toJson(const invoicing::IssuedDocument& document) {
    const auto& facts = document.facts();
    Json json{{"id", facts.id},
              {"number", facts.number},
              {"date", formatDate(facts.date)},
              {"systemEntry", formatLocal(facts.systemEntry)},
              {"atcud", facts.atcud.toString()},
              {"hash", facts.hash},
              {"hashControl", facts.hashControl},
              {"training", facts.training()},
              {"qr", facts.qrText}};
    json.update(toJson(facts.totals));
    return json;
}

Json toJson(const invoicing::SignatureRecord& record) {
    return {{"level", record.level},
            {"file", record.file.string()},
            {"sha256", toHex(record.sha256)},
            {"signer", record.signer},
            {"signedAt", formatUtc(record.signedAt)}};
}

std::string stateName(invoicing::DocumentState state) {
    switch (state) {
    case invoicing::DocumentState::Draft: return "draft";
    case invoicing::DocumentState::SignaturePending: return "signature-pending";
    case invoicing::DocumentState::Signed: return "signed";
    case invoicing::DocumentState::SignedNotQualified: return "signed-not-qualified";
    }
    return {};
}

Json toJson(const invoicing::DocumentRow& row) {
    return {{"state", stateName(row.state)}, {"id", row.id},
            {"number", row.number},          {"customer", row.customer},
            {"nif", row.customerNif},        {"date", formatDate(row.date)},
            {"gross", row.gross.toString()}, {"training", row.training}};
}

Json toJson(const signing::SignedFile& file) {
    return {{"target", file.path.string()},
            {"level", std::string(signing::padesLevelName(file.level))},
            {"sha256", toHex(file.sha256)},
            {"signer", file.signer.commonName()},
            {"signedAt", formatUtc(file.signedAt)}};
}

void printLine(const Json& json) {
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
}

void printFailure(const Failure& failure) {
    std::cerr << "cunho-cli: " << reasonText(failure, Language::English) << '\n';
    if (!failure.detail.empty())
        std::cerr << "  (" << failure.reason << ": " << failure.detail << ")\n";
}

} // namespace cunho::cli
