// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/fiscal_check.hpp>
#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <set>

namespace cunho::app {
namespace {

using invoicing::FiscalQrReading;
using Outcome = QrFinding::Outcome;
using Source = QrFinding::Source;

std::string valueOf(const FiscalQrReading& reading, std::string_view code) {
    const std::string* value = reading.find(code);
    return value == nullptr ? std::string() : *value;
}

/// Field by field, in the order of the code and then of the document.
std::vector<QrDifference> compare(const FiscalQrReading& code, const FiscalQrReading& document) {
    std::vector<QrDifference> out;
    std::set<std::string> seen;
    const auto look = [&](const std::vector<invoicing::QrField>& fields) {
        for (const auto& field : fields) {
            if (field.code == "E" ||
                !seen.insert(field.code).second) // the state changes after it was printed
                continue;
            QrDifference apart{field.code, valueOf(code, field.code), valueOf(document, field.code)};
            if (apart.inCode != apart.inDocument)
                out.push_back(std::move(apart));
        }
    };
    look(code.fields);
    look(document.fields);
    return out;
}

std::vector<QrDifference> compare(const FiscalQrReading& code, const StructuredFacts& facts) {
    std::vector<QrDifference> out;
    const auto text = [&](const char* field, const std::optional<std::string>& stated) {
        if (stated && valueOf(code, field) != *stated)
            out.push_back({field, valueOf(code, field), *stated});
    };
    const auto amount = [&](const char* field, const std::optional<invoicing::Money>& stated) {
        if (stated && code.amount(field) != *stated)
            out.push_back({field, valueOf(code, field), stated->toString()});
    };
    text("A", facts.issuerNif);
    text("B", facts.customerNif);
    text("F", facts.date);
    text("G", facts.number);
    if (code.find("M") == nullptr) // stamp duty is no tax of EN 16931
        amount("N", facts.tax);
    amount("O", facts.gross);
    return out;
}

/// What is kept of the document that a code names; nothing when it was not issued here.
std::optional<FiscalQrReading> inBooks(const FiscalQrReading& code, invoicing::DocumentRepository* books) {
    const std::string number = valueOf(code, "G");
    if (books == nullptr || number.empty())
        return std::nullopt;
    const auto document = books->findByNumber(number);
    if (!document || document->facts().issuer.nif != valueOf(code, "A"))
        return std::nullopt;
    return invoicing::readFiscalQr(document->facts().qrText);
}

void settle(QrFinding& finding, Source source, std::vector<QrDifference> differences) {
    finding.source = source;
    finding.outcome = differences.empty() ? Outcome::Equal : Outcome::Different;
    finding.differences = std::move(differences);
}

QrFinding judge(const PageCode& code, invoicing::DocumentRepository* books,
                const std::optional<StructuredFacts>& attached) {
    QrFinding out;
    out.code = code;
    if (isUtf8(code.text))
        out.fiscal = invoicing::readFiscalQr(code.text);
    if (!out.fiscal)
        return out;
    if (const auto kept = inBooks(*out.fiscal, books)) {
        settle(out, Source::Books, compare(*out.fiscal, *kept));
    } else if (attached) {
        out.attachment = attached->attachment;
        settle(out, Source::Attachment, compare(*out.fiscal, *attached));
    } else {
        out.outcome = Outcome::Read;
    }
    if (!out.fiscal->problems.empty() && out.outcome != Outcome::Different && out.source != Source::Books)
        out.outcome = Outcome::Malformed;
    return out;
}

int gravity(Outcome outcome) {
    switch (outcome) {
    case Outcome::Other: return 0;
    case Outcome::Equal: return 1;
    case Outcome::Read: return 2;
    case Outcome::Malformed: return 3;
    case Outcome::Different: return 4;
    }
    return 0;
}

std::string inFull(const FiscalQrReading& reading) {
    const auto gross = reading.amount("O");
    const std::string number = valueOf(reading, "G");
    return gross ? number + " · " + invoicing::formatEuro(*gross) : number;
}

} // namespace

const QrFinding* QrReport::fiscal() const {
    const QrFinding* worst = nullptr;
    for (const QrFinding& finding : codes)
        if (finding.fiscal && (worst == nullptr || gravity(finding.outcome) > gravity(worst->outcome)))
            worst = &finding;
    return worst;
}

QrReport judgeCodes(const PageCodes& found, invoicing::DocumentRepository* books,
                    const std::optional<StructuredFacts>& attached) {
    QrReport out;
    out.asked = true;
    out.pages = found.pages;
    out.looked = found.looked;
    for (const PageCode& code : found.codes)
        out.codes.push_back(judge(code, books, attached));
    return out;
}

std::string qrSummary(const QrReport& report, Language language) {
    const auto say = [language](const char* portuguese, const char* english) {
        return std::string(language == Language::Portuguese ? portuguese : english);
    };
    if (!report.asked)
        return say("QR não procurado", "QR code not looked for");
    if (report.failure)
        return say("QR não lido", "QR code not read");
    const QrFinding* finding = report.fiscal();
    const std::string where = report.complete() ? std::string()
                                                : say(" nas páginas vistas (", " on the pages looked at (") +
                                                      std::to_string(report.looked) + say(" de ", " of ") +
                                                      std::to_string(report.pages) + ")";
    if (finding == nullptr)
        return (report.codes.empty() ? say("sem QR", "no QR code")
                                     : say("sem QR fiscal", "no fiscal QR code")) +
               where;
    switch (finding->outcome) {
    case Outcome::Equal:
        return finding->source == Source::Books
                   ? say("QR lido e igual ao documento", "QR code read and equal to the document")
                   : say("QR lido e igual à fatura anexa", "QR code read and equal to the attached invoice");
    case Outcome::Different:
        return say("QR lido e DIFERENTE do documento: ", "QR code read and DIFFERENT from the document: ") +
               inFull(*finding->fiscal);
    case Outcome::Malformed:
        return say("QR lido, com erros: ", "QR code read, with errors: ") + inFull(*finding->fiscal);
    case Outcome::Read:
    case Outcome::Other: break;
    }
    return say("QR lido: ", "QR code read: ") + inFull(*finding->fiscal);
}

} // namespace cunho::app
