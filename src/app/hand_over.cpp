// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/signing_accounts.hpp>
#include <cunho/scap/guidance.hpp>

#include <sstream>

namespace cunho::app {
namespace {

void addGuidance(std::ostringstream& out, int number, const char* id, Language language) {
    const auto found = scap::findGuidance(id, language);
    if (!found)
        return;
    out << "\n" << number << ". " << found->title << "\n";
    for (const auto& step : found->steps)
        out << "   - " << step << "\n";
    if (!found->cost.empty())
        out << "   " << found->cost << (found->validity.empty() ? "" : " ") << found->validity << "\n";
    if (!found->link.empty())
        out << "   " << found->link << "\n";
}

std::string heading(const std::string& company, const std::string& nipc, bool portuguese) {
    if (portuguese)
        return "Ativar a assinatura das faturas de " + company + " (NIPC " + nipc +
               ")\n\nA empresa passa a assinar as suas faturas com o programa Cunho. Por lei a assinatura é "
               "de uma pessoa: "
               "a sua, como gerente, administrador, diretor ou procurador. Ativa-se uma vez, por 45 dias no "
               "máximo, e "
               "depois cada fatura é assinada em seu nome. Responde pelo que assina; pode cancelar a "
               "qualquer momento.\n\n"
               "Antes de se sentar ao computador da empresa (10 minutos), trate do seguinte:\n";
    return "Activating the signature of the invoices of " + company + " (NIPC " + nipc +
           ")\n\nThe company is going to sign its invoices with the program Cunho. By law the signature is a "
           "person's: "
           "yours, as manager, administrator, director or proxy. It is activated once, for 45 days at most, "
           "and each "
           "invoice is then signed in your name. You answer for what you sign; you can cancel at any "
           "time.\n\n"
           "Before you sit down at the company's computer (10 minutes), see to this:\n";
}

} // namespace

std::string handOverText(const std::string& company, const std::string& nipc, bool portuguese) {
    const Language language = portuguese ? Language::Portuguese : Language::English;
    std::ostringstream out;
    out << heading(company, nipc, portuguese);
    addGuidance(out, 1, "cmd-active", language);
    addGuidance(out, 2, "capacity", language);
    addGuidance(out, 3, "invoice-attribute", language);
    const auto dated = scap::findGuidance("capacity", language);
    out << (portuguese ? "\nTraga o telemóvel da Chave Móvel Digital (ou o Cartão de Cidadão e o PIN de "
                         "autenticação). O PIN "
                         "e o código são escritos por si, na página do Estado; ninguém lhos pode "
                         "pedir.\n\nPreços e prazos "
                         "lidos em "
                       : "\nBring the phone of the Chave Móvel Digital (or the Citizen Card and its "
                         "authentication PIN). PIN and "
                         "code are typed by yourself, into the State's page; nobody may ask you for "
                         "them.\n\nPrices and terms "
                         "as read on ")
        << (dated ? formatDate(dated->asOf) : std::string()) << ".\n";
    return out.str();
}

} // namespace cunho::app
