// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/qualification.hpp>
#include <cunho/crypto/qc_statements.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

using signing::SignatureReport;

/// The country in a name as Certificate::issuer gives it: "C=PT" between commas that nothing escapes.
std::string countryIn(std::string_view name) {
    bool begins = true;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (begins && name.substr(at, 2) == "C=" && at + 4 <= name.size() &&
            (at + 4 == name.size() || name[at + 4] == ',' || name[at + 4] == '+'))
            return std::string(name.substr(at + 2, 2));
        begins = name[at] == ',' || name[at] == '+';
        if (name[at] == '\\')
            ++at;
    }
    return {};
}

/// TS 119 612, 5.3.10: two countries have another code in trusted lists than in certificates.
std::string territoryOf(const SignatureReport& report) {
    std::string country = report.certificate ? countryIn(report.certificate->issuer()) : std::string();
    std::ranges::transform(country, country.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return country == "GR" ? "EL" : country == "GB" ? "UK" : country;
}

bool isIn(const std::vector<std::string>& territories, const std::string& territory) {
    return std::ranges::find(territories, territory) != territories.end();
}

/// A time-stamp authority's certificate need not say so: the list alone does.
bool claims(const SignatureReport& report) {
    if (report.timestamp || !report.certificate)
        return true;
    const auto statements = crypto::qcStatements(*report.certificate);
    return statements && statements->compliance;
}

Qualification known(const SignatureReport& report, const ListsUsed& lists, const std::string& territory) {
    if (!report.qualification.empty())
        return report.qualification.starts_with("AdES") ? Qualification::CertificateOnly
                                                        : Qualification::Qualified;
    if (!report.passed())
        return Qualification::Unconfirmed;
    if (!claims(report))
        return Qualification::NotClaimed;
    if (lists.none())
        return Qualification::NoList;
    if (isIn(lists.outOfDate, territory))
        return Qualification::ListOutOfDate;
    if (isIn(lists.territories, territory))
        return Qualification::NotListed;
    return isIn(lists.unusable, territory) ? Qualification::ListUnusable : Qualification::ListMissing;
}

std::string qualifiedWords(const std::string& is, bool portuguese) {
    if (is == "QESig")
        return portuguese ? "assinatura eletrónica qualificada, por uma lista de confiança (QESig)"
                          : "qualified electronic signature, by a trusted list (QESig)";
    if (is == "QESeal")
        return portuguese ? "selo eletrónico qualificado, por uma lista de confiança (QESeal)"
                          : "qualified electronic seal, by a trusted list (QESeal)";
    if (is == "QTST")
        return portuguese ? "selo temporal qualificado, por uma lista de confiança (QTST)"
                          : "qualified time-stamp, by a trusted list (QTST)";
    return (portuguese
                ? "certificado qualificado, por uma lista de confiança; nada diz que a chave está num "
                  "dispositivo qualificado ("
                : "qualified certificate, by a trusted list; nothing says that its key is in a qualified "
                  "device (") +
           is + ")";
}

} // namespace

QualificationFound qualificationOf(const SignatureReport& report, const ListsUsed& lists) {
    QualificationFound found;
    found.territory = territoryOf(report);
    found.known = known(report, lists, found.territory);
    found.outOfDate = isIn(lists.outOfDate, found.territory);
    return found;
}

std::string_view qualificationName(Qualification known) noexcept {
    switch (known) {
    case Qualification::Qualified: return "qualified";
    case Qualification::CertificateOnly: return "certificate-only";
    case Qualification::NotClaimed: return "not-claimed";
    case Qualification::NotListed: return "not-listed";
    case Qualification::Unconfirmed: return "unconfirmed";
    case Qualification::NoList: return "no-list";
    case Qualification::ListMissing: return "list-missing";
    case Qualification::ListOutOfDate: return "list-out-of-date";
    case Qualification::ListUnusable: return "list-unusable";
    }
    return "unconfirmed";
}

std::string qualificationWords(const SignatureReport& report, const ListsUsed& lists, Language language) {
    const bool portuguese = language == Language::Portuguese;
    const auto say = [portuguese](std::string_view first, std::string_view second) {
        return std::string(portuguese ? first : second);
    };
    const auto found = qualificationOf(report, lists);
    const std::string list =
        found.territory.empty() ? say("do país", "of its country") : say("de ", "of ") + found.territory;
    const std::string no = (report.timestamp ? say("não qualificado: ", "not qualified: ")
                                             : say("não qualificada: ", "not qualified: "));
    const std::string unknown =
        report.timestamp ? say("não se sabe se é qualificado: ", "not known whether it is qualified: ")
                         : say("não se sabe se é qualificada: ", "not known whether it is qualified: ");
    switch (found.known) {
    case Qualification::Qualified:
    case Qualification::CertificateOnly:
        return qualifiedWords(report.qualification, portuguese) +
               (found.outOfDate ? say("; a lista ", "; the list ") + list +
                                      say(" está desatualizada, mas valia nessa altura",
                                          " is out of date, but was current then")
                                : std::string());
    case Qualification::NotClaimed:
        return no + say("o próprio certificado não o diz", "its own certificate does not say so");
    case Qualification::NotListed:
        return no + say("a lista de confiança ", "the trusted list ") + list +
               (report.timestamp ? say(" não o declara", " does not say so")
                                 : say(" não a declara", " does not say so"));
    case Qualification::Unconfirmed:
        return unknown + (report.timestamp
                              ? say("o selo temporal não está confirmado", "the time-stamp is not confirmed")
                              : say("a assinatura não está confirmada", "the signature is not confirmed"));
    case Qualification::NoList:
        return unknown + say("não há lista de confiança instalada", "no trusted list is installed");
    case Qualification::ListMissing:
        return unknown + say("falta a lista de confiança ", "the trusted list ") + list +
               say("", " is not installed");
    case Qualification::ListOutOfDate:
        return unknown + say("a lista de confiança ", "the trusted list ") + list +
               say(" está desatualizada", " is out of date");
    case Qualification::ListUnusable:
        return unknown + say("a lista de confiança ", "the trusted list ") + list +
               say(" não se pode usar", " cannot be used");
    }
    return {};
}

} // namespace cunho::app
