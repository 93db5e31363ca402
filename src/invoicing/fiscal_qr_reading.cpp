// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/text_forms.hpp"
#include "invoicing/text_rules.hpp"

#include <cunho/invoicing/fiscal_qr_reading.hpp>
#include <cunho/invoicing/nif.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace cunho::invoicing {
namespace {

enum class FieldForm {
    Text,
    Nif,
    Customer,
    Type,
    Status,
    Day,
    Number,
    Atcud,
    Region,
    Amount,
    Hash,
    Certificate
};

/// One row of the table in section 4 of the text: in its order, since fields stand in it.
struct FieldRow {
    std::string_view code;
    FieldForm form;
    std::size_t longest;
    bool needed;
    std::string_view portuguese;
    std::string_view english;
};

constexpr std::array<FieldRow, 8> headFields{{
    {"A", FieldForm::Nif, 9, true, "NIF do emitente", "Issuer's tax number"},
    {"B", FieldForm::Customer, 30, true, "NIF do adquirente", "Customer's tax number"},
    {"C", FieldForm::Text, 12, true, "País do adquirente", "Customer's country"},
    {"D", FieldForm::Type, 2, true, "Tipo de documento", "Document type"},
    {"E", FieldForm::Status, 1, true, "Estado do documento", "Document status"},
    {"F", FieldForm::Day, 8, true, "Data do documento", "Document date"},
    {"G", FieldForm::Number, 60, true, "Identificação do documento", "Document number"},
    {"H", FieldForm::Atcud, 70, true, "ATCUD", "ATCUD"},
}};
/// Behind the letter of one of three regions.
constexpr std::array<FieldRow, 8> regional{{
    {"1", FieldForm::Region, 5, false, "Espaço fiscal", "Tax region"},
    {"2", FieldForm::Amount, 16, false, "Base isenta de IVA", "Base exempt from VAT"},
    {"3", FieldForm::Amount, 16, false, "Base à taxa reduzida", "Base at the reduced rate"},
    {"4", FieldForm::Amount, 16, false, "IVA à taxa reduzida", "VAT at the reduced rate"},
    {"5", FieldForm::Amount, 16, false, "Base à taxa intermédia", "Base at the intermediate rate"},
    {"6", FieldForm::Amount, 16, false, "IVA à taxa intermédia", "VAT at the intermediate rate"},
    {"7", FieldForm::Amount, 16, false, "Base à taxa normal", "Base at the normal rate"},
    {"8", FieldForm::Amount, 16, false, "IVA à taxa normal", "VAT at the normal rate"},
}};
constexpr std::array<FieldRow, 8> tail{{
    {"L", FieldForm::Amount, 16, false, "Não sujeito a IVA", "Not subject to VAT"},
    {"M", FieldForm::Amount, 16, false, "Imposto do selo", "Stamp duty"},
    {"N", FieldForm::Amount, 16, true, "Total de impostos", "Total of taxes"},
    {"O", FieldForm::Amount, 16, true, "Total com impostos", "Total with taxes"},
    {"P", FieldForm::Amount, 16, false, "Retenções na fonte", "Withheld"},
    {"Q", FieldForm::Hash, 4, true, "Quatro caracteres do hash", "Four characters of the hash"},
    {"R", FieldForm::Certificate, 4, true, "N.º do certificado do programa", "Program certificate number"},
    {"S", FieldForm::Text, 65, false, "Outras informações", "Other information"},
}};
constexpr std::string_view regions = "IJK";

/// A field's row and its place among all that may be.
struct Known {
    const FieldRow* row = nullptr;
    std::size_t place = 0;
};

Known known(std::string_view code) {
    const auto in = [](const auto& table, std::string_view wanted, std::size_t before) -> Known {
        const auto* const found = std::ranges::find(table, wanted, &FieldRow::code);
        return found == table.end() ? Known()
                                    : Known{found, before + static_cast<std::size_t>(found - table.begin())};
    };
    if (code.size() == 2) {
        const auto region = regions.find(code[0]);
        return region == std::string_view::npos
                   ? Known()
                   : in(regional, code.substr(1), headFields.size() + region * regional.size());
    }
    const Known first = in(headFields, code, 0);
    return first.row != nullptr ? first
                                : in(tail, code, headFields.size() + regions.size() * regional.size());
}

/// "-12.50": two decimals always.
std::optional<Money> readAmount(std::string_view text) {
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (text.size() < 4 || text.size() > 16 || text[text.size() - 3] != '.')
        return std::nullopt;
    const std::string digits =
        std::string(text.substr(0, text.size() - 3)) + std::string(text.substr(text.size() - 2));
    std::int64_t cents = 0;
    if (!isDigits(digits) ||
        std::from_chars(digits.data(), digits.data() + digits.size(), cents).ec != std::errc())
        return std::nullopt;
    return Money::fromCents(negative ? -cents : cents);
}

/// The types of SAF-T (PT) 1.04_01, those that are over included: old documents have codes, too.
bool isDocumentType(std::string_view code) {
    static constexpr auto codes = std::to_array<std::string_view>(
        {"FT", "FS", "FR", "ND", "NC", "VD", "TV", "TD", "AA", "DA", "RP", "RE", "CS", "LD", "RA", "GR",
         "GT", "GA", "GC", "GD", "CM", "CC", "FC", "FO", "NE", "OU", "OR", "PF", "DC", "RC", "RG"});
    return std::ranges::find(codes, code) != codes.end();
}

bool isDay(std::string_view text) {
    if (text.size() != 8 || !isDigits(text))
        return false;
    const auto part = [&](std::size_t at, std::size_t count) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + count, value);
        return value;
    };
    return Date(std::chrono::year(part(0, 4)), std::chrono::month(static_cast<unsigned>(part(4, 2))),
                std::chrono::day(static_cast<unsigned>(part(6, 2))))
        .ok();
}

