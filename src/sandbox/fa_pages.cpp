// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_pages.hpp"

#include "sandbox/fa_paths.hpp"
#include "sandbox/html.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace cunho::sandbox::fa_pages {
namespace {

constexpr std::string_view title = "Autenticação";

Reply step(const FaSession& session, std::string_view name, std::string_view heading, std::string fields) {
    return html::page(heading,
                      html::alarm(session.trouble) +
                          html::form(fa_path::login, html::hidden("step", name) + std::move(fields)));
}

std::string described(const AskedAttribute& asked, const Scope& scope) {
    std::string text = consentText(asked);
    if (asked.name == attribute::account && scope.account)
        text += " para a empresa " + scope.account->nipc + ", até " + scope.account->signaturesLimit +
                " assinaturas" +
                (scope.account->expirationDate.empty() ? "" : ", até " + scope.account->expirationDate);
    return text;
}

/// Its end alone, as the page shows it.
std::string masked(const std::string& phone) {
    return "*** *** " + phone.substr(phone.size() - std::min<std::size_t>(phone.size(), 3));
}

/// Looks for the plug-in, and says so when it does not answer.
std::string pluginScript(const std::string& url) {
    return "fetch(" + nlohmann::json(url + "/sandbox/plugin/status").dump() +
           ",{cache:'no-store'}).then(function(r){if(!r.ok)throw 0;}).catch(function(){"
           "document.getElementById('missing').hidden=false;});";
}

} // namespace

Reply means(const FaSession& session) {
    std::vector<html::Choice> choices;
    if (session.mayUseCard)
        choices.push_back({"cc", "Cartão de Cidadão", session.cardFirst || !session.mayUseCmd});
    if (session.mayUseCmd)
        choices.push_back({"cmd", "Chave Móvel Digital", !(session.cardFirst && session.mayUseCard)});
    return step(
        session, "means", title,
        html::radios("Tipo de cidadão", "citizen_type",
                     {{"national", "Cidadão nacional", !session.foreign},
                      {"foreign", "Cidadão estrangeiro", session.foreign}}) +
            html::radios("Meio de autenticação", "means", choices) +
            html::buttons(html::button("continue", "CONTINUAR", true) + html::button("cancel", "CANCELAR")));
}

Reply consent(const FaSession& session, const std::string& providerName) {
    std::vector<std::string> texts;
    std::transform(session.scope.attributes.begin(), session.scope.attributes.end(),
                   std::back_inserter(texts),
                   [&](const AskedAttribute& each) { return described(each, session.scope); });
    return step(
        session, "consent", "Autorização de dados",
        html::paragraph("A entidade " + providerName + " solicitou os seguintes dados:") + html::list(texts) +
            html::buttons(html::button("authorize", "AUTORIZAR", true) + html::button("refuse", "RECUSAR")));
}

Reply card(const FaSession& session, const FaRegistration& client, const std::string& pluginUrl) {
    const std::string read =
        html::form(pluginUrl + "/sandbox/plugin",
                   html::hidden("challenge", session.challenge) +
                       html::hidden("return", client.origin + std::string(fa_path::login)) +
                       "<button class=\"main\">AUTENTICAR</button>");
    const std::string cancel =
        html::form(fa_path::login, html::hidden("step", "card") + html::button("cancel", "CANCELAR"));
    const std::string missing =
        "<p class=\"alarm\" id=\"missing\" hidden>" +
        html::escaped("Não foi possível detetar o plugin Autenticação.gov. Instale-o, "
                      "insira o cartão e tente de novo, ou use a Chave Móvel Digital.") +
        "</p>";
    return html::page(
        "Cartão de Cidadão",
        html::alarm(session.trouble) + missing +
            html::paragraph("Insira o Cartão de Cidadão no leitor. O PIN de autenticação é pedido "
                            "pelo plugin Autenticação.gov instalado neste computador.") +
            html::buttons(read + cancel),
        200, pluginScript(pluginUrl), pluginUrl);
}

Reply cmd(const FaSession& session) {
    return step(session, "cmd", "Chave Móvel Digital",
                html::select("Indicativo", "prefix",
                             {{"+351", "+351 Portugal", true},
                              {"+33", "+33 França"},
                              {"+34", "+34 Espanha"},
                              {"+41", "+41 Suíça"},
                              {"+44", "+44 Reino Unido"},
                              {"+49", "+49 Alemanha"},
                              {"+352", "+352 Luxemburgo"}}) +
                    html::input("Número de telemóvel", "phone", session.phone, "tel") +
                    html::input("PIN", "pin", {}, "password") +
                    html::buttons(html::button("authenticate", "AUTENTICAR", true) +
                                  html::button("cancel", "CANCELAR")));
}

Reply code(const FaSession& session) {
    return step(session, "code", "Código de segurança",
                html::paragraph("Enviámos um código de segurança por SMS para o número " +
                                masked(session.phone) + ". É válido durante 5 minutos.") +
                    html::input("Código de segurança", "code") +
                    html::buttons(html::button("confirm", "CONFIRMAR", true) +
                                  html::button("resend", "REENVIAR CÓDIGO") +
                                  html::button("cancel", "CANCELAR")));
}

Reply over(const FaSession& session) {
    return step(session, "over", title, html::buttons(html::button("cancel", "CANCELAR", true)));
}

Reply noSession() {
    return html::page(title, html::alarm("A sessão terminou. Volte à aplicação e recomece."), 400);
}

Reply refused() {
    return html::page(title, html::alarm("O pedido de autenticação não é válido."), 400);
}

} // namespace cunho::sandbox::fa_pages
