// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/issued_document.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// One VAT breakdown (EN 16931-1, BG-23): all that has the same category and rate, as BR-S-08, BR-E-01 and
/// their like want it.
struct VatBreakdown {
    std::string_view category;          ///< BT-118: S, E, AE, K or G
    Decimal rate;                       ///< BT-119, percent
    Money base;                         ///< BT-116
    Money tax;                          ///< BT-117
    std::vector<std::string> codes{};   ///< the Tax Authority's reasons, "M07"
    std::vector<std::string> reasons{}; ///< BT-120, each once
};

/// An invoice line (BG-25).
struct CoreLine {
    int number = 0;                   ///< BT-126, from 1
    std::vector<std::string> notes{}; ///< BT-127
    Decimal quantity;                 ///< BT-129
    std::string_view unit;            ///< BT-130, UN/ECE Recommendation 20
    Money net;                        ///< BT-131
    Decimal price;                    ///< BT-146, without VAT, before discounts
    Money allowance;                  ///< BT-136: what the discounts took off; zero: no discount
    std::string allowanceReason{};    ///< BT-139
    std::string name;                 ///< BT-153
    std::string code;                 ///< BT-155
    std::string_view category;        ///< BT-151
    Decimal rate;                     ///< BT-152
    std::string exemption;            ///< the Tax Authority's reason, "M07", may be empty
    std::string exemptionText;        ///< in words; empty where VAT is charged
};

/// A charge on document level (BG-21), without VAT: stamp duty.
struct CoreCharge {
    Money amount;       ///< BT-99
    std::string reason; ///< BT-104
};

/// An issued document in the terms of EN 16931-1; what both syntaxes state.
///
/// Amounts are the calculator's: line net amounts are its shares of cents, so that BR-CO-10 holds to the
/// cent; taxes are those that were signed. With prices that include VAT, and where two regions share a rate,
/// BT-117 may therefore differ by cents from base x rate (BR-CO-17 and BR-S-09 allow it in the rules that
/// CEN publishes).
///
/// Decisions: document discounts are in the lines already. Stamp duty is no VAT: its base is exempt from VAT
/// and the duty itself is a charge (BG-21), so that BT-112 is the gross total that was signed. What is not
/// subject to VAT (NS) is stated as exempt with its reason, since category O may stand neither beside
/// another one (BR-O-11) nor beside VAT numbers (BR-O-02), which CIUS-PT demands (BR-CIUS-PT-01, 03).
/// Withholding is no part of EN 16931: it stands in notes, and BT-115 stays the gross less what was paid.
struct CoreInvoice {
    const IssuedFacts& facts;
    std::string_view typeCode{};          ///< BT-3 (UNTDID 1001): 380, 381, 383 or 389
    std::string sellerVat{};              ///< BT-31
    std::string buyerVat{};               ///< BT-48, empty: none given
    std::string buyerCountry{};           ///< BT-55
    Address deliverTo{};                  ///< BG-15
    Date delivered{};                     ///< BT-72
    std::string terms{};                  ///< BT-20; given where there is no due date (BR-CO-25)
    std::string_view paymentMeans{};      ///< BT-81 (UNTDID 4461), empty: none known
    std::string iban{};                   ///< BT-84, may be empty
    std::vector<std::string> notes{};     ///< BT-22, each a paragraph
    std::vector<std::string> preceding{}; ///< BT-25: the rectified invoices
    std::string salesOrder{};             ///< BT-14: the one OR, PF or NE that all lines come from
    std::string despatch{};               ///< BT-16: the one GT or GR
    std::vector<CoreLine> lines{};
    std::vector<CoreCharge> charges{};
    std::vector<VatBreakdown> taxes{};
    Money lineSum{};   ///< BT-106
    Money chargeSum{}; ///< BT-108
    Money net{};       ///< BT-109
    Money tax{};       ///< BT-110
    Money gross{};     ///< BT-112
    Money prepaid{};   ///< BT-113
    Money payable{};   ///< BT-115
};

/// `facts` must outlive it. Throws Unsupported/NO_STRUCTURED_FORM.
CoreInvoice coreInvoice(const IssuedFacts& facts);

/// "AbCd-Processado por programa certificado n.º 9999/AT", or what a training document says instead.
std::string programMention(const IssuedFacts& facts);

/// UN/ECE Recommendation 20 for a unit as it was typed; nothing when it is none that is known.
std::optional<std::string_view> unitCode(std::string_view unit);

/// At least two decimals, none lost: "3.00", "0.125".
std::string coreNumber(const Decimal& number);

/// The first `characters` of a text, in one line; what XML cannot hold becomes a blank.
std::string cut(std::string_view text, std::size_t characters);

/// The lines of a text, in pieces of at most `characters`, divided at line ends and blanks where there are
/// any.
std::vector<std::string> pieces(std::string_view text, std::size_t characters);

std::string join(const std::vector<std::string>& texts, std::string_view between);

} // namespace cunho::invoicing
