// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "folded.hpp"

#include <cunho/scap/attribute.hpp>

#include <algorithm>
#include <array>

namespace cunho::scap {
namespace {

/// AtributosEmpresariais.xlsx, folded (autenticacao-gov D.6).
constexpr std::string_view invoiceAttribute = "assinatura de faturas eletronicas";
constexpr std::array<std::string_view, 6> capacities{"gerente",
                                                     "administrador",
                                                     "diretor",
                                                     "procurador",
                                                     "membro do orgao de administracao",
                                                     "presidente do orgao de administracao"};

std::string digits(const std::string& text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c >= '0' && c <= '9'; });
    return out;
}

/// "gerente", "gerente da sociedade", "diretora": the word itself, its feminine, or more words after it.
bool begins(const std::string& name, std::string_view word) {
    if (!name.starts_with(word))
        return false;
    std::string_view rest = std::string_view(name).substr(word.size());
    if (rest.starts_with('a'))
        rest.remove_prefix(1);
    return rest.empty() || rest.front() == ' ' || rest.front() == ',' || rest.front() == '(';
}

bool names(const ProfessionalAttribute& attribute, std::string_view word) {
    return begins(folded(attribute.description), word) || begins(folded(attribute.identifiableName), word) ||
           begins(folded(attribute.id), word);
}

bool isCapacity(const ProfessionalAttribute& attribute) {
    const auto full = [&](const std::string& text) {
        return folded(text) == "membro/presidente do orgao de administracao";
    };
    return full(attribute.description) || full(attribute.identifiableName) ||
           std::any_of(capacities.begin(), capacities.end(),
                       [&](std::string_view word) { return names(attribute, word); });
}

/// The one of several attributes of a kind that lasts longest.
struct Best {
    const ProfessionalAttribute* attribute = nullptr;

    bool found() const { return attribute != nullptr; }
    void take(const ProfessionalAttribute& candidate) {
        if (!found() || outlasts(candidate, *attribute))
            attribute = &candidate;
    }
};

std::optional<TimePoint> earlier(const std::optional<TimePoint>& a, const std::optional<TimePoint>& b) {
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

bool isUntold(const ProfessionalAttribute& attribute) {
    return !attribute.validUntil && attribute.source == ProfessionalAttribute::Source::Authentication;
}

} // namespace

bool outlasts(const ProfessionalAttribute& a, const ProfessionalAttribute& b) {
    if (isUntold(a) || isUntold(b))
        return !isUntold(a);
    return b.validUntil && (!a.validUntil || *a.validUntil > *b.validUntil);
}

Eligibility eligibility(const std::vector<ProfessionalAttribute>& attributes, const std::string& nipc,
                        TimePoint now) {
    Best capacity;
    Best invoices;
    Eligibility result;
    for (const auto& attribute : attributes) {
        if (digits(attribute.nipc) != digits(nipc))
            continue;
        result.checked = std::max(result.checked, attribute.lastChecked);
        if (attribute.statusAt(now) != ProfessionalAttribute::Status::Active)
            continue;
        if (isCapacity(attribute))
            capacity.take(attribute);
        if (names(attribute, invoiceAttribute))
            invoices.take(attribute);
    }
    result.capacity = capacity.found();
    result.invoices = invoices.found();
    if (capacity.found())
        result.capacityName = capacity.attribute->description;
    if (capacity.found() && invoices.found())
        result.until = earlier(capacity.attribute->validUntil, invoices.attribute->validUntil);
    return result;
}

} // namespace cunho::scap
