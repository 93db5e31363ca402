// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/portal_pages.hpp"

#include "sandbox/html.hpp"

namespace cunho::sandbox::portal_pages {
namespace {

std::string day(TimePoint time) {
    return "<span class=\"day\">" + html::escaped(formatDate(toLocal(time, Zone::Lisbon).date)) + "</span>";
}

std::string back() {
    return "<p>" + html::link(privateArea, "Área privada") + "</p>";
}

std::string attributeButtons(const AttributeGrant& grant) {
    const bool pending = grant.state == AttributeGrant::State::Pending;
    const bool active = grant.state == AttributeGrant::State::Active;
    return html::form(attributes, html::hidden("nipc", grant.nipc) +
                                      html::hidden("capacity", grant.capacity) +
                                      (pending ? html::button("approve", "Aprovar (sandbox)") : "") +
                                      (active ? html::button("expire", "Fazer caducar (sandbox)") : ""));
}

/// Everything that was filled in on the pages before.
std::string carried(const PortalRequest& request, int number) {
    std::string out = html::hidden("step", std::to_string(number));
    for (const auto& [name, value] : request.fields)
        if (name != "step" && name != "action")
            out += html::hidden(name, value);
    return out;
}

std::string kindFields() {
    return html::radios("Qualidade", "kind",
                        {{"manager", "Administrador, Gerente ou Diretor", true}, {"proxy", "Procurador"}});
}

std::string companyFields(const PortalRequest& request) {
    return html::input("NIPC", "nipc", request.of("nipc")) +
           html::input("Nome da empresa, exatamente como está registado", "company", request.of("company")) +
           html::input("Código da certidão permanente (opcional)", "certificate", request.of("certificate")) +
           (request.isProxy()
                ? html::input("Código da procuração online (opcional)", "proxy", request.of("proxy"))
                : std::string());
}

std::string capacityFields(const PortalRequest& request) {
    std::vector<html::Choice> capacities{{"Procurador", "Procurador"}};
    if (!request.isProxy())
        capacities = {
            {"Gerente", "Gerente"},
            {"Administrador", "Administrador"},
            {"Diretor", "Diretor"},
            {"Membro/Presidente do Órgão de Administração", "Membro/Presidente do Órgão de Administração"}};
    return html::select("Natureza jurídica", "nature",
                        {{"Sociedade por quotas", "Sociedade por quotas"},
                         {"Sociedade unipessoal por quotas", "Sociedade unipessoal por quotas"},
                         {"Sociedade anónima", "Sociedade anónima"},
                         {"Outra", "Outra"}}) +
           html::select("Qualidade", "capacity", capacities) +
           html::checkbox("Assinatura de faturas eletrónicas", "invoices", request.withInvoices()) +
           html::input("Válido até", "until", request.of("until"), "date");
}

std::string review(const PortalRequest& request) {
    const auto text = [&](const char* name) { return html::escaped(request.of(name)); };
    return html::table({"Pedido", ""},
                       {{"Empresa", text("company") + " (" + text("nipc") + ")"},
                        {"Natureza jurídica", text("nature")},
                        {"Qualidade", text("capacity")},
                        {"Assinatura de faturas eletrónicas", request.withInvoices() ? "Sim" : "Não"},
                        {"Válido até", text("until")}});
}

} // namespace

std::string_view stateText(AttributeGrant::State state) {
    switch (state) {
    case AttributeGrant::State::Pending: return "Pendente de aprovação";
    case AttributeGrant::State::Active: return "Ativo";
    case AttributeGrant::State::Expired: break;
    }
    return "Caducado";
}

Reply login(std::string_view trouble) {
    return html::page(
        "Entrar",
        html::alarm(trouble) +
            html::paragraph("Autentique-se com a Chave Móvel Digital. Nesta sandbox bastam o número "
                            "de telemóvel e o PIN.") +
            html::form(signIn, html::input("Número de telemóvel", "phone", {}, "tel") +
                                   html::input("PIN", "pin", {}, "password") +
                                   html::buttons(html::button("enter", "AUTENTICAR", true))));
}

Reply menu(const Citizen& citizen) {
    return html::page("Área privada",
                      html::paragraph(citizen.givenName + " " + citizen.lastName) + "<ul><li>" +
                          html::link(attributes, "Os meus atributos profissionais") + "</li><li>" +
                          html::link(accounts, "Assinatura de Faturas") + "</li></ul>");
}

Reply attributeList(const std::vector<AttributeGrant>& grants) {
    std::vector<std::vector<std::string>> rows;
    for (const AttributeGrant& grant : grants)
        rows.push_back({html::escaped(grant.company) + "<br>" + html::escaped(grant.nipc),
                        html::escaped(grant.capacity), grant.invoices ? "Sim" : "Não",
                        html::escaped(stateText(grant.state)), day(grant.since),
                        day(grant.until - std::chrono::milliseconds(1)), attributeButtons(grant)});
    const std::string list = rows.empty()
                                 ? html::paragraph("Não tem atributos profissionais.")
                                 : html::table({"Empresa", "Qualidade", "Assinatura de faturas eletrónicas",
                                                "Estado", "Desde", "Até", ""},
                                               rows);
    return html::page("Os meus atributos profissionais",
                      list + "<p>" + html::link(association, "Associação de atributos") + "</p>" + back());
}

Reply accountList(const std::vector<AccountLine>& lines, TimePoint now) {
    std::vector<std::vector<std::string>> rows;
    for (const AccountLine& line : lines) {
        const bool live = !line.cancelled && now < line.expires;
        rows.push_back({html::escaped(line.nipc), html::escaped(line.additionalInfo), day(line.created),
                        day(line.expires),
                        std::to_string(line.signaturesUsed) + " / " + std::to_string(line.signaturesLimit),
                        line.cancelled ? "Cancelada"
                        : live         ? "Ativa"
                                       : "Expirada",
                        live ? html::form(accounts, html::hidden("credential", line.credentialId) +
                                                        html::button("cancel", "Cancelar"))
                             : ""});
    }
    return html::page("Assinatura de Faturas",
                      (rows.empty() ? html::paragraph("Não tem contas de assinatura de faturas.")
                                    : html::table({"NIPC", "Informação adicional", "Criada", "Válida até",
                                                   "Assinaturas", "Estado", ""},
                                                  rows)) +
                          back());
}

Reply step(int number, const PortalRequest& request, std::string_view trouble) {
    std::string fields;
    switch (number) {
    case 2: fields = kindFields(); break;
    case 3: fields = companyFields(request); break;
    case 4: fields = capacityFields(request); break;
    case 5: fields = review(request); break;
    default: fields = html::input("Morada de faturação", "address", request.of("address")); break;
    }
    const std::string_view label = number == 3   ? "VALIDAR NIPC"
                                   : number == 6 ? "SUBMETER PEDIDO"
                                                 : "CONTINUAR";
    PortalRequest earlier = request; // what this page asks must not go along hidden as well
    for (const char* name : {"kind", "nipc", "company", "certificate", "proxy", "nature", "capacity",
                             "invoices", "until", "address"})
        if (fields.find(" name=\"" + std::string(name) + "\"") != std::string::npos)
            earlier.fields.erase(name);
    return html::page("Associação de atributos",
                      html::paragraph("Passo " + std::to_string(number) + " de 6") + html::alarm(trouble) +
                          html::form(association, carried(earlier, number) + fields +
                                                      html::buttons(html::button("continue", label, true))) +
                          back());
}

Reply sent(const PortalRequest& request) {
    return html::page("Pedido submetido",
                      html::notice("O pedido de associação à empresa " + request.of("company") +
                                   " foi submetido e aguarda aprovação.") +
                          "<p>" + html::link(attributes, "Os meus atributos profissionais") + "</p>");
}

} // namespace cunho::sandbox::portal_pages
