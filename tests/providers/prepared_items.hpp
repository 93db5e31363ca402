// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/random.hpp>
#include <cunho/signing/dtbsr.hpp>
#include <cunho/signing/journal.hpp>

#include <string>
#include <vector>

namespace cunho::test {

/// Invoices of a company to be signed by SAFE, each in the journal as Prepared.
inline std::vector<signing::Dtbsr> prepareItems(signing::SigningJournal& journal, const std::string& nipc,
                                                int count) {
    std::vector<signing::Dtbsr> list;
    for (int i = 0; i < count; ++i) {
        signing::Dtbsr item;
        item.id = newUuid();
        item.digest = crypto::sha256(asBytes("document " + item.id));
        item.documentName = "FT_2026A_" + std::to_string(i + 1) + ".pdf";
        item.purpose = {signing::Purpose::Kind::IssuedInvoice, nipc};
        signing::JournalEntry entry;
        entry.id = item.id;
        entry.provider = "safe";
        journal.put(std::span(&entry, 1));
        list.push_back(std::move(item));
    }
    return list;
}

} // namespace cunho::test
