// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/payment_section.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

#include <cunho/invoicing/code_tables.hpp>

#include <QHBoxLayout>
#include <QIntValidator>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

using invoicing::PaymentTerms;
using invoicing::PaymentWay;

constexpr int mostPaymentDays = 730; ///< two years

QPushButton* removeButton(const QString& name, QWidget* parent) {
    auto* remove = makeButton({}, "link", "trash", parent);
    remove->setAccessibleName(name);
    remove->setToolTip(name);
    return remove;
}

/// As IBANs are written.
QString inFours(const QString& text) {
    QStringList parts;
    for (qsizetype i = 0; i < text.size(); i += 4)
        parts << text.mid(i, 4);
    return parts.join(QLatin1Char(' '));
}

void setWrong(QWidget& control, bool wrong) {
    if (control.property("problem").toBool() == wrong)
        return;
    control.setProperty("problem", wrong);
    control.style()->unpolish(&control);
    control.style()->polish(&control);
}

struct Terms {
    std::vector<PaymentTerms> terms;
    std::vector<PaymentWay> ways;
};

} // namespace

TermsRow::TermsRow(const PaymentTerms& terms, QWidget* parent) : QFrame(parent), name(new QLineEdit(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    name->setText(toQt(terms.name));
    name->setPlaceholderText(PaymentSection::tr("30 dias"));
    name->setAccessibleName(PaymentSection::tr("Nome da condição"));
    days_ = new QLineEdit(QString::number(terms.days), this);
    days_->setValidator(new QIntValidator(0, mostPaymentDays, days_));
    days_->setAlignment(Qt::AlignRight);
    days_->setFixedWidth(64);
    days_->setAccessibleName(PaymentSection::tr("Dias até ao vencimento"));
    endOfMonth_ = new QCheckBox(PaymentSection::tr("a contar do fim do mês"), this);
    endOfMonth_->setChecked(terms.endOfMonth);
    auto* remove = removeButton(PaymentSection::tr("Retirar a condição"), this);
    row->addWidget(name, 1);
    row->addWidget(days_);
    row->addWidget(makeLabel(PaymentSection::tr("dias"), "dim", this));
    row->addWidget(endOfMonth_);
    row->addWidget(remove);
    connect(name, &QLineEdit::textEdited, this, &TermsRow::edited);
    connect(days_, &QLineEdit::textEdited, this, &TermsRow::edited);
    connect(endOfMonth_, &QCheckBox::toggled, this, &TermsRow::edited);
    connect(remove, &QPushButton::clicked, this, &TermsRow::removed);
}

PaymentTerms TermsRow::terms() const {
    return {fromQt(name->text().trimmed()), days_->text().toInt(), endOfMonth_->isChecked()};
}

WayRow::WayRow(const PaymentWay& way, QWidget* parent)
    : QFrame(parent), name(new QLineEdit(this)), number(new QLineEdit(this)), mechanism(new QComboBox(this)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    name->setText(toQt(way.name));
    name->setPlaceholderText(PaymentSection::tr("Nome"));
    name->setAccessibleName(PaymentSection::tr("Nome da forma de pagamento"));
    name->setMaximumWidth(170);
    mechanism->setAccessibleName(PaymentSection::tr("Meio de pagamento"));
    mechanism->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    mechanism->setMinimumContentsLength(16);
    const bool portuguese = windowLanguage() == Language::Portuguese;
    for (const auto& each : invoicing::paymentMechanisms())
        mechanism->addItem(toQt(portuguese ? each.name : each.english), toQt(each.code));
    mechanism->setCurrentIndex(std::max(mechanism->findData(toQt(way.mechanism)), 0));
    number->setText(way.iban.empty() ? toQt(way.entity) : inFours(toQt(way.iban)));
    printed_ = new QCheckBox(PaymentSection::tr("imprime-se"), this);
    printed_->setChecked(way.printed);
    auto* remove = removeButton(PaymentSection::tr("Retirar a forma de pagamento"), this);
    row->addWidget(name, 2);
    row->addWidget(mechanism, 2);
    row->addWidget(number, 3);
    row->addWidget(printed_);
    row->addWidget(remove);
    all->addLayout(row);
    problem_ = makeText({}, "problem", this);
    problem_->hide();
    all->addWidget(problem_);
    connect(name, &QLineEdit::textEdited, this, &WayRow::edited);
    connect(number, &QLineEdit::textEdited, this, &WayRow::edited);
    connect(printed_, &QCheckBox::toggled, this, &WayRow::edited);
    connect(remove, &QPushButton::clicked, this, &WayRow::removed);
    connect(mechanism, &QComboBox::activated, this, [this] {
        refresh();
        emit edited();
    });
    refresh();
}

void WayRow::refresh() {
    const QString code = mechanism->currentData().toString();
    const bool transfer = code == QLatin1String("TB");
    const bool reference = code == QLatin1String("MB");
    number->setEnabled(transfer || reference);
    number->setPlaceholderText(transfer    ? QStringLiteral("IBAN")
                               : reference ? PaymentSection::tr("Entidade, cinco algarismos")
                                           : QString());
    number->setAccessibleName(transfer ? QStringLiteral("IBAN") : PaymentSection::tr("Entidade Multibanco"));
}

PaymentWay WayRow::way() const {
    PaymentWay way;
    way.name = fromQt(name->text().trimmed());
    way.mechanism = fromQt(mechanism->currentData().toString());
    const QString text = number->text().remove(QLatin1Char(' ')).toUpper();
    if (way.mechanism == "TB")
        way.iban = fromQt(text);
    else if (way.mechanism == "MB")
        way.entity = fromQt(text);
    way.printed = printed_->isChecked();
    return way;
}

void WayRow::setProblem(const QString& text) {
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
    setWrong(*number, !text.isEmpty() && !name->text().trimmed().isEmpty());
    setWrong(*name, !text.isEmpty() && name->text().trimmed().isEmpty());
    number->setAccessibleDescription(text);
}

PaymentSection::PaymentSection(Jobs& jobs, invoicing::TermsRepository* terms, QWidget* parent)
    : ScrollColumn(new QWidget, companyColumn, {2, 2, 10, 16}, parent), jobs_(jobs), repository_(terms) {
    auto* layout = new QVBoxLayout(column());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    const auto addCard = [&](const QString& heading, const QString& text, QVBoxLayout*& list,
                             const QString& add) {
        auto* card = makeCard(column());
        auto* inside = new QVBoxLayout(card);
        inside->setContentsMargins(18, 14, 18, 14);
        inside->setSpacing(8);
        inside->addWidget(makeLabel(heading, "section", card));
        inside->addWidget(makeText(text, "small", card));
        list = new QVBoxLayout;
        list->setSpacing(8);
        inside->addLayout(list);
        auto* button = makeButton(add, "link", "plus", card);
        button->setProperty("flush", true);
        inside->addWidget(button, 0, Qt::AlignLeft);
        layout->addWidget(card);
        return button;
    };
    auto* moreTerms = addCard(tr("Condições de pagamento"),
                              tr("O vencimento conta-se da data do documento; cada cliente pode ter a sua."),
                              termsList_, tr("Acrescentar condição"));
    auto* moreWays = addCard(tr("Formas de pagamento"), tr("As que se imprimem dizem ao cliente como pagar."),
                             waysList_, tr("Acrescentar forma de pagamento"));
    error_ = new ErrorCard(column());
    layout->addWidget(error_);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    save_ = makeButton(tr("Guardar"), "primary", "save", column());
    save_->setEnabled(false);
    foot->addWidget(save_);
    layout->addLayout(foot);
    layout->addStretch();
    connect(moreTerms, &QPushButton::clicked, this, [this] {
        addTerms({});
        terms_.back()->name->setFocus();
        touch();
    });
    connect(moreWays, &QPushButton::clicked, this, [this] {
        addWay({});
        ways_.back()->name->setFocus();
        touch();
    });
    connect(save_, &QPushButton::clicked, this, &PaymentSection::save);
}

void PaymentSection::refresh() {
    if (repository_ == nullptr || changed_)
        return;
    runJob(
        jobs_, Lane::Reading, this,
        [terms = repository_](const JobContext&) {
            return Terms{terms->terms(), terms->ways()};
        },
        [this](Outcome<Terms> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                show(std::get<0>(outcome).terms, std::get<0>(outcome).ways);
        });
}

void PaymentSection::clear() {
    for (auto* row : terms_)
        row->deleteLater();
    for (auto* row : ways_)
        row->deleteLater();
    terms_.clear();
    ways_.clear();
}

void PaymentSection::show(const std::vector<PaymentTerms>& terms, const std::vector<PaymentWay>& ways) {
    clear();
    for (const auto& each : terms)
        addTerms(each);
    for (const auto& each : ways)
        addWay(each);
    changed_ = false;
    save_->setEnabled(false);
}

void PaymentSection::addTerms(const PaymentTerms& terms) {
    auto* row = new TermsRow(terms, column());
    terms_.push_back(row);
    termsList_->addWidget(row);
    connect(row, &TermsRow::edited, this, &PaymentSection::touch);
    connect(row, &TermsRow::removed, this, [this, row] {
        std::erase(terms_, row);
        row->hide();
        row->deleteLater();
        touch();
    });
}

void PaymentSection::addWay(const PaymentWay& way) {
    auto* row = new WayRow(way, column());
    ways_.push_back(row);
    waysList_->addWidget(row);
    connect(row, &WayRow::edited, this, [this, row] {
        row->setProblem({});
        touch();
    });
    connect(row, &WayRow::removed, this, [this, row] {
        std::erase(ways_, row);
        row->hide();
        row->deleteLater();
        touch();
    });
}

void PaymentSection::touch() {
    changed_ = true;
    save_->setEnabled(repository_ != nullptr);
}

bool PaymentSection::check() {
    bool good = true;
    for (auto* row : terms_) {
        setWrong(*row->name, row->name->text().trimmed().isEmpty());
        good = good && !row->name->text().trimmed().isEmpty();
    }
    for (auto* row : ways_) {
        const auto way = row->way();
        const QString problem = way.name.empty() ? tr("Dê um nome a esta forma de pagamento.")
                                : way.mechanism == "TB" && !invoicing::isIban(way.iban)
                                    ? tr("O IBAN não confere: veja se falta ou sobra algum algarismo.")
                                : way.mechanism == "MB" && !invoicing::isMultibancoEntity(way.entity)
                                    ? tr("A entidade Multibanco tem cinco algarismos.")
                                    : QString();
        row->setProblem(problem);
        good = good && problem.isEmpty();
    }
    return good;
}

void PaymentSection::save() {
    if (!save_->isEnabled() || !check())
        return;
    error_->hide();
    save_->setEnabled(false);
    Terms kept;
    for (const auto* row : terms_)
        kept.terms.push_back(row->terms());
    for (const auto* row : ways_)
        kept.ways.push_back(row->way());
    runJob(
        jobs_, Lane::Reading, this,
        [terms = repository_, kept](const JobContext&) {
            terms->saveTerms(kept.terms);
            terms->saveWays(kept.ways);
        },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                save_->setEnabled(true);
                error_->show(*failure);
                return;
            }
            changed_ = false;
            emit told(tr("Condições e formas de pagamento guardadas"));
        });
}

} // namespace cunho::ui
