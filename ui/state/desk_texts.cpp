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
