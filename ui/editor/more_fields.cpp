// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/more_fields.hpp"

#include "ui/convert.hpp"
#include "ui/editor/fiscal_choices.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <cunho/invoicing/code_tables.hpp>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int columns = 4;
constexpr int notesHeight = 64; ///< px: two lines and a bit
constexpr int longestLaw = 60;  ///< SAF-T WithholdingTaxDescription

} // namespace

MoreFields::MoreFields(const invoicing::TaxTable& taxes, QWidget* parent) : FieldGroup(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    toggle_ = makeButton(tr("Mais campos"), "link", "unfold", this);
    toggle_->setProperty("flush", true);
    toggle_->setToolTip(tr("Retenção, moeda, datas, observações (F6)"));
    connect(toggle_, &QPushButton::clicked, this, [this] { setUnfolded(!unfolded_); });
    summary_ = makeLabel({}, "small", this);
    head->addWidget(toggle_);
    head->addWidget(summary_, 1);
    column->addLayout(head);
    card_ = makeCard(this);
    grid_ = new QGridLayout(card_);
    grid_->setContentsMargins(16, 12, 16, 14);
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(10);
    for (int i = 0; i < columns; ++i)
        grid_->setColumnStretch(i, 1);
    column->addWidget(card_);
    build(taxes);
    connect(this, &FieldGroup::edited, this, [this] {
        arrange();
        showSummary();
    });
    setUnfolded(false);
}

DateField* MoreFields::addDay(const std::string& name, const QString& label) {
    auto* day = new DateField(this);
    addField(name, label, day);
    connect(day, &QLineEdit::textEdited, this, [this, name] { emit edited(QString::fromStdString(name)); });
    return day;
}

void MoreFields::build(const invoicing::TaxTable& taxes) {
    supply_ = addDay("supplyDate", tr("Data da operação"));
    supply_->setToolTip(tr("Só quando não é a data do documento"));
    due_ = addDay("dueDate", tr("Vencimento"));
    discount_ = addLine("globalDiscount", tr("Desconto global (%)"));
    discount_->setAlignment(Qt::AlignRight);
    region_ = addChoice("region", tr("Região fiscal"), taxRegions(taxes));
    connect(region_, &QComboBox::activated, this, &MoreFields::regionChosen);
    currency_ = addChoice("currency", tr("Moeda"), currencies());
    exchange_ = addLine("exchangeRate", tr("Câmbio (euros por unidade)"));
    exchange_->setAlignment(Qt::AlignRight);
    language_ = addChoice("language", tr("Língua do documento"),
                          {{"pt", tr("Português")}, {"pt+en", tr("Português e inglês")}});
    auto types = withholdingTypes();
    types.insert(types.begin(), {QString(), tr("Sem retenção")});
    withholding_ = addChoice("withholdings[0].type", tr("Retenção na fonte"), types);
    rate_ = addLine("withholdings[0].rate", tr("Taxa de retenção (%)"));
    rate_->setAlignment(Qt::AlignRight);
    law_ = addLine("withholdings[0].law", tr("Enquadramento da retenção"));
    law_->setPlaceholderText(tr("Por exemplo: artigo 101.º do CIRS"));
    law_->setMaxLength(longestLaw);
    addAlias("withholdings", "withholdings[0].type");
    connect(withholding_, &QComboBox::activated, this, &MoreFields::offerRate);
    origin_ = addChoice("origin.kind", tr("Documento recuperado"),
                        {{"", tr("Não")},
                         {"M", tr("Emitido à mão, por falta do programa")},
                         {"D", tr("Perdido com uma cópia de segurança")}});
    original_ = addLine("origin.number", tr("Número do original"));
    addAlias("origin", "origin.kind");
    notes_ = new QPlainTextEdit(this);
    notes_->setObjectName(QStringLiteral("notes"));
    notes_->setFixedHeight(notesHeight);
    notes_->setTabChangesFocus(true);
    addField("notes", tr("Observações"), notes_);
    connect(notes_, &QPlainTextEdit::textChanged, this, [this] { emit edited(QStringLiteral("notes")); });
    selfBilling_ = new QCheckBox(tr("Autofaturação: emitida pelo cliente em nome do fornecedor"), this);
    connect(selfBilling_, &QCheckBox::toggled, this, [this] { emit edited(QStringLiteral("selfBilling")); });
}

/// The first that the law knows of the type; another may be typed.
void MoreFields::offerRate() {
    rate_->clear();
    law_->clear();
    for (const auto& row : invoicing::withholdingRows(day_)) {
        if (row.type != chosenCode(*withholding_))
            continue;
        rate_->setText(numberToTyped(row.rate.toString()));
        law_->setText(toQt(row.law));
        return;
    }
}

void MoreFields::setFields(const TypeFields& fields, bool recovery) {
    fields_ = fields;
    recovery_ = recovery;
    arrange();
    showSummary();
}

