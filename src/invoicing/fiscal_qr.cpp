// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/text_rules.hpp"

#include <cunho/core/error.hpp>
#include <cunho/invoicing/fiscal_qr.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

constexpr std::size_t mostRegions = 3;
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

/// The sums of one fiscal region, by tax code.
struct Region {
    struct Sums {
        Money base;
        Money tax;
    };
    std::string name;
    std::array<Sums, 4> sums{}; ///< by TaxCode

    const Sums& of(TaxCode code) const { return sums[static_cast<std::size_t>(code)]; }
    Sums& of(TaxCode code) { return sums[static_cast<std::size_t>(code)]; }
};

/// In order of presence; the three of Portugal in their own order when all are there.
std::vector<Region> regionsOf(const std::vector<TaxTotal>& taxes) {
    std::vector<Region> regions;
    for (const TaxTotal& total : taxes) {
        auto region = std::find_if(regions.begin(), regions.end(),
                                   [&](const Region& r) { return r.name == total.key.region; });
        if (region == regions.end())
            region = regions.insert(regions.end(), Region{total.key.region, {}});
        Region::Sums& sums = region->of(total.key.code);
        sums.base = sums.base + total.base;
        sums.tax = sums.tax + total.tax;
    }
    if (regions.size() > mostRegions)
        throw Error(Fault::Input, "QR_TOO_MANY_REGIONS");
    const auto national = [](const Region& r) { return r.name == "PT" || r.name.starts_with("PT-"); };
    if (regions.size() == mostRegions && std::all_of(regions.begin(), regions.end(), national)) {
        std::sort(regions.begin(), regions.end(),
                  [](const Region& a, const Region& b) { return a.name < b.name; });
    }
    return regions;
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
    if (region.of(TaxCode::Exempt).base != Money{})
        fields.add(code + "2", region.of(TaxCode::Exempt).base);
    addTaxed(fields, code + "3", code + "4", region.of(TaxCode::Reduced));
    addTaxed(fields, code + "5", code + "6", region.of(TaxCode::Intermediate));
    addTaxed(fields, code + "7", code + "8", region.of(TaxCode::Normal));
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
    for (const Region& region : regionsOf(taxes))
        addRegion(fields, letter++, region);
    if (taxes.empty())
        fields.add("I1", "0", 1);
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
