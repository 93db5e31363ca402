// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/memory_ledger.hpp"
#include "invoicing_test.hpp"

#include <cunho/invoicing/ledger.hpp>

namespace cunho::invoicing::test {

inline crypto::PrivateKey demoKey() {
    return crypto::PrivateKey::fromPem(readFile(std::string(CUNHO_TEST_DATA) + "/invoicing/at_demo_key.pem"));
}

/// A company with the series FT 2026A, a clock in November 2026 and the demonstration key.
class LedgerTest : public testing::Test {
  protected:
    LedgerTest() {
        store_.series = {{DocumentType::FT, "2026A", "JFT26CHA", 1, true}};
        store_.company.nif = "599999993";
        store_.company.name = "Empresa Exemplo, Lda";
    }

    IssuedDocument issue(const Draft& draft) { return ledger_.issue(checked(draft), certified_); }

    std::string refusal(const Draft& draft) {
        return reasonOf([&] { issue(draft); });
    }

    Draft simple(std::string date = "2026-11-23") {
        Draft result = draft({line("10")});
        result.date = std::move(date);
        return result;
    }

    crypto::PrivateKey key_ = demoKey();
    HashKey certified_{key_, 9999, 1};
    HashKey training_{key_};
    cunho::test::MemoryLedger store_;
    cunho::test::FakeClock clock_;
    Ledger ledger_{store_, clock_};
};

} // namespace cunho::invoicing::test
