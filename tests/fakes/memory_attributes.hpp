// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/scap/attribute.hpp>

#include <algorithm>
#include <mutex>

namespace cunho::test {

class MemoryAttributes final : public scap::AttributeRepository {
  public:
    std::vector<scap::Citizen> citizens() override {
        const std::lock_guard lock(mutex_);
        return citizens_;
    }

    void saveCitizen(const scap::Citizen& citizen, TimePoint) override {
        const std::lock_guard lock(mutex_);
        const auto same = [&](const scap::Citizen& other) { return other.key() == citizen.key(); };
        const auto found = std::find_if(citizens_.begin(), citizens_.end(), same);
        if (found == citizens_.end())
            citizens_.push_back(citizen);
        else
            *found = citizen;
    }

    std::vector<scap::ProfessionalAttribute> attributes(const std::string& citizen) override {
        const std::lock_guard lock(mutex_);
        std::vector<scap::ProfessionalAttribute> out;
        std::copy_if(attributes_.begin(), attributes_.end(), std::back_inserter(out),
                     [&](const auto& attribute) { return attribute.citizen == citizen; });
        return out;
    }

    void merge(const std::string& citizen, scap::ProfessionalAttribute::Source source,
               const std::vector<scap::ProfessionalAttribute>& told, TimePoint now) override {
        const std::lock_guard lock(mutex_);
        for (auto& attribute : attributes_) {
            if (attribute.citizen == citizen && attribute.source == source)
                attribute.status = scap::ProfessionalAttribute::Status::Gone;
        }
        for (auto attribute : told) {
            attribute.citizen = citizen;
            attribute.source = source;
            attribute.firstSeen = now;
            if (attribute.lastChecked == TimePoint{})
                attribute.lastChecked = now;
            renew(attribute);
        }
    }

  private:
    void renew(scap::ProfessionalAttribute& attribute) {
        for (auto& known : attributes_) {
            if (!isSame(known, attribute))
                continue;
            attribute.firstSeen = known.firstSeen;
            known = attribute;
            return;
        }
        attributes_.push_back(attribute);
    }

    static bool isSame(const scap::ProfessionalAttribute& a, const scap::ProfessionalAttribute& b) {
        return a.citizen == b.citizen && a.source == b.source && a.nipc == b.nipc &&
               a.providerUri == b.providerUri && a.providerName == b.providerName && a.id == b.id &&
               a.description == b.description;
    }

    std::mutex mutex_;
    std::vector<scap::Citizen> citizens_;
    std::vector<scap::ProfessionalAttribute> attributes_;
};

} // namespace cunho::test
