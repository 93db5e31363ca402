// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/field_limits.hpp"
#include "invoicing/text_rules.hpp"

#include <cunho/core/error.hpp>
#include <cunho/invoicing/fiscal_qr.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

constexpr std::size_t longestAmount = 16;

/// Joins the fields `code:value` by '*' and watches over their lengths (table in section 4 of the text).
class Fields {
  public:
    void add(std::string_view code, std::string_view value, std::size_t longest) {
        const TextFacts facts = lookAt(value);
        if (value.empty() || !facts.utf8 || facts.controls || facts.length > longest ||
            value.find('*') != std::string_view::npos) {
            throw Error(Fault::Input, "QR_BAD_TEXT", {{"field", std::string(code)}});
        }
        if (!text_.empty())
            text_ += '*';
        text_.append(code).append(":").append(value);
    }

    void add(std::string_view code, Money amount) { add(code, amount.toString(), longestAmount); }

    void add(std::string_view code, const std::optional<Money>& amount) {
        if (amount)
            add(code, *amount);
    }

    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

/// The pairs of fields that a region has: 2; 3 and 4; 5 and 6; 7 and 8.
enum Pair : std::size_t { Exempt, Reduced, Intermediate, Normal, PairCount };

/// The sums of one fiscal region.
struct Region {
    struct Sums {
        Money base;
        Money tax;
    };
    std::string name;
    std::array<Sums, PairCount> sums{};
};

bool isNational(std::string_view region) {
    return region == "PT" || region.starts_with("PT-");
}

/// What stamp duty is charged on counts as exempt from VAT (I2); rates of another country, and of special
/// regimes, go where the normal rate goes.
Pair pairOf(const TaxKey& key) {
    if (key.type == TaxType::StampDuty || key.code == TaxCode::Exempt || !key.exemption.empty())
        return Exempt;
    if (isNational(key.region) && key.code == TaxCode::Reduced)
        return Reduced;
    return isNational(key.region) && key.code == TaxCode::Intermediate ? Intermediate : Normal;
}

Region& regionOf(std::vector<Region>& regions, const std::string& name) {
    const auto region =
        std::find_if(regions.begin(), regions.end(), [&](const Region& r) { return r.name == name; });
    return region != regions.end() ? *region : regions.emplace_back(Region{name, {}});
}

/// In order of presence; the three of Portugal in their own order when all are there. What is not subject is
/// stated in L alone, and gives a region only where there is no other.
std::vector<Region> regionsOf(const std::vector<TaxTotal>& taxes) {
    std::vector<Region> regions;
    for (const TaxTotal& total : taxes) {
        if (total.key.type == TaxType::NotSubject)
            continue;
        Region::Sums& sums = regionOf(regions, total.key.region).sums[pairOf(total.key)];
        sums.base = sums.base + total.base;
        if (total.key.type == TaxType::Vat)
            sums.tax = sums.tax + total.tax;
    }
    if (regions.empty() && !taxes.empty())
        regionOf(regions, taxes.front().key.region);
    if (regions.size() > mostRegions)
        throw Error(Fault::Input, "QR_TOO_MANY_REGIONS");
    if (regions.size() == mostRegions &&
        std::all_of(regions.begin(), regions.end(), [](const Region& r) { return isNational(r.name); })) {
        std::sort(regions.begin(), regions.end(),
                  [](const Region& a, const Region& b) { return a.name < b.name; });
    }
    return regions;
}

/// A document that is no invoice and states no value has no regions: I1 is 0.
bool statesTaxes(std::string_view type, const std::vector<TaxTotal>& taxes) {
    const auto row = parseDocumentType(type);
    return (row && documentType(*row).block == SaftBlock::SalesInvoices && !taxes.empty()) ||
           std::any_of(taxes.begin(), taxes.end(),
                       [](const TaxTotal& t) { return t.base != Money{} || t.tax != Money{}; });
}

/// A base of zero is left out beside a tax (a debit note of tax only); both are left out when both are zero.
void addTaxed(Fields& fields, const std::string& baseCode, const std::string& taxCode,
              const Region::Sums& sums) {
    if (sums.base != Money{})
        fields.add(baseCode, sums.base);
    if (sums.base != Money{} || sums.tax != Money{})
        fields.add(taxCode, sums.tax);
}

void addRegion(Fields& fields, char letter, const Region& region) {
    const std::string code(1, letter);
    fields.add(code + "1", region.name, 5);
    if (region.sums[Exempt].base != Money{})
        fields.add(code + "2", region.sums[Exempt].base);
    addTaxed(fields, code + "3", code + "4", region.sums[Reduced]);
    addTaxed(fields, code + "5", code + "6", region.sums[Intermediate]);
    addTaxed(fields, code + "7", code + "8", region.sums[Normal]);
}

std::string compactDate(Date date) {
    std::string text = formatDate(date);
    std::erase(text, '-');
    return text;
}

} // namespace

std::string FiscalQr::text() const {
    Fields fields;
    fields.add("A", issuerNif, 9);
    fields.add("B", customerNif, 30);
    fields.add("C", customerCountry, 12);
    fields.add("D", documentType, 2);
    fields.add("E", std::string(1, status), 1);
    fields.add("F", compactDate(date), 8);
    fields.add("G", number, 60);
    fields.add("H", atcud, 70);
    char letter = 'I';
    if (!statesTaxes(documentType, taxes)) {
        fields.add("I1", "0", 1);
    } else {
        for (const Region& region : regionsOf(taxes))
            addRegion(fields, letter++, region);
    }
    fields.add("L", notSubject);
    fields.add("M", stampDuty);
    fields.add("N", taxPayable);
    fields.add("O", gross);
    fields.add("P", withholding);
    fields.add("Q", hashCharacters, 4);
    fields.add("R", std::to_string(certificateNumber), 4);
    if (!other.empty())
        fields.add("S", other, 65);
    return fields.take();
}

} // namespace cunho::invoicing
