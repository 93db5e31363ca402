// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_pages.hpp"
#include "sandbox/fa_paths.hpp"
#include "sandbox/fa_service.hpp"
#include "sandbox/token.hpp"
#include "sandbox/url.hpp"

#include <cunho/core/random.hpp>

#include <algorithm>
#include <chrono>

// How an authentication goes from page to page (autenticacao-gov A.5 and A.6).
namespace cunho::sandbox {
namespace {

using namespace std::chrono_literals;
using Action = InjectedFault::Action;

constexpr auto sessionLife = 10min;
constexpr auto codeLife = 5min;
constexpr int loginTries = 3;
constexpr std::string_view loginCookie = "fa_session";

constexpr std::string_view wrongCredentials = "Número de telemóvel ou PIN incorretos.";
constexpr std::string_view blockedCmd =
    "A sua Chave Móvel Digital está bloqueada. Desbloqueie-a em www.autenticacao.gov.pt.";
constexpr std::string_view tooManyTries = "Excedeu o número de tentativas. Recomece a autenticação.";

Reply found(std::string location) {
    Reply reply{302};
    reply.headers.emplace_back("Location", std::move(location));
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
}

Reply onward() {
    return seeOther(std::string(fa_path::login));
}

std::string redirectOf(const Request& request, const FaRegistration& client) {
    const std::string given = queryValue(request, "redirect_uri");
    return given.empty() ? client.origin + "/OAuth/Authorized" : given;
}

/// RFC 6749 section 4.2.2.1.
Reply errorRedirect(const std::string& redirect, std::string_view error, const std::string& state) {
    std::string fragment = "#error=" + std::string(error);
    if (!state.empty())
        fragment += "&state=" + percentEncode(state);
    return found(redirect + fragment);
}

std::string_view errorOf(const BrokenCheck& broken) {
    return broken.id == 1   ? "unsupported_grant_type"
           : broken.id == 2 ? "unauthorized_client"
                            : "invalid_request";
}

std::string_view errorOf(const Mishap& mishap) {
    if (is(mishap, Action::UnauthorizedClient))
        return "unauthorized_client";
    if (is(mishap, Action::UnsupportedGrant))
        return "unsupported_grant_type";
    return is(mishap, Action::InvalidRequest) ? "invalid_request" : "";
}

/// What the redirect will bring as state.
std::string returnedState(const std::string& state, const FaSwitches& switches, const Mishap& mishap) {
    if (is(mishap, Action::StateWrong))
        return "0" + state.substr(std::min<std::size_t>(1, state.size())) + "0";
    return !switches.stateEmpty && !is(mishap, Action::StateMissing) ? state : std::string();
}

bool listNames(const std::string& list, std::string_view name) {
    const auto tabs = split(inLowerCase(list), ',');
    return std::find(tabs.begin(), tabs.end(), name) != tabs.end();
}

void chooseTabs(FaSession& session, const Request& request) {
    const std::string hidden = queryValue(request, "hidden_tabs");
    session.mayUseCard = !listNames(hidden, "cc");
    session.mayUseCmd = !listNames(hidden, "cmd") && queryValue(request, "authentication_level") != "4";
    session.cardFirst = listNames(queryValue(request, "default_selected_tab"), "cc");
}

std::string anotherCode(const std::string& code) {
    std::string other = code;
    other.back() = other.back() == '9' ? '0' : static_cast<char>(other.back() + 1);
    return other;
}

std::string fragmentOf(const FaSwitches& switches, const std::string& access, const std::string& refresh,
                       const std::string& state) {
    const std::string life = std::to_string(switches.tokenLife.count());
    const std::string end = "&state=" + percentEncode(state) + "&refresh_token=" + refresh;
    if (switches.otherOrder)
        return "#token_type=bearer" + end + "&expires_in=" + life + "&access_token=" + access;
    return "#access_token=" + access + "&token_type=bearer&expires_in=" + life + end;
}

} // namespace

Reply FaService::authorize(const Request& request, const Mishap& mishap) {
    const std::string redirect = redirectOf(request, client_);
    const std::string state = queryValue(request, "state");
    auto examined = fa_check::authorization(request, client_, state_, switches(), clock_.now());
    if (const auto* broken = std::get_if<BrokenCheck>(&examined)) {
        const Reply logged = refuse(request, *broken);
        Reply reply = fa_check::isRegistered(request, client_)
                          ? errorRedirect(redirect, errorOf(*broken), state)
                          : fa_pages::refused();
        reply.violation = logged.violation;
        return reply;
    }
    if (const auto error = errorOf(mishap); !error.empty())
        return errorRedirect(redirect, error, state);
    FaSession session;
    session.scope = std::get<Scope>(std::move(examined));
    session.redirect = redirect;
    session.state = state;
    session.returned = returnedState(state, switches(), mishap);
    session.begun = clock_.now();
    chooseTabs(session, request);
    if (!session.mayUseCard && !session.mayUseCmd)
        return errorRedirect(redirect, "invalid_request", state);
    const std::string id = newUuid();
    Reply reply = show(state_.sessions[id] = std::move(session));
    reply.headers.emplace_back("Set-Cookie", std::string(loginCookie) + "=" + id +
                                                 "; Path=/; Secure; HttpOnly; SameSite=Lax");
    return reply;
}

Reply FaService::show(FaSession& session) const {
    Reply reply;
    switch (session.step) {
    case FaStep::Means: reply = fa_pages::means(session); break;
    case FaStep::Consent: reply = fa_pages::consent(session, client_.providerName); break;
    case FaStep::Card: reply = fa_pages::card(session, client_, plugin_.url()); break;
    case FaStep::Cmd: reply = fa_pages::cmd(session); break;
    case FaStep::Code: reply = fa_pages::code(session); break;
    case FaStep::Over: reply = fa_pages::over(session); break;
    }
    if (session.step != FaStep::Over) // which says why for as long as it stands
        session.trouble.clear();
    return reply;
}

Reply FaService::login(const Request& request, const Mishap& mishap) {
    const auto found = state_.sessions.find(cookie(request, loginCookie));
    if (found == state_.sessions.end())
        return fa_pages::noSession();
    FaSession& session = found->second;
    if (clock_.now() - session.begun > sessionLife) {
        state_.sessions.erase(found);
        return fa_pages::noSession();
    }
    const auto assertion = request.query.find("assertion");
    if (request.method != "POST" && assertion != request.query.end())
        return cardCameBack(session, assertion->second);
    if (request.method != "POST")
        return show(session);
    const Form form = parseForm(request.body);
    const std::string action = field(form, "action");
    if (action == "cancel" || action == "refuse")
        return cancelled(session);
    const std::string step = field(form, "step");
    if (session.step == FaStep::Means && step == "means")
        return chooseMeans(session, form);
    if (session.step == FaStep::Consent && step == "consent" && action == "authorize")
        return consentTo(session, form);
    if (session.step == FaStep::Cmd && step == "cmd")
        return authenticate(session, form, mishap);
    if (session.step == FaStep::Code && step == "code")
        return confirm(session, form, mishap);
    return onward(); // a page of before: show where the session stands
}

Reply FaService::chooseMeans(FaSession& session, const Form& form) {
    const bool card = field(form, "means") == "cc";
    session.foreign = field(form, "citizen_type") == "foreign";
    if (card ? !session.mayUseCard : !session.mayUseCmd) {
        session.trouble = "Escolha um dos meios de autenticação apresentados.";
    } else if (card && session.foreign) {
        session.trouble = "Um cidadão estrangeiro autentica-se com a Chave Móvel Digital.";
    } else {
        session.byCard = card;
        session.step = FaStep::Consent;
    }
    return onward();
}

Reply FaService::consentTo(FaSession& session, const Form&) {
    session.step = session.byCard ? FaStep::Card : FaStep::Cmd;
    session.challenge = session.byCard ? newUuid() : std::string();
    return onward();
}

Reply FaService::authenticate(FaSession& session, const Form& form, const Mishap& mishap) {
    session.phone = field(form, "phone");
    const bool whole = session.phone.starts_with("+") || session.phone.starts_with("00");
    const auto citizen =
        registry_.byPhone(whole ? session.phone : field(form, "prefix") + " " + session.phone);
    if (!citizen) {
        session.trouble = wrongCredentials;
        if (++session.strangers >= loginTries) {
            session.step = FaStep::Over;
            session.trouble = tooManyTries;
        }
        return onward();
    }
    int& wrong = state_.wrongPins[citizen->documentNumber];
    if (wrong < loginTries && field(form, "pin") != citizen->authenticationPin) {
        ++wrong;
        session.trouble = wrong < loginTries
                              ? std::string(wrongCredentials) +
                                    " Tentativas restantes: " + std::to_string(loginTries - wrong) + "."
                              : std::string();
    } else if (wrong < loginTries && citizen->mustChange == Citizen::MustChange::CmdPins) {
        session.step = FaStep::Over;
        session.trouble = "Tem de alterar o PIN da sua Chave Móvel Digital antes de continuar. Altere-o em "
                          "www.autenticacao.gov.pt.";
    } else if (wrong < loginTries) {
        wrong = 0;
        session.citizen = citizen;
        session.resent = 0;
        sendCode(session, mishap);
        session.step = FaStep::Code;
    }
    if (wrong >= loginTries) {
        session.step = FaStep::Over;
        session.trouble = blockedCmd;
    }
    return onward();
}

void FaService::sendCode(FaSession& session, const Mishap& mishap) {
    session.code = newCode();
    session.codeSent = is(mishap, Action::LateCode) ? clock_.now() - codeLife - 1s : clock_.now();
    session.wrongCodes = 0;
    const std::string sent = is(mishap, Action::WrongCode) ? anotherCode(session.code) : session.code;
    if (!is(mishap, Action::NoMessage))
        registry_.sendSms(session.citizen->phone, "Código de segurança: " + sent + ". Autenticação em \"" +
                                                      client_.providerName + "\". Válido durante 5 minutos.");
}

Reply FaService::confirm(FaSession& session, const Form& form, const Mishap& mishap) {
    if (field(form, "action") == "resend") {
        if (++session.resent > loginTries) {
            session.trouble = "Já foram enviados vários códigos. Aguarde pela mensagem ou recomece.";
        } else {
            sendCode(session, mishap);
            session.trouble = "Enviámos um novo código. O anterior deixou de ser válido.";
        }
        return onward();
    }
    if (clock_.now() - session.codeSent > codeLife || is(mishap, Action::LateCode)) {
        session.trouble = "O código de segurança expirou. Peça o reenvio de um novo código.";
        return onward();
    }
    if (field(form, "code") == session.code && !is(mishap, Action::WrongCode))
        return finish(session);
    session.trouble = "Código de segurança incorreto.";
    if (++session.wrongCodes >= loginTries) {
        session.step = FaStep::Over;
        session.trouble = tooManyTries;
    }
    return onward();
}

Reply FaService::cardCameBack(FaSession& session, const std::string& assertion) {
    if (session.step != FaStep::Card)
        return onward();
    const auto number = plugin_.redeem(assertion, session.challenge);
    if (number)
        session.citizen = registry_.byDocument("BI", "PT", *number);
    if (number && session.citizen)
        return finish(session);
    session.trouble = "A leitura do Cartão de Cidadão foi cancelada ou falhou.";
    return onward();
}

Reply FaService::finish(FaSession& session) {
    const TimePoint now = clock_.now();
    const std::string id = newUuid();
    const std::string access = newUuid();
    const std::string refresh = newToken(session.citizen->documentNumber, now, now + 24h * 30);
    state_.grants[id] = {session.scope, *session.citizen,           session.byCard,
                         now,           now + switches().tokenLife, {}};
    state_.tokens[access] = {id, FaToken::Kind::Access};
    state_.tokens[refresh] = {id, FaToken::Kind::Refresh};
    Reply reply = found(session.redirect + fragmentOf(switches(), access, refresh, session.returned));
    close(session);
    return reply;
}

/// A state is used up when its session ends: a page that was cut off may be asked for again.
void FaService::close(const FaSession& session) {
    state_.states.insert(session.state);
    std::erase_if(state_.sessions, [&](const auto& each) { return &each.second == &session; });
}

Reply FaService::cancelled(FaSession& session) {
    Reply reply = errorRedirect(session.redirect, "cancelled", session.returned);
    close(session);
    return reply;
}

} // namespace cunho::sandbox
