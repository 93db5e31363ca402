// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_scope.hpp"

#include "sandbox/url.hpp"

#include <algorithm>
#include <array>

namespace cunho::sandbox {
namespace {

struct Known {
    std::string_view name;
    std::string_view text;
    bool foreign = false; ///< of foreign citizens alone
};

constexpr std::array citizenAttributes{
    Known{"NIC", "Número de identificação civil"},
    Known{"NomeProprio", "Nome próprio"},
    Known{"NomeApelido", "Apelido"},
    Known{"NomeCompleto", "Nome completo"},
    Known{"DataValidade", "Data de validade do documento"},
    Known{"DataNascimento", "Data de nascimento"},
    Known{"DocType", "Tipo de documento", true},
    Known{"DocNationality", "Nacionalidade do documento", true},
    Known{"DocNumber", "Número do documento", true},
    Known{"TemAssinaturaDigitalCMD", "Estado da assinatura da Chave Móvel Digital"},
};

const Known* knownCitizen(std::string_view name) {
    if (!name.starts_with(attribute::citizen))
        return nullptr;
    name.remove_prefix(attribute::citizen.size());
    const auto* const found = std::find_if(citizenAttributes.begin(), citizenAttributes.end(),
                                           [&](const Known& each) { return each.name == name; });
    return found == citizenAttributes.end() ? nullptr : &*found;
}

BrokenCheck broken(int check, std::string detail) {
    return {check, {literal::badRequest, std::move(detail)}};
}

bool isKnownAttribute(const AskedAttribute& asked) {
    if (asked.name == attribute::account || asked.name == attribute::enterprise)
        return true;
    return asked.parameters.empty() && knownCitizen(asked.name) != nullptr;
}

/// What is missing beside the account's attribute, or empty.
std::string missingBesideAccount(const Scope& scope) {
    for (const std::string_view name : {"NomeProprio", "NomeApelido", "DataValidade", "DataNascimento"})
        if (!scope.asksOfCitizen(name))
            return std::string(name) + " is not asked for";
    const auto documents = std::count_if(scope.attributes.begin(), scope.attributes.end(), isOfForeigner);
    if (documents != (scope.asksOfCitizen("NIC") ? 0 : 3))
        return "neither NIC alone nor DocType, DocNationality and DocNumber are asked for";
    return {};
}

AskedAttribute taken(const std::string& word) {
    const auto mark = word.find('?');
    if (mark == std::string::npos)
        return {word, {}};
    return {word.substr(0, mark), word.substr(mark + 1)};
}

} // namespace

bool Scope::asks(std::string_view name) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const AskedAttribute& each) { return each.name == name; });
}

bool Scope::asksOfCitizen(std::string_view name) const {
    return asks(std::string(attribute::citizen) + std::string(name));
}

std::variant<Scope, BrokenCheck> parseScope(std::string_view text, const FaSwitches& switches, Date today) {
    Scope scope;
    for (const std::string& word : split(text, ' ')) {
        if (word.empty())
            return broken(4, "scope is empty, or has two spaces or one at its end");
        const AskedAttribute asked = taken(word);
        const bool pieceOfAccount = !scope.attributes.empty() && !word.starts_with("http") &&
                                    scope.attributes.back().name == attribute::account;
        if (!isKnownAttribute(asked))
            return pieceOfAccount ? broken(5, "white space in a value and no Base64")
                                  : broken(4, "unknown attribute " + asked.name);
        if (scope.asks(asked.name))
            return broken(4, asked.name + " comes twice");
        scope.attributes.push_back(asked);
    }
    for (const AskedAttribute& asked : scope.attributes) {
        if (asked.name != attribute::account)
            continue;
        if (const auto missing = missingBesideAccount(scope); !missing.empty())
            return broken(4, missing);
        auto parsed = parseAccountAttribute(asked.parameters, switches, today);
        if (const auto* problem = std::get_if<AttributeProblem>(&parsed))
            return broken(5, problem->detail);
        scope.account = std::get<AccountParameters>(std::move(parsed));
    }
    return scope;
}

std::string consentText(const AskedAttribute& asked) {
    if (const Known* const found = knownCitizen(asked.name))
        return std::string(found->text);
    return asked.name == attribute::account ? "Criação de uma conta de assinatura de faturas (SAFE)"
                                            : "Atributos empresariais (SCAP)";
}

bool isOfForeigner(const AskedAttribute& asked) {
    const Known* const found = knownCitizen(asked.name);
    return found != nullptr && found->foreign;
}

} // namespace cunho::sandbox
