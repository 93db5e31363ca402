// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/reason_text.hpp>

#include <algorithm>
#include <array>

namespace cunho {
namespace {

struct Row {
    std::string_view id;
    std::string_view portuguese;
    std::string_view english;
};

const Row rows[] = {
#include "reasons/app.inc"
#include "reasons/citizen_card.inc"
#include "reasons/cli.inc"
#include "reasons/cmd.inc"
#include "reasons/core.inc"
#include "reasons/crypto.inc"
#include "reasons/http.inc"
#include "reasons/invoicing.inc"
#include "reasons/ledger.inc"
#include "reasons/masters.inc"
#include "reasons/pdf.inc"
#include "reasons/print.inc"
#include "reasons/providers.inc"
#include "reasons/saft.inc"
#include "reasons/sandbox.inc"
#include "reasons/scap.inc"
#include "reasons/signing.inc"
#include "reasons/smartcard.inc"
#include "reasons/store.inc"
#include "reasons/ui.inc"
#include "reasons/wiring.inc"
#include "reasons/xml.inc"
};

std::string fill(std::string_view text, const ErrorParams& params) {
    std::string result;
    while (!text.empty()) {
        const auto open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const auto close = text.find('}', open);
        if (close == std::string_view::npos)
            return result + std::string(text.substr(open));
        const auto value = params.find(std::string(text.substr(open + 1, close - open - 1)));
        result += value == params.end() ? "?" : value->second;
        text.remove_prefix(close + 1);
        const bool emptyBrackets = result.ends_with(" (") && text.starts_with(')');
        if (emptyBrackets) {
            result.erase(result.size() - 2);
            text.remove_prefix(1);
        }
    }
    return result;
}

} // namespace

std::optional<std::string_view> reasonTemplate(std::string_view reason, Language language) {
    const auto* row =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return r.id == reason; });
    if (row == std::end(rows))
        return std::nullopt;
    return language == Language::Portuguese ? row->portuguese : row->english;
}

std::string reasonText(const Failure& failure, Language language) {
    if (const auto text = reasonTemplate(failure.reason, language))
        return fill(*text, failure.params);
    return (language == Language::Portuguese ? "Ocorreu um problema (" : "A problem occurred (") +
           failure.reason +
           (language == Language::Portuguese ? "). Tente de novo; se continuar, envie este código."
                                             : "). Try again; if it stays, report this code.");
}

} // namespace cunho
