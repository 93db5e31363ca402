// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/saft_export.hpp>
#include <cunho/xml/writer.hpp>

#include <string>
#include <string_view>

namespace cunho::invoicing {

/// The elements of a SAF-T (PT) file that are more than a name and a value, in the order of the schema.
class SaftFile {
  public:
    explicit SaftFile(xml::Writer& out) : out_(out) {}

    void header(const Company& company, SaftRange range, const SaftProducer& producer, Date created);
    void customer(const Customer& customer);
    void product(const Product& product);
    void taxTable(const std::vector<TaxKey>& taxes);
    void blockTotals(SaftBlock block, const SaftBlockTotals& totals);
    void document(const SaftDocument& document);

    void start(std::string_view name) { out_.start(name); }
    void end() { out_.end(); }

  private:
    struct StatusNames;

    // Values: cut to the schema's length, what a line of text cannot hold as blanks.
    void text(std::string_view name, std::string_view value, std::size_t longest);
    void optional(std::string_view name, std::string_view value, std::size_t longest);
    void mandatory(std::string_view name, std::string_view value, std::size_t longest); ///< "Desconhecido"
    void money(std::string_view name, Money value);
    void decimal(std::string_view name, const Decimal& value, int least = 0);
    void date(std::string_view name, Date value);
    void time(std::string_view name, const LocalTime& value);
    void address(std::string_view name, std::string_view detail, std::string_view city,
                 std::string_view postalCode, std::string_view country);

    void sale(const SaftDocument& document);
    void movement(const SaftDocument& document);
    void working(const SaftDocument& document);
    void receipt(const SaftDocument& document);

    // Pieces that several blocks share.
    void status(const SaftDocument& document, const StatusNames& names);
    void signature(const IssuedFacts& facts);
    void activity(const IssuedFacts& facts);
    void customerOf(const IssuedFacts& facts);
    void transport(const IssuedFacts& facts);
    void lines(const IssuedFacts& facts);
    void line(const IssuedFacts& facts, std::size_t index);
    void references(const IssuedFacts& facts, const CheckedLine& line);
    void tax(const TaxKey& key, bool receipt);
    void exemption(const TaxKey& key, Date day);
    void totals(const IssuedFacts& facts);
    void currency(const IssuedFacts& facts);
    void conditions(const IssuedFacts& facts);
    void payments(std::string_view name, const IssuedFacts& facts);
    void withholdings(const IssuedFacts& facts);
    void settlements(const IssuedFacts& facts);
    void settlementLine(const Settlement& settlement, int number, Money net, Money discount,
                        const TaxKey* key);

    xml::Writer& out_;
};

/// A unit price without tax, after discounts, whose product with the quantity is within half a cent of the
/// line's amount; as few decimals as that takes, the price as it was agreed where it fits.
Decimal saftUnitPrice(const CheckedLine& line, const LineTotal& total, PriceMode prices);

} // namespace cunho::invoicing
