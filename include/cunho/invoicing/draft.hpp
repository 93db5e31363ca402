// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/invoicing/decimal.hpp>
#include <cunho/invoicing/document_type.hpp>
#include <cunho/invoicing/money.hpp>
#include <cunho/invoicing/party.hpp>
#include <cunho/invoicing/tax.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cunho::invoicing {

/// Base and tax of one key.
struct TaxTotal {
    TaxKey key;
    Money base;
    Money tax;

    bool operator==(const TaxTotal&) const = default;
};

/// One line as it was typed: numbers are text with a decimal point until `validate` has read them.
struct DraftLine {
    std::string code;
    std::string description;
    std::string quantity = "1";
    std::string unit = "un";
    std::string unitPrice;
    std::string discount = "0"; ///< percent, 0 to 100
    std::string region = "PT";
    std::string tax = "NOR";       ///< NOR, INT, RED, ISE or OUT
    std::string rate;              ///< percent; empty: the dated table, where it has one rate
    std::string exemption;         ///< "M07", needed when no tax is charged
    std::string taxType = "IVA";   ///< IVA, IS or NS; with IS, `tax` is the item of the general table
    std::string taxAmount{};       ///< IS: euro per unit of quantity, instead of `rate`
    std::string productType = "S"; ///< SAF-T ProductType: P, S, O, E or I
    bool withheld = false;         ///< belongs to the base of the withholding
    std::string reference{};       ///< NC, ND: number of the rectified invoice
    std::string referenceLine{};   ///< NC: its line, counted from 1
    std::string order{};           ///< number of the OR, PF, NE, GT or GR that the line comes from
};

/// Withholding at source (IRS, IRC) or stamp duty of the customer; stated after the gross total, never
/// changing it.
struct DraftWithholding {
    std::string type; ///< IRS, IRC or IS
    std::string rate; ///< percent of the net of the lines flagged `withheld`
    std::string law;  ///< SAF-T WithholdingTaxDescription, at most 60 characters
};

/// FR, RG, RC: how it was paid.
struct DraftPayment {
    std::string mechanism = "TB"; ///< SAF-T PaymentMechanism
    std::string amount;           ///< euro
    std::string date;             ///< empty: the document's
};

/// RG, RC: a document that is settled, wholly or in part. A credit note is settled against the others.
struct DraftSettlement {
    std::string document; ///< number: FT, ND or NC
    /// Euro of its gross that is settled: `discount` included, and what is withheld from it, too. Payments
    /// are that less discounts, credit notes and withholding; only the ledger knows enough to check them.
    std::string amount;
    std::string discount; ///< euro: discount for paying now, without change of VAT; empty: none
};

/// GT, GR (and goods sent with an invoice): RBC, DL 147/2003, articles 4 and 5.
struct DraftTransport {
    Address from;
    Address to;
    std::string start;     ///< YYYY-MM-DDThh:mm, Lisbon
    std::string end{};     ///< likewise, may be empty
    std::string vehicle{}; ///< registration, may be empty
};

/// A document that was first issued by hand, or lost after a restored backup (Despacho 8632/2014, 2.4, 2.5).
struct DraftOrigin {
    std::string kind;   ///< "M" manual, "D" recovered from its duplicate, empty: neither
    std::string number; ///< of the original: "abc/00001" for M, "FT 2013A/99" for D
};

/// An invoice that is being written: may be wrong, may be changed, has no number.
struct Draft {
    std::int64_t id = 0; ///< 0 until stored
    std::string type = "FT";
    std::string series;
    std::string date;                 ///< YYYY-MM-DD
    std::string prices = "net";       ///< "net" or "gross" (VAT included)
    std::string globalDiscount = "0"; ///< percent over all lines
    Party customer;
    std::vector<DraftLine> lines; ///< none in receipts
    /// SAF-T TaxPointDate, when other than `date`; of NC and ND that of the rectified invoice, whose rates
    /// hold.
    std::string supplyDate{};
    std::string dueDate{};
    std::string terms{};          ///< payment terms as printed: "30 dias"
    std::string notes{};          ///< printed, at most 1000 characters, lines divided by "\n"
    std::string reason{};         ///< NC, ND: what changes (SAF-T References/Reason, at most 50)
    std::string currency = "EUR"; ///< ISO 4217; prices are in it
    std::string exchangeRate{};   ///< euro for one unit of `currency`, at most 10 decimals
    std::vector<DraftWithholding> withholdings{};
    std::vector<DraftPayment> payments{};
    std::vector<DraftSettlement> settlements{};
    DraftTransport transport{};
    DraftOrigin origin{};
    bool selfBilling = false;    ///< issued by the customer in the supplier's name: "Autofaturação"
    std::string language = "pt"; ///< "pt", or "pt+en": a second language on paper
};

/// Something a person must correct (or should know) before issuing.
struct Problem {
    std::string field;  ///< "customer.nif", "lines[2].quantity", "date", or empty for the whole
    std::string reason; ///< id with a text, such as "NIF_INVALID"
    ErrorParams params;
};

enum class PriceMode { Net, Gross };

struct CheckedLine {
    std::string code;
    std::string description;
    Decimal quantity;
    std::string unit;
    Decimal unitPrice; ///< euro, in the document's price mode; of another currency: rounded to 6 decimals
    Decimal discount;  ///< percent
    TaxKey tax;
    std::string productType = "S";
    std::string
        productDescription{}; ///< of the product's record, frozen once used; `description` is the line's
    std::optional<Decimal> currencyPrice{}; ///< as typed, when the document is in another currency
    bool withheld = false;
    std::string reference{};
    int referenceLine = 0; ///< counted from 1; 0: none
    std::string order{};
    std::optional<Date> orderDate{}; ///< of `order`; known once the ledger has seen it
};

