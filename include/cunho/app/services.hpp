// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/page_codes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/invoicing/hash_chain.hpp>
#include <cunho/invoicing/ledger.hpp>
#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/repositories.hpp>
#include <cunho/invoicing/saft_export.hpp>
#include <cunho/invoicing/tax.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/scap/attribute_service.hpp>
#include <cunho/scap/fa_client.hpp>
#include <cunho/signing/account.hpp>
#include <cunho/signing/activation.hpp>
#include <cunho/signing/batch_journal.hpp>
#include <cunho/signing/capacity.hpp>
#include <cunho/signing/card_catalogue.hpp>
#include <cunho/signing/completion.hpp>
#include <cunho/signing/enrolment.hpp>
#include <cunho/signing/journal.hpp>
#include <cunho/signing/pades.hpp>
#include <cunho/signing/provider.hpp>
#include <cunho/signing/signed_file_log.hpp>
#include <cunho/signing/vault.hpp>
#include <cunho/signing/web_login.hpp>

#include <filesystem>
#include <functional>
#include <vector>

namespace cunho::signing {
class TrustedListStore;
} // namespace cunho::signing

namespace cunho::app {

/// What opening and keeping a signing account works with. Null: not wired (before `connect`, or in tests).
struct ActivationServices {
    Settings* settings = nullptr;
    signing::Vault* vault = nullptr;
    signing::AccountRepository* accounts = nullptr;
    signing::ActivationRepository* activations = nullptr;
    scap::AttributeRepository* attributes = nullptr;
    signing::WebLogin* webLogin = nullptr;
    signing::Enrolment* enrolment = nullptr;
    scap::FaClient* fa = nullptr;
    scap::FaOptions faOptions{};
    scap::AttributeService* scap = nullptr;
    std::function<std::unique_ptr<signing::TokenLease>(std::int64_t account)> lease{};
};

/// The books beyond documents and company. Null: not wired (in tests that do not need them).
struct BookServices {
    Settings* settings = nullptr;
    signing::Vault* vault = nullptr;
    invoicing::CustomerRepository* customers = nullptr;
    invoicing::ProductRepository* products = nullptr;
    invoicing::TermsRepository* terms = nullptr;
    invoicing::CommunicationRepository* communications = nullptr;
    invoicing::IntegrityCheck* integrity = nullptr;
    std::function<std::unique_ptr<invoicing::SaftSource>()> saft{}; ///< one snapshot of the books
    std::string sourceId = "Cunho";                                 ///< who issues (SAF-T SourceID)
    std::string programVersion{};
};

/// The wired ports that the use cases work with; `main` makes them, everything else receives them.
///
/// All references outlive every use case. The provider may be absent (no service reachable yet): documents
/// are then issued and stay *signature pending*.
struct Services {
    Environment environment = Environment::Sandbox;
    Clock& clock;
    invoicing::LedgerStore& ledger;
    invoicing::DraftRepository& drafts;
    invoicing::DocumentRepository& documents;
    invoicing::CompanyRepository& company;
    signing::SigningJournal& journal;
    const pdf::Reader& reader;  ///< for files of our own making: invoices and what is in the spool
    const pdf::Reader& foreign; ///< for every other file; reads in a process apart (pdf/worker_reader.hpp)
    const invoicing::TaxTable& taxes;
    signing::SignatureProvider* provider = nullptr; ///< signs issued invoices
    /// Null: what is installed (certification.hpp) is loaded at each issue; training when nothing is.
    const invoicing::CertificationProfile* certification = nullptr;
    std::filesystem::path archive{};                      ///< finished files, named after type and number
    std::filesystem::path spool{};                        ///< prepared files while a signature is under way
    std::vector<crypto::Certificate> anchors{};           ///< what verification trusts
    signing::SignerServices signer{};                     ///< time-stamps, revocation information and seals
    signing::PadesLevel level = signing::PadesLevel::B_B; ///< that issued invoices shall reach
    std::vector<crypto::Certificate> trustedResponders{}; ///< whose OCSP responses verification believes
    signing::RevocationSource* online = nullptr;          ///< what verification may ask; null: offline
    signing::CompletionQueue* completion = nullptr;       ///< files that are still below their level
    signing::CardCatalogue* cards = nullptr;              ///< readers and Citizen Cards; null: not wired
    signing::SignatureProvider* fileProvider = nullptr;   ///< signs PDFs that are no invoices issued here
    std::vector<std::filesystem::path> kept{};            ///< see SignFilesOptions::kept
    signing::BatchJournal* batches = nullptr;             ///< of files under way; null: not wired
    signing::SignedFileLog* signedFiles = nullptr;        ///< what was signed here; null: not wired
    /// In these capacities of a citizen; null: not wired. Must not outlive the workplace. Throws
    /// Reactivate/SCAP_KEY_OUTDATED when they are to be loaded anew first.
    std::function<std::unique_ptr<signing::CapacityAuthority>(
        const scap::Citizen&, const std::vector<scap::ProfessionalAttribute>&)>
        capacity{};
    ActivationServices activation{};
    BookServices books{};
    const PageCodeReader* codes = nullptr; ///< QR codes of foreign files; null: not wired
    /// Says what is qualified (trusted_lists.hpp); null: nothing does. Read when it is needed, off the
    /// window's thread: checking a list takes a while.
    signing::TrustedListStore* trustedLists = nullptr;
};

} // namespace cunho::app
