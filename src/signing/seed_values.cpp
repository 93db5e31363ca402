// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/seed_values.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <utility>

namespace cunho::signing {

namespace {

constexpr double latestVersion = 3;   // of the seed value dictionary (ISO 32000-2, table 237)
constexpr const char* noReason = "."; // alone in the list: none may be given
constexpr const char* ourFilter = "Adobe.PPKLite";
constexpr const char* ourSubFilter = "ETSI.CAdES.detached";

enum Flag : unsigned { // of /SV /Ff
    Filter = 1,
    SubFilter = 2,
    Version = 4,
    Reasons = 8,
    LegalAttestation = 16,
    AddRevInfo = 32,
    DigestMethod = 64,
    LockDocument = 128,
    AppearanceFilter = 256, // ISO 32000-2, table 237
};

enum CertificateFlag : unsigned { // of /Cert /Ff (table 235)
    CertSubject = 1,
    CertIssuer = 2,
    CertOid = 4,
    CertSubjectDn = 8,
    CertKeyUsage = 32,
};

const pdf::EmptySignatureField* fieldOf(const pdf::PdfStructure& structure, const std::string& name) {
    const auto field = std::ranges::find(structure.emptyFields, name, &pdf::EmptySignatureField::name);
    return name.empty() || field == structure.emptyFields.end() ? nullptr : &*field;
}

bool contains(const std::vector<std::string>& list, const std::string& value) {
    return std::ranges::find(list, value) != list.end();
}

/// "SHA256", as table 234 writes it; files have "SHA-256" and "sha256" as well.
std::string plainDigestName(std::string name) {
    std::erase(name, '-');
    std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return name;
}

std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& item : list) {
        out += (out.empty() ? "" : " | ") + item;
    }
    return out;
}

/// What one field's author requires, against one request.
class SeedCheck {
  public:
    SeedCheck(SignFileRequest request, const pdf::SeedValue& seed, const Credential& credential)
        : request_(std::move(request)), seed_(seed), credential_(credential) {}

    SignFileRequest run(TimePoint now) && {
        checkMethods();
        checkPromises();
        checkReason();
        checkCertificate(now);
        if (seed_.timestampRequired && request_.level == PadesLevel::B_B) {
            throw Error(Fault::Rejected, "SEED_TIMESTAMP_NEEDED",
                        {{"file", fileName()}, {"field", request_.fieldName}});
        }
        return std::move(request_);
    }

  private:
    bool isRequired(Flag flag) const { return (seed_.requiredFlags & flag) != 0; }
    std::string fileName() const { return request_.source.filename().string(); }

    [[noreturn]] void refuse(const std::string& constraint) const {
        throw Error(Fault::Rejected, "SEED_VALUE_NOT_MET",
                    {{"file", fileName()}, {"field", request_.fieldName}, {"constraint", constraint}});
    }

    void checkMethods() const {
        if (isRequired(Filter) && !seed_.filter.empty() && seed_.filter != ourFilter) {
            refuse("Filter: " + seed_.filter);
        }
        if (isRequired(SubFilter) && !seed_.subFilters.empty() && !contains(seed_.subFilters, ourSubFilter)) {
            refuse("SubFilter: " + joined(seed_.subFilters));
        }
        if (isRequired(Version) && seed_.version.value_or(0) > latestVersion) {
            refuse("V");
        }
        const std::string ours = plainDigestName(crypto::digestName(credential_.algorithm.digest));
        const bool fits = seed_.digestMethods.empty() ||
                          std::ranges::any_of(seed_.digestMethods, [&ours](const std::string& name) {
                              return plainDigestName(name) == ours;
                          });
        if (isRequired(DigestMethod) && !fits) {
            refuse("DigestMethod: " + joined(seed_.digestMethods));
        }
    }

    /// What this program never promises in a signature. /MDP is no wish: it says what kind of signature it
    /// is.
    void checkPromises() const {
        static constexpr std::pair<Flag, const char*> never[] = {{LegalAttestation, "LegalAttestation"},
                                                                 {AddRevInfo, "AddRevInfo"},
                                                                 {LockDocument, "LockDocument"},
                                                                 {AppearanceFilter, "AppearanceFilter"}};
        for (const auto& [flag, name] : never) {
            if (isRequired(flag)) {
                refuse(name);
            }
        }
        if (seed_.certification.value_or(0) > 0) {
            refuse("MDP");
        }
    }

    void checkReason() {
        std::vector<std::string> choices = seed_.reasons;
        std::erase_if(choices, [](const std::string& text) { return text.empty() || text == noReason; });
        const auto* given = std::get_if<ReasonText>(&request_.statement);
        const std::string reason = given == nullptr ? "" : given->text;
        const bool isSilent = reason.empty() && (given != nullptr ||
                                                 std::holds_alternative<std::monostate>(request_.statement));
        if (isSilent && choices.size() == 1) {
            request_.statement = ReasonText{choices.front()};
            return;
        }
        if (!isRequired(Reasons) || seed_.reasons.empty()) {
            return;
        }
        if (choices.empty() ? !reason.empty() : !contains(choices, reason)) {
            refuse("Reasons: " + joined(seed_.reasons));
        }
    }

    void checkCertificate(TimePoint now) const {
        const auto required = [this](CertificateFlag flag) {
            return (seed_.requiredCertificateFlags & flag) != 0;
        };
        static constexpr std::pair<CertificateFlag, const char*> unknown[] = {
            {CertOid, "Cert OID"}, {CertSubjectDn, "Cert SubjectDN"}, {CertKeyUsage, "Cert KeyUsage"}};
        for (const auto& [flag, name] : unknown) {
            if (required(flag)) {
                refuse(name);
            }
        }
        const crypto::Certificate& signer = credential_.chain.front();
        if (required(CertSubject) &&
            std::ranges::find(seed_.subjects, signer.der()) == seed_.subjects.end()) {
            refuse("Cert Subject");
        }
        if (required(CertIssuer) && !comesFromAnIssuer(now)) {
            refuse("Cert Issuer");
        }
    }

    /// Directly or through the chain; whether it is still valid is asked elsewhere.
    bool comesFromAnIssuer(TimePoint now) const {
        std::vector<crypto::Certificate> issuers;
        for (const Bytes& der : seed_.issuers) {
            try {
                issuers.push_back(crypto::Certificate::fromDer(der));
            } catch (const Error&) {
                continue; // nothing comes from what is no certificate
            }
        }
        using Status = crypto::ChainResult::Status;
        const Status found =
            crypto::verifyChain(credential_.chain.front(), credential_.chain, issuers, now).status;
        return found != Status::NoPath && found != Status::BadSignature;
    }

    SignFileRequest request_;
    const pdf::SeedValue& seed_;
    const Credential& credential_;
};

} // namespace

SignFileRequest heedSeedValue(SignFileRequest request, const pdf::PdfStructure& structure,
                              const Credential& credential, TimePoint now) {
    const pdf::EmptySignatureField* field = fieldOf(structure, request.fieldName);
    if (field == nullptr || !field->seed) {
        return request;
    }
    return SeedCheck(std::move(request), *field->seed, credential).run(now);
}

bool fixesReason(const pdf::PdfStructure& structure, const std::string& fieldName) {
    const pdf::EmptySignatureField* field = fieldOf(structure, fieldName);
    return field != nullptr && field->seed && (field->seed->requiredFlags & Reasons) != 0 &&
           !field->seed->reasons.empty();
}

} // namespace cunho::signing