/// Four fields in a row, without gaps for those that the document does not take.
void MoreFields::arrange() {
    const bool foreign = fields_.currency && chosenCode(*currency_) != "EUR";
    const bool withheld = fields_.withholding && withholds();
    const std::tuple<const char*, int, bool> fields[] = {
        {"supplyDate", 1, fields_.supply},
        {"dueDate", 1, fields_.due != Presence::None},
        {"globalDiscount", 1, fields_.discount},
        {"region", 1, fields_.lines && !fields_.fixedLines},
        {"currency", 1, fields_.currency},
        {"exchangeRate", 1, foreign},
        {"language", 1, true},
        {"withholdings[0].type", 1, fields_.withholding},
        {"withholdings[0].rate", 1, withheld},
        {"withholdings[0].law", 2, withheld},
        {"origin.kind", 2, recovery_},
        {"origin.number", 2, recovery_ && !chosenCode(*origin_).empty()},
        {"notes", columns, true},
    };
    while (auto* item = grid_->takeAt(0))
        delete item;
    int row = 0;
    int column = 0;
    QWidget* before = toggle_;
    const auto place = [&](QWidget* widget, QWidget* control, int span, bool shown) {
        widget->setVisible(shown);
        if (!shown)
            return;
        if (column + span > columns) {
            ++row;
            column = 0;
        }
        grid_->addWidget(widget, row, column, 1, span);
        column += span;
        setTabOrder(before, control);
        before = control;
    };
    for (const auto& [name, span, shown] : fields)
        place(field(name), control(name), span, shown);
    place(selfBilling_, selfBilling_, columns,
          fields_.lines && !fields_.fixedLines && fields_.due != Presence::None);
}

void MoreFields::show(const invoicing::Draft& draft) {
    const QSignalBlocker quiet(this);
    supply_->setIso(draft.supplyDate);
    due_->setIso(draft.dueDate);
    discount_->setText(numberToTyped(draft.globalDiscount));
    chooseCode(*region_, draft.lines.empty() ? "PT" : draft.lines.front().region);
    chooseCode(*currency_, draft.currency);
    exchange_->setText(numberToTyped(draft.exchangeRate));
    chooseCode(*language_, draft.language);
    const auto withholding =
        draft.withholdings.empty() ? invoicing::DraftWithholding{} : draft.withholdings.front();
    chooseCode(*withholding_, withholding.type);
    rate_->setText(numberToTyped(withholding.rate));
    law_->setText(toQt(withholding.law));
    chooseCode(*origin_, draft.origin.kind);
    original_->setText(toQt(draft.origin.number));
    notes_->setPlainText(toQt(draft.notes));
    selfBilling_->setChecked(draft.selfBilling);
    try {
        day_ = parseDate(draft.date);
    } catch (const Error&) { // the check tells it
    }
    arrange();
    showSummary();
}

void MoreFields::fill(invoicing::Draft& draft) const {
    if (fields_.supply) // what is not asked for stays as it came
        draft.supplyDate = supply_->iso();
    if (fields_.due != Presence::None)
        draft.dueDate = due_->iso();
    if (fields_.discount)
        draft.globalDiscount =
            discount_->text().trimmed().isEmpty() ? "0" : numberFromTyped(discount_->text());
    if (fields_.currency) {
        draft.currency = chosenCode(*currency_);
        draft.exchangeRate = draft.currency == "EUR" ? std::string() : numberFromTyped(exchange_->text());
    }
    draft.language = chosenCode(*language_);
    if (fields_.withholding) {
        const bool others = draft.withholdings.size() > 1;
        if (withholds() && draft.withholdings.empty())
            draft.withholdings.emplace_back();
        if (withholds())
            draft.withholdings.front() = {chosenCode(*withholding_), numberFromTyped(rate_->text()),
                                          fromQt(law_->text().trimmed())};
        else if (!others)
            draft.withholdings.clear();
        else
            draft.withholdings.erase(draft.withholdings.begin());
    }
    draft.origin = {};
    if (recovery_ && !chosenCode(*origin_).empty())
        draft.origin = {chosenCode(*origin_), fromQt(original_->text().trimmed())};
    draft.notes = fromQt(notes_->toPlainText().trimmed());
    draft.selfBilling = selfBilling_->isChecked();
}

std::string MoreFields::region() const {
    return chosenCode(*region_);
}

bool MoreFields::withholds() const {
    return fields_.withholding && !chosenCode(*withholding_).empty();
}

QString MoreFields::summary() const {
    QStringList parts;
    if (fields_.supply && !supply_->text().isEmpty())
        parts << tr("operação em %1").arg(supply_->text());
    if (const QString discount = discount_->text().trimmed();
        fields_.discount && !discount.isEmpty() && discount != QLatin1String("0"))
        parts << tr("desconto de %1 %").arg(discount);
    if (fields_.lines && region() != "PT")
        parts << region_->currentText();
    if (fields_.currency && chosenCode(*currency_) != "EUR")
        parts << currency_->currentData().toString();
    if (withholds())
        parts << tr("retenção de %1 %").arg(rate_->text());
    if (chosenCode(*language_) != "pt")
        parts << language_->currentText();
    if (!notes_->toPlainText().trimmed().isEmpty())
        parts << tr("observações");
    return parts.join(QStringLiteral(" · "));
}

void MoreFields::showSummary() {
    summary_->setText(unfolded_ ? QString() : summary());
}

void MoreFields::setUnfolded(bool unfolded) {
    unfolded_ = unfolded;
    card_->setVisible(unfolded);
    toggle_->setText(unfolded ? tr("Menos campos") : tr("Mais campos"));
    toggle_->setAccessibleName(toggle_->text());
    toggle_->setIcon(
        icon(unfolded ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
    showSummary();
    emit folded();
}

void MoreFields::reveal(const std::string&) {
    setUnfolded(true);
}

} // namespace cunho::ui