/// "FT 2026A/1": a code without blanks, a blank, a series without blank and slash, a slash, digits (SAF-T).
std::string_view sequenceOf(std::string_view number) {
    const auto blank = number.find(' ');
    const auto slash = number.find('/', blank == std::string_view::npos ? 0 : blank);
    if (blank == std::string_view::npos || blank == 0 || slash == std::string_view::npos ||
        slash == blank + 1 || number.find(' ', blank + 1) != std::string_view::npos ||
        !isDigits(number.substr(slash + 1)))
        return {};
    return number.substr(slash + 1);
}

/// "JFT26CHA-1", or "0" of the time before the codes.
bool isAtcud(std::string_view text) {
    if (text == "0")
        return true;
    const auto hyphen = text.rfind('-');
    const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    return hyphen != std::string_view::npos && hyphen >= 8 &&
           std::ranges::all_of(text.substr(0, hyphen), fits) && isDigits(text.substr(hyphen + 1));
}

/// "PT", "PT-AC", "FR", or "0" where nothing is taxed.
bool isQrRegion(std::string_view text) {
    const auto fits = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text == "0" || (text.size() == 2 && std::ranges::all_of(text, fits)) || text == "PT-AC" ||
           text == "PT-MA";
}

bool hasForm(FieldForm form, std::string_view text) {
    switch (form) {
    case FieldForm::Text:
    case FieldForm::Nif:
    case FieldForm::Customer: return true;
    case FieldForm::Type: return isDocumentType(text);
    case FieldForm::Status:
        return text.size() == 1 && std::string_view("NSARFT").find(text) != std::string_view::npos;
    case FieldForm::Day: return isDay(text);
    case FieldForm::Number: return !sequenceOf(text).empty();
    case FieldForm::Atcud: return true;
    case FieldForm::Region: return isQrRegion(text);
    case FieldForm::Amount: return readAmount(text).has_value();
    case FieldForm::Hash: return text == "0" || text.size() == 4;
    case FieldForm::Certificate: return isDigits(text);
    }
    return false;
}

