// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/registry.hpp"

#include <algorithm>
#include <array>

namespace cunho::sandbox {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using GrantState = AttributeGrant::State;

/// What tells the actors apart; everything else follows from their place in the row.
struct Actor {
    char letter;
    const char* givenName;
    const char* lastName;
    const char* nipc; ///< of a company of their own, empty: the sandbox's company, null: none
};

/// Companies' numbers have their right check digit.
constexpr std::array actors{
    Actor{'A', "ANA", "EXEMPLO", ""},
    Actor{'B', "BRUNO", "SEM ATRIBUTO", "501000020"},
    Actor{'C', "CARLA", "CADUCADA", "501000038"},
    Actor{'D', "DIANE", "FOREIGNER", "501000046"},
    Actor{'E', "EDUARDO", "DUAS EMPRESAS", "501000054"},
    Actor{'F', "FILIPA", "PENDENTE", "501000070"},
    Actor{'G', "GONÇALO", "SEM ASSINATURA CMD", "501000089"},
    Actor{'H', "HELENA", "MUDA PINS", "501000097"},
    Actor{'I', "IVO", "MUDA PIN", "501000100"},
    Actor{'J', "JOANA", "EM NOME INDIVIDUAL", nullptr},
    Actor{'K', "KÁTIA", "PROCURADORA", "501000119"},
    Actor{'L', "LUÍS", "SEGUNDO GERENTE", ""},
};
constexpr const char* secondCompany = "501000062";

/// Ends with a year, so that the certificates made of it stay the same from one start to the next.
TimePoint endOfYearAfterNext(TimePoint now) {
    const std::chrono::year_month_day today{std::chrono::floor<days>(now)};
    return std::chrono::sys_days{(today.year() + std::chrono::years(3)) / 1 / 1};
}

AttributeGrant manager(std::string nipc, std::string company, TimePoint now) {
    return {std::move(nipc), std::move(company),     "Gerente", true, GrantState::Active,
            now - days(200), endOfYearAfterNext(now)};
}

std::string companyName(const Actor& actor) {
    return std::string("SANDBOX ") + actor.lastName + ", Lda.";
}

void vary(Citizen& citizen, TimePoint now) {
    auto& grants = citizen.attributes;
    switch (citizen.letter) {
    case 'B': grants.front().invoices = false; break;
    case 'C': grants.front().until = now - days(10); break;
    case 'D':
        citizen.documentType = "PAS";
        citizen.documentCountry = "GB";
        citizen.documentNumber = "P0000004";
        break;
    case 'E':
        grants.push_back(manager(secondCompany, "SANDBOX SEGUNDA EMPRESA, S.A.", now));
        grants.back().capacity = "Administrador";
        grants.back().until = now + days(20);
        break;
    case 'F': grants.front().state = GrantState::Pending; break;
    case 'G': citizen.cmdSignature = false; break;
    case 'H': citizen.mustChange = Citizen::MustChange::CmdPins; break;
    case 'I': citizen.mustChange = Citizen::MustChange::SignaturePin; break;
    case 'J': citizen.soleTrader = true; break;
    case 'K':
        grants.front().capacity = "Procurador";
        grants.front().since = now - days(30);
        grants.front().until = grants.front().since + days(365);
        break;
    default: break;
    }
}

Citizen makeCitizen(const Actor& actor, std::size_t number, const std::string& nipc, TimePoint now) {
    const auto two = [&] { return std::string(number < 10 ? "0" : "") + std::to_string(number); }();
    Citizen citizen;
    citizen.letter = actor.letter;
    citizen.documentNumber = "100000" + two;
    citizen.givenName = actor.givenName;
    citizen.lastName = actor.lastName;
    citizen.born = std::chrono::year(1970 + static_cast<int>(number)) / 5 / 17;
    citizen.documentValidUntil =
        std::chrono::year_month_day{std::chrono::floor<days>(endOfYearAfterNext(now))};
    citizen.phone = "+351 9120000" + two;
    citizen.authenticationPin = "1357" + two;
    citizen.signaturePin = "2468" + two;
    if (actor.nipc != nullptr) {
        const bool ours = *actor.nipc == '\0';
        citizen.attributes.push_back(
            manager(ours ? nipc : actor.nipc, ours ? "SANDBOX Exemplo, Lda." : companyName(actor), now));
    }
    vary(citizen, now);
    return citizen;
}

/// Digits alone; Portugal's prefix is left out.
std::string digitsOf(const std::string& phone) {
    std::string digits;
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    for (const char* prefix : {"00351", "351"})
        if (digits.starts_with(prefix) && digits.size() == std::string(prefix).size() + 9)
            return digits.substr(digits.size() - 9);
    return digits;
}

AttributeGrant asOf(AttributeGrant grant, TimePoint now) {
    if (grant.state == GrantState::Active && grant.until <= now)
        grant.state = GrantState::Expired;
    return grant;
}

Citizen asOf(Citizen citizen, TimePoint now) {
    for (AttributeGrant& grant : citizen.attributes)
        grant = asOf(std::move(grant), now);
    return citizen;
}

} // namespace

