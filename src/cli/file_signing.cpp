// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/file_signing.hpp"

#include "cli/output.hpp"

#include <cunho/app/sign_in_capacity.hpp>
#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

namespace cunho::cli {
namespace {

struct StepWords {
    std::string_view step;
    std::string_view words;
};
constexpr std::array steps{
    StepWords{"cmd-certificate", "asking for the certificate of the Chave Móvel Digital"},
    StepWords{"cmd-request", "asking the service for a code"},
    StepWords{"cmd-code", "waiting for the code"},
    StepWords{"cmd-values", "sending the code, and receiving the signatures"},
    StepWords{"citizen", "signing as a citizen"},
    StepWords{"capacity", "signing in the capacity"},
    StepWords{"complete", "completing the files"},
};

/// A citizen and what they chose to sign with.
struct Choice {
    scap::Citizen citizen;
    std::vector<scap::ProfessionalAttribute> attributes;
};

/// By its id or its description.
bool isNamed(const scap::ProfessionalAttribute& attribute, const std::string& name) {
    return attribute.id == name || attribute.description == name;
}

/// Those of one citizen that all the names fit; nothing when a name fits none, which is put into `unknown`.
std::optional<Choice> fittingChoice(const scap::Citizen& citizen,
                                    const std::vector<scap::ProfessionalAttribute>& all,
                                    const std::vector<std::string>& names, std::string& unknown) {
    Choice choice{citizen, {}};
    for (const std::string& name : names) {
        const auto count = choice.attributes.size();
        std::ranges::copy_if(all, std::back_inserter(choice.attributes),
                             [&](const auto& attribute) { return isNamed(attribute, name); });
        if (choice.attributes.size() == count) {
            unknown = name;
            return std::nullopt;
        }
    }
    return choice;
}

Choice chosenOf(app::Services& services, const std::vector<std::string>& names) {
    scap::AttributeRepository& known = *services.activation.attributes;
    std::vector<Choice> found;
    std::string unknown = names.front();
    for (const scap::Citizen& citizen : known.citizens())
        if (auto choice = fittingChoice(
                citizen, app::capacitiesOf(known, citizen.key(), services.clock.now()), names, unknown))
            found.push_back(std::move(*choice));
    if (found.empty())
        throw Error(Fault::NotFound, "CAPACITY_UNKNOWN", {{"name", unknown}});
    if (found.size() > 1)
        throw Error(Fault::Input, "CAPACITIES_OF_SEVERAL");
    return std::move(found.front());
}

} // namespace

FileSigning::FileSigning(const SignOptions& options, Clock& clock) : options_(options), clock_(clock) {
    const auto authorities = options.isLocal() ? options.local.authorities.read(options.key.chain)
                                               : std::vector<crypto::Certificate>();
    if (options.asksServices()) {
        connect(authorities);
        return;
    }
    if (options.level.wanted(signing::PadesLevel::B_B) > signing::PadesLevel::B_B || options.isLocal())
        network_ = options.level.connect(options.database.sandboxAccess, clock, authorities);
    own_ = options.isLocal()
               ? wiring::makeLocalProvider(options.local.way(options.provider, options.key.choice.pss),
                                           authorities, network_->revocation())
               : options.key.open();
    provider_ = own_.get();
    if (!options.database.database.empty())
        workplace_ = options.database.open(clock);
}

void FileSigning::connect(const std::vector<crypto::Certificate>& authorities) {
    auto way = options_.local.way(options_.provider, options_.key.choice.pss);
    workplace_ = options_.database.openForFiles(clock_, std::move(way), authorities);
    options_.database.unlock(*workplace_);
    workplace_->connectForFiles(JobContext());
    provider_ = workplace_->services().fileProvider;
    if (provider_ == nullptr)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "no provider for files");
    if (!options_.level.timestampUrl.empty())
        network_ = options_.level.connect({}, clock_, authorities);
}

signing::SignerServices FileSigning::services() const {
    signing::SignerServices out;
    if (options_.level.wanted(signing::PadesLevel::B_B) == signing::PadesLevel::B_B)
        return out;
    out.levels = network_ ? network_->services() : workplace_->services().signer.levels;
    return out;
}

std::unique_ptr<signing::CapacityAuthority> FileSigning::capacity() {
    if (options_.attributes.empty())
        return nullptr;
    Choice choice = chosenOf(workplace_->services(), options_.attributes);
    return workplace_->services().capacity(choice.citizen, choice.attributes);
}

JobContext toldSteps(bool json, std::stop_token stop, std::function<void()> before) {
    if (json)
        return JobContext(std::move(stop));
    auto last = std::make_shared<std::string>();
    return JobContext(std::move(stop), [last, before = std::move(before)](const Progress& progress) {
        const auto known = std::ranges::find(steps, progress.step, &StepWords::step);
        if (known == steps.end() || *last == progress.step)
            return;
        *last = progress.step;
        if (before)
            before();
        std::cerr << "cunho-cli: " << known->words << '\n';
    });
}

} // namespace cunho::cli
