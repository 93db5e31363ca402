// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/scap/signature_service.hpp>

#include <algorithm>

namespace cunho::scap {
namespace {

AttributeProvider providerOf(const ProfessionalAttribute& attribute) {
    return {attribute.providerUri, attribute.providerName, attribute.providerType, attribute.nipc};
}

bool isSame(const AttributeProvider& a, const AttributeProvider& b) {
    return a.uri == b.uri && a.name == b.name && a.type == b.type && a.nipc == b.nipc;
}

/// What SCAP knows them by, within one provider.
bool isSame(const ProfessionalAttribute& a, const ProfessionalAttribute& b) {
    return a.id == b.id && a.description == b.description && a.served == b.served;
}

std::string partsOf(const ProfessionalAttribute& attribute) {
    std::string all;
    for (const auto& [description, value] : attribute.subAttributes)
        all += (all.empty() ? "" : "; ") + description + ": " + value;
    return all;
}

} // namespace

std::vector<ChosenAttributes> byProvider(const std::vector<ProfessionalAttribute>& attributes) {
    std::vector<ChosenAttributes> all;
    for (const ProfessionalAttribute& attribute : attributes) {
        if (attribute.source != ProfessionalAttribute::Source::Scap)
            continue;
        const AttributeProvider provider = providerOf(attribute);
        const auto known = std::find_if(all.begin(), all.end(), [&](const ChosenAttributes& chosen) {
            return isSame(chosen.provider, provider);
        });
        if (known == all.end()) {
            all.push_back({provider, {attribute}});
            continue;
        }
        auto& chosen = known->attributes;
        const auto isTwice = [&](const ProfessionalAttribute& one) { return isSame(one, attribute); };
        if (std::none_of(chosen.begin(), chosen.end(), isTwice))
            chosen.push_back(attribute);
    }
    return all;
}

std::string reasonOf(const ChosenAttributes& chosen) {
    const AttributeProvider& provider = chosen.provider;
    std::string reason = "Entidade: " + provider.name + ". ";
    if (provider.type == "ENTERPRISE" && !provider.nipc.empty())
        reason += "VATPT-" + provider.nipc + ". ";
    const char* lead = "Na qualidade de: ";
    for (const ProfessionalAttribute& attribute : chosen.attributes) {
        reason += lead + attribute.description;
        if (const std::string parts = partsOf(attribute); !parts.empty())
            reason += ". Subatributos: " + parts;
        lead = ". E na qualidade de: ";
    }
    return reason;
}

} // namespace cunho::scap
