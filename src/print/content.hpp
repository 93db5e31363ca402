// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/labels.hpp"
#include "print/wording.hpp"

#include <cunho/core/environment.hpp>
#include <cunho/invoicing/issued_document.hpp>
#include <cunho/print/document_printer.hpp>

#include <QImage>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace cunho::print {

struct Pair {
    QString label;
    QString value;
};

/// A column of the table of lines, or of settled documents.
struct ColumnContent {
    QString title;
    QString english; ///< below the title, or empty
    double least;    ///< millimetres
    double most;     ///< however long its texts are
    bool numeric = false;
    bool strong = false;
};

struct RowContent {
    std::vector<QString> cells; ///< one per column
    QStringList notes;          ///< below the description: what the line refers to
    QString under;              ///< small below the cell of column `TableContent::marked`: region of the tax
    QString narrow;             ///< all but description and amount in one line, for a roll
    QString carried;            ///< sum of the amounts up to here
};

struct TableContent {
    std::vector<ColumnContent> columns;
    std::size_t wide = 0;   ///< takes what the others leave
    std::size_t marked = 0; ///< `columns.size()`: none
    std::vector<RowContent> rows;
    bool carries = true; ///< has amounts to carry from page to page
};

struct TaxRow {
    QString rate;
    QString region;
    QString base;
    QString tax;
};

struct TaxContent {
    QString title; ///< "IVA", or "IMPOSTO" where there is stamp duty too
    bool regions = false;
    std::vector<TaxRow> rows;
};

struct Sum {
    QString label;
    QString value;
    QString note{}; ///< small, below
    bool strong = false;
};

struct SumsContent {
    std::vector<Sum> before; ///< the total
    Sum total;               ///< without a value: the document states none
    std::vector<Sum> after;  ///< countervalue, what is withheld, what is to be paid
};

/// Goods on their way: DL 147/2003, articles 4 and 5.
struct TransportContent {
    Pair from; ///< title and time
    QStringList fromLines;
    Pair to;
    QStringList toLines;
    std::vector<Pair> facts;
    QString warning;
};

/// A titled part that may go on over pages.
struct Section {
    QString title;
    QStringList paragraphs;
};

/// Everything a printed document says, in words; the layouts only place it.
struct Content {
    explicit Content(const std::string& language) : say(language) {}

    Labels say;
    QString title; ///< "Fatura FT 2026A/1"
    QString designation;
    QString number;
    QString mark;        ///< "Original", with the English designation before it
    QStringList evident; ///< below the title: "Este documento não serve de fatura"
    QString band;        ///< what the document is not: sandbox, training, cancelled; may be empty
    bool sandbox = false;
    bool cancelled = false;

    QString issuer; ///< in the letterhead: the software house's name for training
    QStringList issuerLines;
    QImage logo;
    QString company; ///< in the foot
    QString companyFacts;
    CustomerWording customer;
    std::vector<Pair> facts;
    QStringList mentions; ///< "IVA - regime de caixa"
    std::optional<TransportContent> transport;

    TableContent table;
    TaxContent taxes;
    SumsContent sums;
    std::vector<Section> sections; ///< exemptions, payments, notes
    Section howToPay;

    QString atcud;
    QString certificate;
    std::string qrText;
};

Content contentOf(const invoicing::IssuedFacts& facts, Environment environment, const PrintOptions& options);

TableContent lineTable(const invoicing::IssuedFacts& facts, const Labels& say);
TableContent settlementTable(const invoicing::IssuedFacts& facts, const Labels& say);
TaxContent taxContent(const invoicing::IssuedFacts& facts, const Labels& say);
SumsContent sumsContent(const invoicing::IssuedFacts& facts, const Labels& say);

/// Goods on their way whose values nobody stated: the page shows no prices.
bool isUnvalued(const invoicing::IssuedFacts& facts);

} // namespace cunho::print
