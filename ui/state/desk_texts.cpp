// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/desk_texts.hpp"

#include <cunho/scap/guidance.hpp>

#include <algorithm>

namespace cunho::ui {
namespace {

constexpr std::pair<signing::Prerequisite, std::string_view> guides[] = {
    {signing::Prerequisite::CmdActive, "cmd-active"},
    {signing::Prerequisite::CardReader, "card-reader"},
    {signing::Prerequisite::NoEarlierAccount, "no-earlier-account"},
    {signing::Prerequisite::Capacity, "capacity"},
    {signing::Prerequisite::InvoiceAttribute, "invoice-attribute"},
    {signing::Prerequisite::PinsKnown, "pins-known"},
    {signing::Prerequisite::CmdSignature, "cmd-signature"}};

LegalText empty(Language language) {
    LegalText result;
    result.version = app::consentVersion;
    result.language = app::languageCode(language);
    return result;
}

} // namespace

app::ConsentText termsOf(Language language) {
    const auto texts = app::consentTexts(language);
    return *std::ranges::find(texts, signing::ConsentRecord::Kind::Terms, &app::ConsentText::kind);
}

LegalText termsText(Language language) {
    const auto terms = termsOf(language);
    auto result = empty(language);
    result.title = terms.title;
    result.parts.push_back({{}, std::string(terms.body)});
    return result;
}

LegalText consentText(Language language) {
    auto result = empty(language);
    for (const auto& text : app::consentTexts(language))
        result.parts.push_back({std::string(text.title), std::string(text.body)});
    return result;
}

LegalText cmdInformation(Language language) {
    const auto information = app::cmdInformation(language);
    LegalText result;
    result.version = app::cmdInformationVersion;
    result.language = app::languageCode(language);
    result.title = information.title;
    for (std::string_view rest = information.body; !rest.empty();) {
        const auto end = std::min(rest.find("\n\n"), rest.size());
        const auto paragraph = rest.substr(0, end);
        const auto line = paragraph.find('\n');
        auto text = paragraph.substr(line + 1);
        text = text.substr(0, text.find_last_not_of('\n') + 1);
        result.parts.push_back({std::string(paragraph.substr(0, line)), std::string(text)});
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return result;
}

Guidance guidanceOf(std::string_view id, Language language) {
    const auto found = scap::findGuidance(id, language);
    if (!found)
        return {};
    std::string cost = found->cost;
    if (!found->validity.empty())
        cost.append(cost.empty() ? "" : " ").append(found->validity);
    return {found->steps, cost, found->link, found->linkName, found->asOf};
}

void addTexts(ActivationScene& scene, Language language) {
    scene.consent = consentText(language);
    for (const auto& [prerequisite, id] : guides)
        scene.guidance[prerequisite] = guidanceOf(id, language);
    scene.portalAccounts = guidanceOf("portal-accounts", language);
    scene.invoiceAttribute = guidanceOf("invoice-attribute", language);
    scene.handOver = app::handOverText(scene.company, scene.nipc, language == Language::Portuguese);
}

} // namespace cunho::ui