struct CheckedWithholding {
    std::string type;
    Decimal rate;
    std::string law;
};

struct Payment {
    std::string mechanism;
    Money amount;
    Date date{};
};

/// One settled document of a receipt. The ledger fills in what it knows of it.
struct Settlement {
    std::string document;
    Money amount;   ///< of its gross, `discount` included
    Money discount; ///< financial discount at payment, part of `amount`
    Date documentDate{};
    bool credit = false;           ///< a credit note, set against the others
    std::vector<TaxTotal> taxes{}; ///< `amount` (discount included) by tax key, in the document's
                                   ///< proportions; cents exact, the last receipt takes the rest
};

struct Transport {
    Address from;
    Address to;
    LocalTime start;
    std::optional<LocalTime> end{};
    std::string vehicle{};
};

/// Manual or recovered: SAF-T SourceBilling M, HashControl "1-FTM abc/00001" or "1-FTD FT 2013A/99".
struct Origin {
    char kind = 'M'; ///< or 'D'
    std::string number;
};

/// A draft without problems; only `validate` makes one, only `Ledger::issue` takes it.
class CheckedDraft {
  public:
    DocumentType type() const noexcept { return type_; }
    const std::string& series() const noexcept { return series_; }
    Date date() const noexcept { return date_; }
    PriceMode prices() const noexcept { return prices_; }
    const Decimal& globalDiscount() const noexcept { return globalDiscount_; }
    const Party& customer() const noexcept { return customer_; }
    const std::vector<CheckedLine>& lines() const noexcept { return lines_; }
    std::int64_t draftId() const noexcept { return draftId_; }
    Date supplyDate() const noexcept { return supplyDate_; } ///< `date` unless another was given
    std::optional<Date> dueDate() const noexcept { return dueDate_; }
    const std::string& terms() const noexcept { return terms_; }
    const std::string& notes() const noexcept { return notes_; }
    const std::string& reason() const noexcept { return reason_; }
    const std::string& currency() const noexcept { return currency_; }
    const Decimal& exchangeRate() const noexcept { return exchangeRate_; } ///< 1 for EUR
    const std::vector<CheckedWithholding>& withholdings() const noexcept { return withholdings_; }
    const std::vector<Payment>& payments() const noexcept { return payments_; }
    const std::vector<Settlement>& settlements() const noexcept { return settlements_; }
    const std::optional<Transport>& transport() const noexcept { return transport_; }
    const std::optional<Origin>& origin() const noexcept { return origin_; }
    bool selfBilling() const noexcept { return selfBilling_; }
    const std::string& language() const noexcept { return language_; }

  private:
    friend class DraftChecker;
    CheckedDraft() = default;
    DocumentType type_ = DocumentType::FT;
    std::string series_;
    Date date_{};
    PriceMode prices_ = PriceMode::Net;
    Decimal globalDiscount_;
    Party customer_;
    std::vector<CheckedLine> lines_;
    std::int64_t draftId_ = 0;
    Date supplyDate_{};
    std::optional<Date> dueDate_;
    std::string terms_;
    std::string notes_;
    std::string reason_;
    std::string currency_ = "EUR";
    Decimal exchangeRate_ = 1;
    std::vector<CheckedWithholding> withholdings_;
    std::vector<Payment> payments_;
    std::vector<Settlement> settlements_;
    std::optional<Transport> transport_;
    std::optional<Origin> origin_;
    bool selfBilling_ = false;
    std::string language_ = "pt";
};

/// Either the checked draft or every problem at once. Needs no database: what depends on the series' state
/// (does it exist, is the date earlier than its last) is checked again inside `Ledger::issue`.
///
/// Limits: quantity and unit price at most 6 decimals and 12 digits before the point, discounts at most 4
/// decimals, a line's amount before discounts and the gross total at most 9999999999999.99 (16 characters in
/// the QR code); so that every product is exact in 128 bits.
///
/// Normalised on the way: blanks at the ends of texts go, "PT 500 000 000" becomes 500000000, the number of
/// another Member State loses its country's letters, countries become capitals; without a number the customer
/// is the final consumer 999999990, and what SAF-T asks for but was left empty becomes "Desconhecido".
///
/// Each type takes its own fields and refuses the others: payments FS, FR and receipts (FR to the cent),
/// references and a reason NC and ND, settlements receipts, transport FT, FS, FR and, as a must, GT and GR;
/// withholding what stands in SalesInvoices. Rates are the dated table's; of another Member State (OSS) for
/// its customers only, and then one of its own; OUT and stamp duty as typed.
///
/// `regime` is the issuer's: an exempt issuer (CIVA 53) charges no VAT and has no limit for FS, whose gross
/// otherwise may be 1000 euro of goods sold to private persons, 100 euro else (CIVA 40).
std::variant<CheckedDraft, std::vector<Problem>> validate(const Draft& draft, const TaxTable& taxes,
                                                          VatRegime regime = VatRegime::Normal);

/// What a person should know and may still issue with: a date ahead of today (and what that forbids
/// afterwards), the deadline of CIVA 36(1) passed, a reason that asks for a customer of another kind (M16,
/// M40, M05), withholding of more than half, a due date in the past. Never empty reasons; never refuses.
std::vector<Problem> advise(const CheckedDraft& draft, Date today);

} // namespace cunho::invoicing
