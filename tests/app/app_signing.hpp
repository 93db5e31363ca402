// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/scripted_provider.hpp"
#include "fakes/scripted_revocation.hpp"
#include "fakes/scripted_timestamps.hpp"
#include "fakes/test_pki.hpp"
#include "workroom.hpp"

#include <cunho/app/issue_invoice.hpp>
#include <cunho/app/sign_files.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/store/database.hpp>

#include <gtest/gtest.h>

namespace cunho::app {

template<typename Action>
inline std::string reasonOf(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.reason();
    }
    return {};
}

/// A company with a series, a database and a provider that a test scripts.
struct AppSigning : Workroom, testing::Test {
    AppSigning() {
        services.company.addSeries({invoicing::DocumentType::FT, "2026A", "SANDBOX1", 1, true});
        services.provider = &provider;
        services.archive = folder.path() / "arquivo";
        services.spool = folder.path() / "spool";
        services.anchors = {pki.root()};
        services.online = &revocation;
    }

    static invoicing::Draft draft() {
        invoicing::Draft draft;
        draft.type = "FT";
        draft.series = "2026A";
        draft.date = "2026-11-23";
        draft.prices = "net";
        draft.customer = {
            "Padaria São João, Lda", "599999993", "Largo da Portagem, 3", "3000-337", "Coimbra", "PT"};
        invoicing::DraftLine line;
        line.code = "S1";
        line.description = "Consultoria";
        line.quantity = "3";
        line.unit = "h";
        line.unitPrice = "9.99";
        line.region = "PT";
        line.tax = "NOR";
        draft.lines = {line};
        return draft;
    }

    IssueResult issue() {
        return std::get<IssueResult>(IssueInvoice(services).run(draft(), prompter, JobContext{}));
    }

    std::map<std::int64_t, PendingOutcome> signPending() {
        return SignPending(services).run({}, prompter, JobContext{});
    }

    void refuseEverything() {
        provider.refuse = [](const signing::Dtbsr&) {
            return Failure{Fault::Service, "SAFE_UNAVAILABLE", {}, {}};
        };
    }

    print::Runtime runtime;
    test::ScriptedService service;
    test::ScriptedProvider provider{pki.leafKey(), pki.chain(), service, &database.journal()};
    test::ScriptedTimestamps timestamps{pki.timestampKey(), pki.timestampChain(), clock};
    test::ScriptedRevocation revocation{pki, clock};
    test::MemoryQuota quota;
    signing::SilentPrompter prompter;
};

} // namespace cunho::app
