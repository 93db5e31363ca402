// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What a file says of an invoice beside its pages: the text of a QR code, and an invoice in XML that it
// carries.
#include "fuzz/fuzz.hpp"

#include <cunho/app/structured_facts.hpp>
#include <cunho/invoicing/fiscal_qr_reading.hpp>

#include <algorithm>

namespace cunho::fuzz {
namespace {

using invoicing::QrField;

/// The fields once more as one text; the colon that a field lacks is the one thing that is not told.
std::string joined(const std::vector<QrField>& fields) {
    std::string out;
    for (const QrField& field : fields)
        out += (out.empty() ? "" : "*") + field.code + ":" + field.value;
    return out;
}

void readCode(std::string_view text) {
    const auto reading = invoicing::readFiscalQr(text);
    if (!reading)
        return;
    require(reading->find("A") != nullptr && reading->find("B") != nullptr, "a fiscal code has A and B");
    const auto stars = static_cast<std::size_t>(std::ranges::count(text, '*'));
    require(reading->fields.size() == stars + 1, "every field is told");
    const auto again = invoicing::readFiscalQr(joined(reading->fields));
    require(again && again->fields == reading->fields, "fields as they stand");
    require(again->problems.size() == reading->problems.size(), "the same problems");
    for (const QrField& field : reading->fields) {
        require(field.code.empty() || !invoicing::qrFieldName(field.code, Language::Portuguese).empty(),
                "a name, or the code itself");
        const auto amount = reading->amount(field.code);
        require(!amount || amount->toString().size() <= field.value.size() ||
                    reading->find(field.code) != &field.value,
                "an amount as it stands");
    }
    for (const auto& problem : reading->problems)
        require(problem.reason.starts_with("QR_") && !problem.params.empty(), "a reason with its params");
}

void readXml(ByteView input) {
    const auto facts = app::readStructuredFacts({"factur-x.xml", Bytes(input.begin(), input.end())});
    if (!facts)
        return;
    require(facts->attachment == "factur-x.xml" && facts->number && !facts->number->empty(),
            "what has no number is nothing to compare with");
    require(!facts->date || facts->date->size() == 8, "a day of eight signs");
}

} // namespace

void tryInput(ByteView input) {
    if (!input.empty() && input.front() == '<')
        readXml(input);
    else
        readCode(asText(input));
}

} // namespace cunho::fuzz
