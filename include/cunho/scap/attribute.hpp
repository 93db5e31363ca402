// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cunho::scap {

/// Who a person is, as authentication tells it.
struct Citizen {
    std::string documentType = "BI"; ///< BI, PAS, TR:, CR: (autenticacao-gov A.1)
    std::string documentCountry = "PT";
    std::string documentNumber;
    std::string givenName;
    std::string lastName;
    std::optional<Date> documentValidUntil;
    std::optional<bool> cmdSignature; ///< whether the CMD may sign; nothing: not told

    /// "BI/PT/12345678"
    std::string key() const;
    std::string name() const { return givenName + " " + lastName; }
};

/// A professional attribute: somebody's capacity in a company, or what a professional body certifies.
struct ProfessionalAttribute {
    enum class Source { Authentication, Scap };
    enum class Status { Active, Expired, Gone }; ///< Gone: no longer among what the service tells
    std::string citizen;                         ///< Citizen::key
    std::string nipc;                            ///< of the company; empty for professional bodies
    std::string providerUri;
    std::string providerName;
    std::string providerType; ///< "ENTERPRISE", "INSTITUTION"
    std::string id;
    std::string description;
    std::string identifiableName; ///< "Assinatura_de_faturas_eletrónicas"
    std::vector<std::pair<std::string, std::string>> subAttributes;
    std::optional<TimePoint> validUntil; ///< told by SCAP only
    std::string served{};                ///< SCAP's own JSON of it: who signs with it sends it back so
    Source source = Source::Authentication;
    Status status = Status::Active;
    TimePoint firstSeen{};
    TimePoint lastChecked{};

    Status statusAt(TimePoint now) const;
};

/// Whether `a` ends later than `b`, as far as somebody told. Authentication never tells an end: one that SCAP
/// told of the same attribute counts, and only what SCAP tells without end has none.
bool outlasts(const ProfessionalAttribute& a, const ProfessionalAttribute& b);

/// Port, kept by store: what is known per citizen and company.
class AttributeRepository {
  public:
    virtual ~AttributeRepository() = default;

    virtual std::vector<Citizen> citizens() = 0;
    virtual void saveCitizen(const Citizen& citizen, TimePoint seen) = 0;

    virtual std::vector<ProfessionalAttribute> attributes(const std::string& citizen) = 0;

    /// What `source` told of this citizen: fresh ones are inserted or renewed (firstSeen stays; lastChecked
    /// is theirs, or `now`), those of the same source that were not told again are Gone. One transaction.
    virtual void merge(const std::string& citizen, ProfessionalAttribute::Source source,
                       const std::vector<ProfessionalAttribute>& told, TimePoint now) = 0;
};

/// What the invoice attribute and a capacity come to for one company (autenticacao-gov D.6).
struct Eligibility {
    bool capacity = false; ///< Gerente, Administrador, Diretor, Procurador, member of the board
    bool invoices = false; ///< "Assinatura de faturas eletrónicas"
    std::string capacityName;
    std::optional<TimePoint> until; ///< the earlier end of the two, where known
    TimePoint checked{};
};

/// Matches NIPC and names without regard to case and accents, over description and identifiable name.
Eligibility eligibility(const std::vector<ProfessionalAttribute>& attributes, const std::string& nipc,
                        TimePoint now);

} // namespace cunho::scap