std::string_view withoutZeros(std::string_view digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

/// Judges the fields of one code, one question after the other.
class Judge {
  public:
    explicit Judge(FiscalQrReading& reading) : reading_(reading) {}

    void run() {
        for (const QrField& field : reading_.fields)
            lookAtField(field);
        for (const auto& table : {headFields, regional, tail})
            for (const FieldRow& row : table)
                if (row.needed && reading_.find(row.code) == nullptr)
                    add(std::string(row.code), "QR_FIELD_MISSING", "");
        for (const char letter : regions)
            lookAtRegion(letter);
        lookAtNumbers();
        lookAtAtcud();
        lookAtSums();
    }

  private:
    void add(const std::string& field, const char* reason, const std::string& value) {
        reading_.problems.push_back({field, reason, {{"field", field}, {"value", value}}});
    }

    void lookAtField(const QrField& field) {
        const Known place = known(field.code);
        if (place.row == nullptr) {
            add(field.code, "QR_FIELD_UNKNOWN", field.value);
            return;
        }
        if (place.place < next_)
            add(field.code, "QR_FIELD_ORDER", field.value);
        next_ = std::max(next_, place.place + 1);
        const TextFacts facts = lookAt(field.value);
        if (field.value.empty() || !facts.utf8 || facts.controls || facts.length > place.row->longest ||
            !hasForm(place.row->form, field.value))
            add(field.code, "QR_FIELD_FORM", field.value);
    }

    /// I1 is always there; amounts of a region need its name.
    void lookAtRegion(char letter) {
        const std::string name = std::string(1, letter) + "1";
        const bool used = std::ranges::any_of(reading_.fields, [&](const QrField& field) {
            return field.code.starts_with(letter) && field.code.size() == 2;
        });
        if (reading_.find(name) == nullptr && (used || letter == regions.front()))
            add(name, "QR_FIELD_MISSING", "");
    }

    void lookAtNumbers() {
        const std::string* issuer = reading_.find("A");
        if (issuer != nullptr && !Nif::parse(*issuer))
            add("A", "QR_NIF_WRONG", *issuer);
        const std::string* customer = reading_.find("B");
        const std::string* country = reading_.find("C");
        if (customer != nullptr && country != nullptr && *country == "PT" && !Nif::parse(*customer))
            add("B", "QR_NIF_WRONG", *customer);
    }

    void lookAtAtcud() {
        const std::string* atcud = reading_.find("H");
        const std::string* number = reading_.find("G");
        if (atcud == nullptr)
            return;
        const std::string_view sequence = number == nullptr ? std::string_view() : sequenceOf(*number);
        const std::string_view own = std::string_view(*atcud).substr(atcud->rfind('-') + 1);
        if (!isAtcud(*atcud) ||
            (*atcud != "0" && !sequence.empty() && withoutZeros(own) != withoutZeros(sequence)))
            add("H", "QR_ATCUD_WRONG", *atcud);
    }

    /// N = taxes of the regions + M, O = bases + L + N, each within a cent for every amount that is added:
    /// programs round rate by rate or line by line. A receipt states what it pays, and bases or not.
    void lookAtSums() {
        const std::string* type = reading_.find("D");
        const auto taxes = reading_.amount("N");
        const auto gross = reading_.amount("O");
        if (type == nullptr || *type == "RC" || *type == "RG" || !taxes || !gross)
            return;
        Sum bases;
        Sum charged;
        for (const char letter : regions)
            for (const char place : std::string_view("2345678"))
                ((place - '0') % 2 == 1 || place == '2' ? bases : charged)
                    .add(reading_.amount(std::string{letter, place}));
        charged.add(reading_.amount("M"));
        bases.add(reading_.amount("L"));
        if (bases.count + charged.count == 0 && *taxes == Money() && *gross == Money())
            return;
        if (!charged.isNear(*taxes))
            add("N", "QR_SUM_WRONG", taxes->toString());
        bases.add(taxes);
        if (!bases.isNear(*gross))
            add("O", "QR_SUM_WRONG", gross->toString());
    }

    /// In whole cents; amounts of 16 characters stay far below what 64 bits hold.
    struct Sum {
        std::int64_t cents = 0;
        std::int64_t count = 0;

        void add(std::optional<Money> amount) {
            cents += amount ? amount->cents() : 0;
            count += amount ? 1 : 0;
        }
        bool isNear(Money stated) const {
            const std::int64_t apart = stated.cents() - cents;
            return (apart < 0 ? -apart : apart) <= count;
        }
    };

    FiscalQrReading& reading_;
    std::size_t next_ = 0; ///< place of the field that may come next
};

} // namespace

const std::string* FiscalQrReading::find(std::string_view code) const {
    const auto found = std::ranges::find(fields, code, &QrField::code);
    return found == fields.end() ? nullptr : &found->value;
}

std::optional<Money> FiscalQrReading::amount(std::string_view code) const {
    const std::string* value = find(code);
    return value == nullptr ? std::nullopt : readAmount(*value);
}

std::optional<FiscalQrReading> readFiscalQr(std::string_view text) {
    if (!text.starts_with("A:") || text.find("*B:") == std::string_view::npos)
        return std::nullopt;
    FiscalQrReading out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('*', at), text.size());
        const std::string_view field = text.substr(at, end - at);
        const std::size_t colon = std::min(field.find(':'), field.size());
        out.fields.push_back({std::string(field.substr(0, colon)),
                              std::string(field.substr(std::min(colon + 1, field.size())))});
        at = end + 1;
    }
    Judge(out).run();
    return out;
}

std::string qrFieldName(std::string_view code, Language language) {
    const Known found = known(code);
    if (found.row == nullptr)
        return std::string(code);
    return std::string(language == Language::Portuguese ? found.row->portuguese : found.row->english);
}

} // namespace cunho::invoicing
