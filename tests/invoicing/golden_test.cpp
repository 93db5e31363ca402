// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "golden_documents.hpp"

#include <algorithm>

namespace cunho::invoicing::test {
namespace {

/// The golden text as it stands at issue: not yet cancelled, not yet invoiced.
std::string qrAtIssue(std::string text) {
    text[text.find("*E:") + 3] = 'N';
    return text;
}

TEST_F(GoldenDocuments, AreIssuedToTheLastCharacter) {
    int count = 0;
    for (const json& row : cases()) {
        const std::string wanted = row.at("number");
        SCOPED_TRACE(wanted);
        clock_.set(std::string(row.at("entry")));
        const IssuedDocument document = issue(draftOf(row));
        ++count;
        EXPECT_EQ(document->number, wanted);
        EXPECT_EQ(document->atcud.toString(), row.at("atcud"));
        EXPECT_EQ(document->qrText, qrAtIssue(row.at("qr")));
        EXPECT_EQ(document->totals.gross, euro(row.at("gross")));
        EXPECT_EQ(document->totals.tax, euro(row.at("tax")));
        EXPECT_EQ(document->totals.net, euro(row.at("gross")) - euro(row.at("tax")));
        EXPECT_EQ(document->totals.withheld(), euro(row.value("withheld", "0")));
        EXPECT_EQ(document->hash, row.value("hash", ""));
        EXPECT_EQ(document->hashControl, row.contains("hash") ? "1" : ""); // receipts have none
        EXPECT_EQ(document->printedHashCharacters(), row.value("characters", "0"));
        ASSERT_EQ(document->totals.currency.has_value(), row.contains("currency"));
        if (document->totals.currency) {
            EXPECT_EQ(document->totals.currency->amount, number(std::string(row.at("currencyAmount"))));
            EXPECT_EQ(document->lines[0].unitPrice, number("186.99187"));
        }
    }
    EXPECT_EQ(count, 12);
    EXPECT_EQ(store_.status(*store_.find("OR 2026A/1")), 'F');
    for (int i = 2; i <= 6; ++i) {
        const auto* before = store_.find("FT 2026A/" + std::to_string(i - 1));
        EXPECT_EQ(store_.find("FT 2026A/" + std::to_string(i))->previousHash, before->hash);
    }
}

} // namespace
} // namespace cunho::invoicing::test
