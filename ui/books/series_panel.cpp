// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/series_panel.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/scroll_column.hpp"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::Series;
using invoicing::SeriesKind;

constexpr int seriesPanelWidth = 440; ///< px
constexpr int seriesNameWidth = 140;  ///< px
constexpr auto taxPortal = "https://www.portaldasfinancas.gov.pt";

void empty(QVBoxLayout& layout) {
    while (auto* item = layout.takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

QString seriesKindText(SeriesKind kind) {
    switch (kind) {
    case SeriesKind::Normal: return SeriesPanel::tr("Normal");
    case SeriesKind::Training: return SeriesPanel::tr("Formação");
    case SeriesKind::Recovery: return SeriesPanel::tr("Recuperação");
    }
    return {};
}

QString seriesName(const Series& series) {
    return QStringLiteral("%1 %2").arg(toQt(invoicing::documentType(series.type).code), toQt(series.id));
}

QString seriesStateText(const SeriesRow& row) {
    if (!row.series.active)
        return SeriesPanel::tr("Encerrada");
    if (row.series.validationCode.empty())
        return SeriesPanel::tr("Por comunicar");
    return row.last > 0 ? SeriesPanel::tr("Em uso") : SeriesPanel::tr("Pronta");
}

PillKind seriesStatePill(const SeriesRow& row) {
    if (!row.series.active)
        return PillKind::Grey;
    return row.series.validationCode.empty() ? PillKind::Amber : PillKind::Green;
}

SeriesPanel::SeriesPanel(QWidget* parent) : QWidget(parent), fields_(new FormFields(this)) {
    setObjectName(QStringLiteral("panel"));
    setFixedWidth(seriesPanelWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    pages_ = new QStackedWidget(this);
    pages_->addWidget(new QWidget(pages_));
    pages_->addWidget(buildShown());
    pages_->addWidget(buildNew());
    layout->addWidget(pages_, 1);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
}

QWidget* SeriesPanel::buildShown() {
    auto* column = new QWidget(pages_);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    name_ = makeLabel({}, "heading", column);
    pill_ = new PillLabel(column);
    head->addWidget(name_, 1);
    head->addWidget(pill_, 0, Qt::AlignVCenter);
    layout->addLayout(head);
    facts_ = makeText({}, "dim", column);
    layout->addWidget(facts_);
    portal_ = buildPortal();
    layout->addWidget(portal_);
    close_ = makeButton(tr("Encerrar a série…"), "dangerLine", nullptr, column);
    layout->addWidget(close_, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(close_, &QPushButton::clicked, this, [this] {
        if (shown_)
            emit closeWanted(shown_->series);
    });
    return new ScrollColumn(column, seriesPanelWidth, {2, 2, 8, 8}, pages_);
}

QWidget* SeriesPanel::buildPortal() {
    auto* card = makeCard(pages_);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(makeText(tr("1. Escreva isto no Portal das Finanças"), "section", card));
    layout->addWidget(
        makeText(tr("Em Serviços › Documentos e faturas › Séries › Comunicar série, campo a campo. "
                    "Sem o código de validação não se emite nada nesta série (Portaria 195/2020)."),
                 "small", card));
    rows_ = new QVBoxLayout;
    rows_->setSpacing(4);
    layout->addLayout(rows_);
    layout->addWidget(makeLink(tr("Abrir o Portal das Finanças"), QLatin1String(taxPortal), card), 0,
                      Qt::AlignLeft);
    layout->addSpacing(6);
    layout->addWidget(makeText(tr("2. Cole aqui o código que o portal mostrou"), "section", card));
    fields_->line("code", tr("Código de validação"), QStringLiteral("JFT26CHA"));
    keepCode_ = makeButton(tr("Guardar o código"), "primary", "save", card);
    fields_->field("code")->setBeside(keepCode_);
    layout->addWidget(fields_->field("code"));
    connect(keepCode_, &QPushButton::clicked, this, &SeriesPanel::submitCode);
    connect(fields_->lineOf("code"), &QLineEdit::returnPressed, this, &SeriesPanel::submitCode);
    return card;
}

void SeriesPanel::addPortalRow(const QString& name, const std::string& value) {
    auto* row = new QFrame(portal_);
    row->setObjectName(QStringLiteral("inset"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 3, 4, 3);
    layout->setSpacing(8);
    auto* words = makeText(name, "small", row);
    words->setFixedWidth(seriesNameWidth);
    layout->addWidget(words);
    auto* shown = makeText(toQt(value), "section", row);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(shown, 1);
    auto* copy = makeButton({}, "link", "copy", row);
    copy->setToolTip(tr("Copiar"));
    copy->setAccessibleName(tr("Copiar: %1").arg(name));
    connect(copy, &QPushButton::clicked, this, [value] { QApplication::clipboard()->setText(toQt(value)); });
    layout->addWidget(copy);
    rows_->addWidget(row);
    values_ << toQt(value);
}

QStringList SeriesPanel::portalValues() const {
    return values_;
}

QWidget* SeriesPanel::buildNew() {
    auto* column = new QWidget(pages_);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(makeLabel(tr("Nova série"), "heading", column));
    auto* card = makeCard(column);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(16, 12, 16, 14);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    FormFields::Choices types;
    for (const auto& row : invoicing::documentTypes())
        types.emplace_back(toQt(row.code),
                           QStringLiteral("%1 · %2").arg(toQt(row.code), toQt(row.designation)));
    fields_->list("type", tr("Tipo de documento"), types);
    fields_->line("id", tr("Identificador"), QStringLiteral("2026A"));
    FormFields::Choices kinds;
    for (const auto kind : {SeriesKind::Normal, SeriesKind::Training, SeriesKind::Recovery})
        kinds.emplace_back(QChar::fromLatin1(invoicing::seriesKindLetter(kind)), seriesKindText(kind));
    fields_->list("kind", tr("Espécie"), kinds);
    fields_->line("firstNumber", tr("Primeiro número"), QStringLiteral("1"));
    fields_->date("begins", tr("A usar a partir de"));
    grid->addWidget(fields_->field("type"), 0, 0, 1, 2);
    grid->addWidget(fields_->field("id"), 1, 0);
    grid->addWidget(fields_->field("kind"), 1, 1);
    grid->addWidget(fields_->field("firstNumber"), 2, 0);
    grid->addWidget(fields_->field("begins"), 2, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout->addWidget(card);
    layout->addWidget(
        makeText(tr("Uma série dura pelo menos um ano fiscal e nunca se reutiliza (DL 28/2019, artigo 7.º). "
                    "«Recuperação» é para documentos manuais ou perdidos com uma cópia de segurança."),
                 "small", column));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* cancel = makeButton(tr("Desistir"), "button", nullptr, column);
    create_ = makeButton(tr("Criar a série"), "primary", "plus", column);
    buttons->addWidget(cancel);
    buttons->addWidget(create_);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(cancel, &QPushButton::clicked, this, &SeriesPanel::discarded);
    connect(create_, &QPushButton::clicked, this, &SeriesPanel::submitNew);
    return new ScrollColumn(column, seriesPanelWidth, {2, 2, 8, 8}, pages_);
}

void SeriesPanel::show(const SeriesRow& row, const invoicing::SeriesForm& form) {
    const auto& series = row.series;
    if (!shown_ || seriesName(shown_->series) != seriesName(series))
        fields_->setText("code", {});
    shown_ = row;
    error_->hide();
    fields_->clearProblems();
    name_->setText(seriesName(series));
    pill_->show(seriesStateText(row), seriesStatePill(row));
    QStringList facts{QStringLiteral("%1 · %2").arg(toQt(invoicing::documentType(series.type).designation),
                                                    seriesKindText(series.kind))};
    if (!series.validationCode.empty())
        facts << tr("Código de validação: %1").arg(toQt(series.validationCode));
    facts << (row.last > 0 ? tr("Último número: %1").arg(row.last)
                           : tr("Ainda sem documentos; o primeiro será o %1.").arg(series.firstNumber));
    facts_->setText(facts.join(QLatin1Char('\n')));
    const bool open = series.active && series.validationCode.empty();
    portal_->setVisible(open);
    close_->setVisible(series.active);
    empty(*rows_);
    values_.clear();
    if (open) {
        addPortalRow(tr("Identificação da série"), form.series);
        addPortalRow(tr("Tipo de série"), form.kind);
        addPortalRow(tr("Classe do documento"), form.documentClass);
        addPortalRow(tr("Tipo de documento"), form.documentType);
        addPortalRow(tr("Início da numeração sequencial"), form.firstNumber);
        addPortalRow(tr("Data de início previsto de utilização"), form.begins);
        addPortalRow(tr("Meio de processamento"), form.processing);
        addPortalRow(tr("N.º do certificado do programa"), form.certificate);
    }
    pages_->setCurrentIndex(1);
}

void SeriesPanel::begin(const Series& proposal) {
    shown_.reset();
    error_->hide();
    fields_->clearProblems();
    fields_->setText("type", invoicing::documentType(proposal.type).code);
    fields_->setText("id", proposal.id);
    fields_->setText("kind", std::string(1, invoicing::seriesKindLetter(proposal.kind)));
    fields_->setText("firstNumber", std::to_string(proposal.firstNumber));
    if (proposal.begins)
        fields_->setText("begins", formatDate(*proposal.begins));
    pages_->setCurrentIndex(2);
    fields_->listOf("type")->setFocus();
}

void SeriesPanel::clear() {
    shown_.reset();
    error_->hide();
    pages_->setCurrentIndex(0);
}

void SeriesPanel::showProblem(const Failure& failure) {
    error_->show(failure);
}

void SeriesPanel::setBusy(bool busy) {
    for (auto* button : {keepCode_, close_, create_})
        button->setEnabled(!busy);
}

void SeriesPanel::submitCode() {
    if (!shown_ || !keepCode_->isEnabled())
        return;
    const auto code = fromQt(toQt(fields_->text("code")).toUpper());
    if (!invoicing::isValidationCode(code)) {
        fields_->field("code")->setProblem(
            tr("São pelo menos 8 letras maiúsculas ou algarismos, como o portal os mostrou."));
        fields_->focusProblem();
        return;
    }
    emit codeTyped(shown_->series, toQt(code));
}

void SeriesPanel::submitNew() {
    fields_->clearProblems();
    Series series;
    series.type = invoicing::parseDocumentType(fields_->text("type")).value_or(invoicing::DocumentType::FT);
    series.id = fields_->text("id");
    series.kind = invoicing::parseSeriesKind(fields_->text("kind")).value_or(SeriesKind::Normal);
    series.begins = parseDate(fields_->text("begins"));
    bool number = false;
    series.firstNumber = toQt(fields_->text("firstNumber")).toLongLong(&number);
    if (!invoicing::isSeriesId(series.id))
        fields_->field("id")->setProblem(
            tr("Letras e algarismos, com . _ - só no meio, sem começar por AT."));
    if (!number || series.firstNumber < 1)
        fields_->field("firstNumber")->setProblem(tr("Um número inteiro, a partir de 1."));
    if (fields_->hasProblems())
        fields_->focusProblem();
    else
        emit created(series);
}

} // namespace cunho::ui
