// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/card_plugin.hpp"

#include "sandbox/html.hpp"
#include "sandbox/url.hpp"

#include <cunho/core/random.hpp>

#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using Form = std::map<std::string, std::string>;

constexpr std::string_view title = "Plugin Autenticação.gov";
constexpr int cardPinTries = 3;

Reply notRunning() {
    return html::page(
        title,
        html::alarm("O plugin Autenticação.gov não está em execução. Instale-o ou inicie-o e tente "
                    "de novo, ou use a Chave Móvel Digital."),
        503);
}

std::vector<html::Choice> cards(const Registry& registry, std::optional<char> inserted) {
    std::vector<html::Choice> choices{{"", "(nenhum cartão)", !inserted}};
    for (const Citizen& citizen : registry.citizens())
        if (citizen.documentType == "BI")
            choices.push_back(
                {std::string(1, citizen.letter),
                 std::string(1, citizen.letter) + " – " + citizen.givenName + " " + citizen.lastName,
                 inserted == citizen.letter});
    return choices;
}

} // namespace

void CardPlugin::admit(std::string url, std::string pageOrigin) {
    const std::lock_guard lock(mutex_);
    url_ = std::move(url);
    pageOrigin_ = std::move(pageOrigin);
}

std::string CardPlugin::url() const {
    const std::lock_guard lock(mutex_);
    return url_;
}

void CardPlugin::insert(std::optional<char> letter) {
    const std::lock_guard lock(mutex_);
    card_ = letter;
}

std::optional<char> CardPlugin::inserted() const {
    const std::lock_guard lock(mutex_);
    return card_;
}

void CardPlugin::setRunning(bool running) {
    const std::lock_guard lock(mutex_);
    running_ = running;
}

bool CardPlugin::running() const {
    const std::lock_guard lock(mutex_);
    return running_;
}

Reply CardPlugin::handle(const Request& request) {
    const std::lock_guard lock(mutex_);
    if (!running_)
        return notRunning();
    if (request.method == "GET" && request.path == "/sandbox/plugin/status") {
        Reply reply{200, nlohmann::json{{"running", true}, {"card", card_.has_value()}}.dump()};
        reply.headers.emplace_back("Access-Control-Allow-Origin", pageOrigin_);
        reply.headers.emplace_back("Cache-Control", "no-store");
        return reply;
    }
    if (request.method != "POST" || request.path != "/sandbox/plugin")
        return html::page(title, html::paragraph("Aguarda um pedido de leitura do cartão."),
                          request.path == "/sandbox/plugin" ? 200 : 404);
    const Form form = parseForm(request.body);
    const auto target = originOf(field(form, "return"));
    if (!target || target->origin != pageOrigin_ || field(form, "challenge").empty())
        return html::page(title, html::alarm("Pedido de leitura inválido."), 400);
    const std::string action = field(form, "action");
    if (action == "cancel")
        return seeOther(field(form, "return") + "?assertion=");
    return action == "read" ? read(form) : ask(form, {});
}

Reply CardPlugin::ask(const Form& form, std::string_view trouble) const {
    const std::string fields =
        html::hidden("challenge", field(form, "challenge")) + html::hidden("return", field(form, "return")) +
        html::select("Cartão no leitor", "card", cards(registry_, card_)) +
        html::input("PIN de autenticação do cartão", "pin", {}, "password") +
        html::buttons(html::button("read", "CONFIRMAR", true) + html::button("cancel", "CANCELAR"));
    return html::page(
        title, html::alarm(trouble) +
                   html::paragraph("O sítio pede a leitura do seu Cartão de Cidadão. Insira o cartão no "
                                   "leitor e introduza o PIN de autenticação.") +
                   html::form("/sandbox/plugin", fields));
}

Reply CardPlugin::read(const Form& form) {
    const std::string letter = field(form, "card");
    const auto citizen = letter.size() == 1 ? registry_.byLetter(letter.front()) : std::nullopt;
    if (!citizen || citizen->documentType != "BI")
        return ask(form, "Não foi possível ler o cartão. Verifique que está inserido no leitor.");
    int& wrong = wrongPins_[citizen->documentNumber];
    if (wrong >= cardPinTries)
        return ask(
            form,
            "O PIN de autenticação do cartão está bloqueado. Dirija-se a um balcão para o desbloquear.");
    if (field(form, "pin") != citizen->authenticationPin) {
        ++wrong;
        const int left = cardPinTries - wrong;
        return ask(form, left == 0 ? "PIN incorreto. O PIN de autenticação do cartão ficou bloqueado."
                                   : "PIN incorreto. Tentativas restantes: " + std::to_string(left) + ".");
    }
    wrong = 0;
    const std::string assertion = newUuid();
    assertions_[assertion] = {field(form, "challenge"), citizen->documentNumber};
    return seeOther(field(form, "return") + "?assertion=" + assertion);
}

std::optional<std::string> CardPlugin::redeem(const std::string& assertion, const std::string& challenge) {
    const std::lock_guard lock(mutex_);
    const auto found = assertions_.find(assertion);
    if (found == assertions_.end() || found->second.challenge != challenge)
        return std::nullopt;
    const std::string number = found->second.documentNumber;
    assertions_.erase(found);
    return number;
}

void CardPlugin::unblock() {
    const std::lock_guard lock(mutex_);
    wrongPins_.clear();
}

void CardPlugin::reset() {
    const std::lock_guard lock(mutex_);
    running_ = true;
    card_.reset();
    wrongPins_.clear();
    assertions_.clear();
}

} // namespace cunho::sandbox
