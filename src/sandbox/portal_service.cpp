// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/portal_service.hpp"

#include "sandbox/portal_pages.hpp"
#include "sandbox/url.hpp"

#include <cunho/core/random.hpp>

#include <algorithm>

namespace cunho::sandbox {
namespace {

namespace pages = portal_pages;
using GrantState = AttributeGrant::State;
constexpr std::string_view portalCookie = "portal_session";
constexpr int firstStep = 2; ///< the first one is to authenticate
constexpr int lastStep = 6;

int stepOf(const std::string& text) {
    return text.size() == 1 && text[0] >= '0' + firstStep && text[0] <= '0' + lastStep ? text[0] - '0' : 0;
}

} // namespace

bool PortalService::owns(const Request& request) const {
    return request.path == pages::root || request.path.starts_with(std::string(pages::root) + "/") ||
           request.path == "/sandbox/attributes" || request.path == "/sandbox/accounts";
}

bool PortalService::dropsBeforeRead(const Request& request) {
    return !request.path.starts_with("/sandbox/") && faults_.takeDropBeforeRead("portal.page");
}

void PortalService::reset() {
    const std::lock_guard lock(mutex_);
    sessions_.clear();
}

Reply PortalService::handle(const Request& request) {
    const std::lock_guard lock(mutex_);
    const bool posted = request.method == "POST";
    if (request.path == "/sandbox/attributes")
        return posted ? changeByJson(request) : attributesAsJson(request);
    if (request.path == "/sandbox/accounts")
        return posted ? cancelByJson(request) : accountsAsJson();
    const Mishap mishap = faults_.take("portal.page");
    auto refusal = refusalOf(mishap);
    Reply reply = refusal ? std::move(*refusal) : route(request);
    spoil(reply, mishap);
    return reply;
}

Reply PortalService::route(const Request& request) {
    if (request.path == pages::signIn && request.method == "POST")
        return signIn(parseForm(request.body));
    const auto session = sessions_.find(cookie(request, portalCookie));
    const auto citizen = session == sessions_.end() ? std::nullopt : registry_.byLetter(session->second);
    return citizen ? privateArea(request, *citizen) : pages::login({});
}

Reply PortalService::signIn(const Form& form) {
    const auto citizen = registry_.byPhone(field(form, "phone"));
    if (!citizen || citizen->authenticationPin != field(form, "pin"))
        return pages::login("Número de telemóvel ou PIN incorretos.");
    const std::string id = newUuid();
    sessions_[id] = citizen->letter;
    Reply reply = seeOther(std::string(pages::privateArea));
    reply.headers.emplace_back("Set-Cookie", std::string(portalCookie) + "=" + id +
                                                 "; Path=/portal; Secure; HttpOnly; SameSite=Lax");
    return reply;
}

Reply PortalService::privateArea(const Request& request, const Citizen& citizen) {
    const bool posted = request.method == "POST";
    const Form form = posted ? parseForm(request.body) : Form();
    if (request.path == pages::association)
        return posted ? associate(form, citizen) : pages::step(firstStep, {}, {});
    if (request.path == pages::attributes)
        return posted ? changeAttribute(form, citizen)
                      : pages::attributeList(registry_.attributesOf(citizen.documentNumber));
    if (request.path != pages::accounts)
        return pages::menu(citizen);
    if (posted)
        return cancelAccount(form, citizen);
    auto lines = desk_.accounts();
    std::erase_if(lines,
                  [&](const AccountLine& each) { return each.documentNumber != citizen.documentNumber; });
    return pages::accountList(lines, clock_.now());
}

std::string PortalService::registeredName(const std::string& nipc) const {
    for (const Citizen& citizen : registry_.citizens())
        for (const AttributeGrant& grant : citizen.attributes)
            if (grant.nipc == nipc)
                return grant.company;
    return {};
}

Reply PortalService::associate(const Form& form, const Citizen& citizen) {
    const PortalRequest asked{form};
    const int step = stepOf(asked.of("step"));
    const Date today = cunho::today(clock_, Zone::Lisbon);
    // Every page before as well: what is hidden in a form is not out of reach.
    for (int each = firstStep; each <= step; ++each)
        if (const auto trouble = asked.trouble(each, registeredName(asked.of("nipc")), today);
            !trouble.empty())
            return pages::step(each, asked, trouble);
    if (step < lastStep)
        return pages::step(step == 0 ? firstStep : step + 1, asked, {});
    registry_.grant(citizen.documentNumber, asked.grant(clock_.now()));
    return pages::sent(asked);
}

Reply PortalService::changeAttribute(const Form& form, const Citizen& citizen) {
    for (AttributeGrant grant : registry_.attributesOf(citizen.documentNumber)) {
        if (grant.nipc != field(form, "nipc") || grant.capacity != field(form, "capacity"))
            continue;
        const std::string action = field(form, "action");
        if (action == "approve" && grant.state == GrantState::Pending) {
            grant.state = GrantState::Active;
            grant.since = clock_.now();
        } else if (action == "expire") {
            grant.state = GrantState::Expired;
            grant.until = clock_.now();
        }
        registry_.grant(citizen.documentNumber, grant);
    }
    return seeOther(std::string(pages::attributes));
}

Reply PortalService::cancelAccount(const Form& form, const Citizen& citizen) {
    const std::string credential = field(form, "credential");
    const auto lines = desk_.accounts();
    const bool own = std::any_of(lines.begin(), lines.end(), [&](const AccountLine& each) {
        return each.credentialId == credential && each.documentNumber == citizen.documentNumber;
    });
    if (own)
        desk_.cancel(credential);
    return seeOther(std::string(pages::accounts));
}

} // namespace cunho::sandbox