Registry::Registry(Clock& clock, std::string nipc) : clock_(clock), nipc_(std::move(nipc)) {
    seed();
}

void Registry::seed() {
    citizens_.clear();
    for (std::size_t i = 0; i < actors.size(); ++i)
        citizens_.push_back(makeCitizen(actors[i], i + 1, nipc_, clock_.now()));
}

std::optional<Citizen> Registry::find(const std::function<bool(const Citizen&)>& fits) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(citizens_.begin(), citizens_.end(), fits);
    if (found == citizens_.end())
        return std::nullopt;
    return asOf(*found, clock_.now());
}

std::vector<Citizen> Registry::citizens() const {
    const std::lock_guard lock(mutex_);
    std::vector<Citizen> all;
    for (const Citizen& citizen : citizens_)
        all.push_back(asOf(citizen, clock_.now()));
    return all;
}

std::optional<Citizen> Registry::byPhone(const std::string& phone) const {
    const std::string digits = digitsOf(phone);
    return find([&](const Citizen& citizen) { return digitsOf(citizen.phone) == digits; });
}

std::optional<Citizen> Registry::byDocument(const std::string& type, const std::string& country,
                                            const std::string& number) const {
    return find([&](const Citizen& citizen) {
        return citizen.documentType == type && citizen.documentCountry == country &&
               citizen.documentNumber == number;
    });
}

std::optional<Citizen> Registry::byLetter(char letter) const {
    return find([&](const Citizen& citizen) { return citizen.letter == letter; });
}

std::vector<AttributeGrant> Registry::attributesOf(const std::string& documentNumber) const {
    const auto citizen =
        find([&](const Citizen& candidate) { return candidate.documentNumber == documentNumber; });
    return citizen ? citizen->attributes : std::vector<AttributeGrant>{};
}

std::optional<TimePoint> Registry::invoicesUntil(const std::string& documentNumber,
                                                 const std::string& nipc) const {
    std::optional<TimePoint> end;
    for (const AttributeGrant& grant : attributesOf(documentNumber))
        if (grant.nipc == nipc && grant.invoices && grant.state == GrantState::Active)
            end = std::max(grant.until, end.value_or(grant.until));
    return end;
}

bool Registry::maySignInvoices(const std::string& documentNumber, const std::string& nipc) const {
    return invoicesUntil(documentNumber, nipc).has_value();
}

bool Registry::grant(const std::string& documentNumber, const AttributeGrant& attribute) {
    const std::lock_guard lock(mutex_);
    const auto citizen = std::find_if(citizens_.begin(), citizens_.end(), [&](const Citizen& candidate) {
        return candidate.documentNumber == documentNumber;
    });
    if (citizen == citizens_.end())
        return false;
    auto& grants = citizen->attributes;
    const auto same = std::find_if(grants.begin(), grants.end(), [&](const AttributeGrant& candidate) {
        return candidate.nipc == attribute.nipc && candidate.capacity == attribute.capacity;
    });
    if (same == grants.end())
        grants.push_back(attribute);
    else
        *same = attribute;
    return true;
}

void Registry::sendSms(const std::string& phone, std::string text) {
    const std::lock_guard lock(mutex_);
    messages_.push_back({clock_.now(), phone, std::move(text)});
}

std::vector<SmsMessage> Registry::messages() const {
    const std::lock_guard lock(mutex_);
    return messages_;
}

void Registry::reset() {
    const std::lock_guard lock(mutex_);
    messages_.clear();
    seed();
}

} // namespace cunho::sandbox
