// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/portal_request.hpp"

#include "sandbox/nipc.hpp"

#include <cunho/core/error.hpp>

#include <optional>

namespace cunho::sandbox {
namespace {

std::optional<Date> dayOf(const std::string& text) {
    try {
        return parseDate(text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// The end of a day in Lisbon.
TimePoint endOf(Date day) {
    const Date next{std::chrono::sys_days(day) + std::chrono::days(1)};
    return fromLocal({next, 0, 0, 0}, Zone::Lisbon);
}

} // namespace

const std::string& PortalRequest::of(const std::string& name) const {
    static const std::string none;
    const auto found = fields.find(name);
    return found == fields.end() ? none : found->second;
}

std::string PortalRequest::trouble(int step, const std::string& registered, Date today) const {
    if (step == 2 && of("kind") != "manager" && of("kind") != "proxy")
        return "Escolha a qualidade em que atua.";
    if (step == 3 && !isNipc(of("nipc")))
        return "O NIPC não é válido.";
    if (step == 3 && (of("company").empty() || (!registered.empty() && of("company") != registered)))
        return "O nome da empresa tem de ser exatamente o registado.";
    if (step == 4 &&
        (of("nature").empty() || of("capacity").empty() || isProxy() != (of("capacity") == "Procurador")))
        return "Indique a natureza jurídica e a qualidade.";
    if (step == 4) {
        const auto until = dayOf(of("until"));
        if (!until || std::chrono::sys_days(*until) <= std::chrono::sys_days(today))
            return "Indique uma data de fim posterior a hoje.";
    }
    if (step == 6 && of("address").empty())
        return "Indique a morada de faturação.";
    return {};
}

AttributeGrant PortalRequest::grant(TimePoint now) const {
    AttributeGrant grant;
    grant.nipc = of("nipc");
    grant.company = of("company");
    grant.capacity = of("capacity");
    grant.invoices = withInvoices();
    grant.state = AttributeGrant::State::Pending;
    grant.since = now;
    grant.until = endOf(dayOf(of("until")).value_or(Date(std::chrono::floor<std::chrono::days>(now))));
    return grant;
}

} // namespace cunho::sandbox
