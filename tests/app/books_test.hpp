// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/memory_settings.hpp"
#include "fakes/open_vault.hpp"
#include "workroom.hpp"

#include <cunho/app/issue_invoice.hpp>

#include <gtest/gtest.h>

namespace cunho::app {

/// A company with a series of each type, whose books, vault and settings are open.
struct BooksTest : Workroom, testing::Test {
    BooksTest() {
        for (const auto& row : invoicing::documentTypes())
            services.company.addSeries({row.type, "2026A", "SANDBOX1", 1, true});
        services.books.settings = &settings;
        services.books.vault = &vault;
        services.books.communications = &database.communications();
        services.books.integrity = &database.integrity();
        services.books.programVersion = "1.2.0";
        test::openVault(vault);
    }

    static invoicing::DraftLine line(std::string unitPrice, std::string quantity = "1") {
        invoicing::DraftLine line;
        line.description = "Consultoria";
        line.unitPrice = std::move(unitPrice);
        line.quantity = std::move(quantity);
        return line;
    }

    static invoicing::Draft draft(std::vector<invoicing::DraftLine> lines, std::string type = "FT") {
        invoicing::Draft draft;
        draft.type = std::move(type);
        draft.series = "2026A";
        draft.date = "2026-11-23";
        draft.customer = {
            "Padaria São João, Lda", "599999993", "Largo da Portagem, 3", "3000-337", "Coimbra", "PT"};
        draft.lines = std::move(lines);
        return draft;
    }

    /// Issues, or throws with the draft's problems.
    invoicing::IssuedDocument issue(const invoicing::Draft& draft) {
        auto issued = IssueInvoice(services).issueOnly(draft);
        if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&issued)) {
            std::string text;
            for (const auto& problem : *problems)
                text += problem.field + ": " + problem.reason + "\n";
            throw std::logic_error(text);
        }
        return std::get<invoicing::IssuedDocument>(std::move(issued));
    }

    /// "field: REASON" of each problem.
    std::vector<std::string> problems(const invoicing::Draft& draft) {
        std::vector<std::string> found;
        auto issued = IssueInvoice(services).issueOnly(draft);
        if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&issued)) {
            for (const auto& problem : *problems)
                found.push_back(problem.field + ": " + problem.reason);
        }
        return found;
    }

    template<typename Action>
    static std::string reasonOf(const Action& action) {
        try {
            action();
        } catch (const Error& error) {
            return error.reason();
        }
        return {};
    }

    test::MemorySettings settings;
    signing::Vault vault{database.secrets(), clock};
};

} // namespace cunho::app
