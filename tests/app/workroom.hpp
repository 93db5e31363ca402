// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/app/services.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/store/database.hpp>

#include <memory>

namespace cunho::app {

/// What every use case is tried on: a clock set by hand, and the services of a company over a database of
/// their own.
struct Workroom {
    Workroom() {
        invoicing::Company company;
        company.nif = "500000000";
        company.name = "Olaria Exemplo, Lda";
        company.address = "Rua da Sofia, 12";
        company.postalCode = "3000-389";
        company.city = "Coimbra";
        services.company.saveCompany(company);
    }

    test::TestPki pki;
    test::FakeClock clock;
    TemporaryFolder folder;
    std::unique_ptr<pdf::Reader> reader = pdf::makeDirectReader();
    invoicing::TaxTable taxes = invoicing::TaxTable::standard();
    store::Database database{folder.path() / "empresa.db", Environment::Sandbox, clock};
    Services services{Environment::Sandbox,
                      clock,
                      database.ledger(),
                      database.drafts(),
                      database.documents(),
                      database.company(),
                      database.journal(),
                      *reader,
                      *reader,
                      taxes};
};

} // namespace cunho::app
