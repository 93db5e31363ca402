// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/output.hpp"

#include "cli/command.hpp"

#include <cunho/core/reason_text.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

/// With the option that is the next step, which the window has no word for.
std::string failureText(const Failure& failure) {
    const bool locked = failure.reason == "PDF_PASSWORD_NEEDED";
    return reasonText(failure, Language::English) + (locked ? " Give it with --password-file." : "");
}

} // namespace

Json toJson(const Failure& failure) {
    Json json{
        {"fault", faultName(failure.fault)}, {"reason", failure.reason}, {"text", failureText(failure)}};
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
    for (const auto& total : totals.taxes) {
        taxes.push_back({{"region", total.key.region},
                         {"code", total.key.saftCode()},
                         {"rate", total.key.rate.toString()},
                         {"exemption", total.key.exemption},
                         {"base", total.base.toString()},
                         {"tax", total.tax.toString()}});
        if (total.key.type != invoicing::TaxType::Vat)
            taxes.back()["type"] = std::string(invoicing::taxTypeName(total.key.type));
    }
    Json json{{"net", totals.net.toString()},
              {"tax", totals.tax.toString()},
              {"gross", totals.gross.toString()},
              {"taxes", std::move(taxes)}};
    if (!totals.withholdings.empty()) {
        json["withheld"] = totals.withheld().toString();
        json["payable"] = totals.payable().toString();
    }
    if (totals.currency)
        json["currency"] = {{"code", totals.currency->code},
                            {"amount", totals.currency->amount.toFixed(2)},
                            {"rate", totals.currency->rate.toString()}};
    return json;
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
    case invoicing::DocumentState::NotSigned: return "not-signed";
    }
    return {};
}

Json toJson(const invoicing::DocumentRow& row) {
    return {{"state", stateName(row.state)},
            {"id", row.id},
            {"number", row.number},
            {"customer", row.customer},
            {"nif", row.customerNif},
            {"date", formatDate(row.date)},
            {"gross", row.gross.toString()},
            {"training", row.training},
            {"type", std::string(invoicing::documentType(row.type).code)},
            {"standing", std::string(invoicing::standingName(row.standing))}};
}

Json toJson(const signing::SignedFile& file) {
    return {{"path", file.path.string()},         {"level", std::string(signing::padesLevelName(file.level))},
            {"sha256", toHex(file.sha256)},       {"cautions", cautionsJson(file.cautions)},
            {"signer", file.signer.commonName()}, {"signedAt", formatUtc(file.signedAt)}};
}

Json cautionsJson(const std::vector<pdf::Caution>& cautions) {
    Json json = Json::array();
    for (const auto caution : cautions)
        json.push_back(pdf::cautionReason(caution));
    return json;
}

std::string cautionText(pdf::Caution caution, const std::filesystem::path& file) {
    return reasonText({Fault::File, pdf::cautionReason(caution), {{"file", file.filename().string()}}, {}},
                      Language::English);
}

std::string printable(std::string text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<Byte>(text[at]);
        const bool c1 = byte >= 0x80 && byte < 0xA0 && at > 0 && static_cast<Byte>(text[at - 1]) == 0xC2;
        if (c1)
            text[at - 1] = '?';
        if (byte < 0x20 || byte == 0x7F || c1)
            text[at] = '?';
    }
    return text;
}

std::string toText(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void printLine(const Json& json) {
    std::cout << toText(json) << '\n' << std::flush;
}

Json problemsJson(const std::vector<invoicing::Problem>& problems) {
    Json list = Json::array();
    for (const auto& problem : problems)
        list.push_back(toJson(problem));
    return list;
}

void printProblems(const std::vector<invoicing::Problem>& problems) {
    for (const auto& problem : problems)
        std::cerr << (problem.field.empty() ? "draft" : problem.field) << ": "
                  << toJson(problem).at("text").get<std::string>() << '\n';
}

int refuse(bool json, const std::vector<invoicing::Problem>& problems) {
    if (json)
        printLine({{"problems", problemsJson(problems)}});
    else
        printProblems(problems);
    return SomeFailed;
}

void printFailure(const Failure& failure) {
    std::cerr << "cunho-cli: " << printable(failureText(failure)) << '\n';
    if (!failure.detail.empty())
        std::cerr << "  (" << failure.reason << ": " << printable(failure.detail) << ")\n";
}

} // namespace cunho::cli
