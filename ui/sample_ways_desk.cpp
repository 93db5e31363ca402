// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_ways_desk.hpp"

#include "ui/sample_data.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace cunho::ui {
namespace {

using scap::ProfessionalAttribute;
using QuestionKind = signing::Question::Kind;

constexpr auto phone = "+351 912345678";
constexpr auto maskedPhone = "+351 *****5678";
constexpr auto engineers = "urn:example:ordem-dos-engenheiros";
constexpr auto enterprises = "urn:example:empresas";

ProfessionalAttribute attribute(const scap::Citizen& citizen, const char* id, const char* text) {
    ProfessionalAttribute result;
    result.citizen = citizen.key();
    result.id = id;
    result.description = text;
    result.source = ProfessionalAttribute::Source::Scap;
    return result;
}

ProfessionalAttribute ofCompany(ProfessionalAttribute attribute) {
    attribute.nipc = sampleCompany().nif;
    attribute.providerName = sampleCompany().name;
    attribute.providerUri = enterprises;
    attribute.providerType = "ENTERPRISE";
    return attribute;
}

ProfessionalAttribute ofEngineers(ProfessionalAttribute attribute) {
    attribute.providerName = "Ordem dos Engenheiros";
    attribute.providerUri = engineers;
    attribute.providerType = "INSTITUTION";
    return attribute;
}

CapacitySetting sampleCapacities(TimePoint now) {
    scap::Citizen ana;
    ana.documentNumber = "12345678";
    ana.givenName = "Ana Beatriz";
    ana.lastName = "Sousa";
    CapacitySetting setting;
    setting.citizens = {ana};
    auto manager = ofCompany(attribute(ana, "1", "Gerente"));
    manager.validUntil = now + std::chrono::days(320);
    auto proxy = ofCompany(attribute(ana, "2", "Procurador"));
    proxy.validUntil = now - std::chrono::days(9);
    auto engineer = ofEngineers(attribute(ana, "7", "Engenheira civil, membro efetivo"));
    auto expert = ofEngineers(attribute(ana, "8", "Especialista em estruturas"));
    expert.status = ProfessionalAttribute::Status::Gone;
    setting.attributes = {manager, proxy, engineer, expert};
    setting.chosen = {{ana.key(), enterprises, "1"}, {ana.key(), engineers, "7"}};
    return setting;
}

} // namespace

WaysOverview sampleWays(TimePoint now) {
    WaysOverview overview;
    overview.now = now;
    overview.cmd.offered = true;
    overview.cmd.phone = phone;
    overview.cmd.encryptionWatched = true;
    overview.cmd.replaceable = true;
    overview.cmd.encryptionEnds = now + std::chrono::days(848);
    overview.token.modules = {{"opensc-pkcs11", "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"},
                              {"softhsm2", "/usr/lib/softhsm/libsofthsm2.so"}};
    overview.capacity = sampleCapacities(now);
    return overview;
}

std::vector<wiring::TokenKey> sampleTokenKeys(const crypto::Certificate& certificate) {
    return {{"Selo da empresa", "5a11", Bytes{0x01}, "Selo", certificate, true},
            {"Ana Sousa", "0b77", Bytes{0x45}, "Assinatura", certificate, false}};
}

signing::Question sampleCmdPin(std::vector<std::string> documents) {
    signing::Question question;
    question.kind = QuestionKind::CmdPin;
    question.documentNames = std::move(documents);
    question.sentTo = maskedPhone;
    return question;
}

signing::Question sampleCode(std::vector<std::string> documents, TimePoint now) {
    auto question = sampleCmdPin(std::move(documents));
    question.kind = QuestionKind::OneTimeCode;
    question.expires = now + std::chrono::minutes(5);
    question.resendFrom = now + std::chrono::seconds(30);
    return question;
}

SampleWaysDesk::SampleWaysDesk(TimePoint now) : answer(sampleWays(now)) {}

void SampleWaysDesk::note(std::string call) {
    const std::lock_guard lock(mutex_);
    calls.push_back(std::move(call));
}

void SampleWaysDesk::maybeRefuse() {
    const std::lock_guard lock(mutex_);
    if (auto failure = std::exchange(refusal, {}))
        throw Error(std::move(*failure));
}

WaysOverview SampleWaysDesk::overview() {
    const std::lock_guard lock(mutex_);
    return answer;
}

void SampleWaysDesk::keepPhone(std::string_view typed) {
    note("phone " + std::string(typed));
    maybeRefuse();
    std::string digits;
    std::ranges::copy_if(typed, std::back_inserter(digits),
                         [](char each) { return each >= '0' && each <= '9'; });
    const std::lock_guard lock(mutex_);
    answer.cmd.phone = digits.empty() ? digits : "+351 " + digits;
}

void SampleWaysDesk::replaceEncryption(const std::filesystem::path& file) {
    note("encryption " + file.filename().string());
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    answer.cmd.encryptionEnds = answer.now + std::chrono::days(1095);
}

std::vector<wiring::TokenKey> SampleWaysDesk::tokenKeys(const std::filesystem::path& module,
                                                        const JobContext&) {
    note("keys " + module.string());
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    return keys;
}

void SampleWaysDesk::keepToken(const TokenChoice& choice) {
    note("token " + choice.module.string() + " " + choice.token + " " + choice.key);
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    answer.token.module = choice.module;
    answer.token.token = choice.token;
    answer.token.key = choice.key;
    answer.token.holder = choice.holder;
}

void SampleWaysDesk::keepCapacities(const std::vector<ChosenCapacity>& chosen) {
    std::string call = "capacities";
    for (const auto& each : chosen)
        call.append(" ").append(each.provider).append("/").append(each.id);
    note(call);
    const std::lock_guard lock(mutex_);
    answer.capacity.chosen = chosen;
}

} // namespace cunho::ui
