// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/scap/attribute.hpp>

namespace cunho::store {

class Attributes final : public scap::AttributeRepository {
  public:
    explicit Attributes(Connection& connection) : connection_(connection) {}

    std::vector<scap::Citizen> citizens() override;
    void saveCitizen(const scap::Citizen& citizen, TimePoint seen) override;
    std::vector<scap::ProfessionalAttribute> attributes(const std::string& citizen) override;
    void merge(const std::string& citizen, scap::ProfessionalAttribute::Source source,
               const std::vector<scap::ProfessionalAttribute>& told, TimePoint now) override;

  private:
    void renew(const std::string& citizen, std::string_view source,
               const scap::ProfessionalAttribute& attribute, TimePoint now);
    Connection& connection_;
};

} // namespace cunho::store
