// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_options.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/sign/elided_label.hpp"
#include "ui/sign/sign_text.hpp"
#include "ui/sign/statement_fields.hpp"
#include "ui/sign/target_fields.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <algorithm>

namespace cunho::ui {
namespace {

using signing::PadesLevel;
using Layout = signing::SealContent::Layout;

void elide(QComboBox* list) {
    list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list->setMinimumContentsLength(16);
}

} // namespace

SignOptions::SignOptions(Jobs& jobs, QWidget* parent) : QFrame(parent), jobs_(jobs) {
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Como se assina"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 10, 14, 8);
    rows->setSpacing(6);
    rows->addWidget(buildFront());
    room_ = new QScrollArea(this);
    room_->setObjectName(QStringLiteral("factsRoom"));
    room_->setFrameShape(QFrame::NoFrame);
    room_->setWidgetResizable(true);
    room_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    room_->setFocusPolicy(Qt::NoFocus);
    room_->setWidget(buildMore());
    room_->widget()->setAutoFillBackground(false); // the card is the ground
    rows->addWidget(room_);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    summary_ = new ElidedLabel("small", Qt::ElideRight, this);
    foot->addWidget(summary_, 1);
    fold_ = makeButton({}, "link", "unfold", this);
    connect(fold_, &QPushButton::clicked, this, [this] { setUnfolded(!unfolded_); });
    foot->addWidget(fold_);
    rows->addLayout(foot);
    setUnfolded(false);
    setChoice(choice_);
}

QWidget* SignOptions::buildFront() {
    front_ = new QWidget(this);
    auto* columns = new QHBoxLayout(front_);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    way_ = new QComboBox(front_);
    level_ = new QComboBox(front_);
    elide(way_);
    elide(level_);
    wayField_ = new FormField(tr("Assinar com"), way_, front_);
    preferences_ = makeButton(tr("Abrir as preferências"), "link", nullptr, wayField_);
    preferences_->setProperty("flush", true);
    wayField_->layout()->addWidget(preferences_);
    levelField_ = new FormField(tr("Nível"), level_, front_);
    levelHelp_ = makeLabel({}, "small", levelField_);
    levelHelp_->setWordWrap(true);
    levelField_->setHint(levelHelp_);
    columns->addWidget(wayField_, 1);
    columns->addWidget(levelField_, 1);
    fillLevels();
    connect(way_, &QComboBox::activated, this, &SignOptions::take);
    connect(level_, &QComboBox::activated, this, &SignOptions::take);
    connect(preferences_, &QPushButton::clicked, this, &SignOptions::preferencesWanted);
    return front_;
}

QWidget* SignOptions::buildMore() {
    auto* more = new QWidget(room_);
    auto* rows = new QVBoxLayout(more);
    rows->setContentsMargins(0, 2, 8, 2);
    rows->setSpacing(8);
    target_ = new TargetFields(more);
    statement_ = new StatementFields(jobs_, more);
    rows->addWidget(target_);
    rows->addWidget(statement_);
    layout_ = new QComboBox(more);
    for (const auto each : {Layout::Neutral, Layout::Identity, Layout::Attributes})
        layout_->addItem(layoutText(each), static_cast<int>(each));
    elide(layout_);
    auto* last = new QHBoxLayout;
    last->setSpacing(12);
    last->addWidget(new FormField(tr("O que o selo visível diz"), layout_, more), 1);
    auto* capacity = new QVBoxLayout;
    capacity->setSpacing(2);
    buildCapacity(*capacity);
    last->addLayout(capacity, 1);
    rows->addLayout(last);
    rows->addStretch();
    connect(target_, &TargetFields::changed, this, &SignOptions::take);
    connect(statement_, &StatementFields::changed, this, &SignOptions::take);
    connect(layout_, &QComboBox::activated, this, &SignOptions::take);
    return more;
}

void SignOptions::buildCapacity(QVBoxLayout& rows) {
    rows.addWidget(makeLabel(tr("Na qualidade de"), "small", this));
    capacity_ = new QCheckBox(this);
    capacityHelp_ = makeLabel({}, "small", this);
    capacityHelp_->setWordWrap(true);
    capacityLink_ = makeButton(tr("Escolher nas preferências"), "link", nullptr, this);
    capacityLink_->setProperty("flush", true);
    rows.addWidget(capacity_);
    rows.addWidget(capacityHelp_);
    rows.addWidget(capacityLink_, 0, Qt::AlignLeft);
    rows.addStretch();
    connect(capacity_, &QCheckBox::clicked, this, &SignOptions::take);
    connect(capacityLink_, &QPushButton::clicked, this, &SignOptions::preferencesWanted);
}

void SignOptions::fillLevels() {
    const QSignalBlocker quiet(level_);
    level_->clear();
    for (const auto level : {PadesLevel::B_LTA, PadesLevel::B_LT, PadesLevel::B_T, PadesLevel::B_B})
        level_->addItem(levelText(level), static_cast<int>(level));
}

void SignOptions::fillWays() {
    const QSignalBlocker quiet(way_);
    way_->clear();
    for (const auto& each : overview_.ways)
        way_->addItem(each.obstacle ? tr("%1 (por resolver)").arg(wayText(each.id)) : wayText(each.id),
                      toQt(each.id));
    way_->setCurrentIndex(way_->findData(toQt(choice_.way)));
    way_->setPlaceholderText(overview_.ways.empty() ? tr("Nenhum meio de assinar")
                                                    : tr("Escolher com que assinar"));
}

const FileWay* SignOptions::way() const {
    const auto found = std::ranges::find(overview_.ways, choice_.way, &FileWay::id);
    return found == overview_.ways.end() ? nullptr : &*found;
}

void SignOptions::setOverview(const SignOverview& overview) {
    overview_ = overview;
    fillWays();
    showWay();
    showCapacity();
}

void SignOptions::setChoice(const SignChoice& choice) {
    choice_ = choice;
    const QSignalBlocker quiet(this);
    way_->setCurrentIndex(way_->findData(toQt(choice.way)));
    level_->setCurrentIndex(level_->findData(static_cast<int>(choice.level)));
    layout_->setCurrentIndex(layout_->findData(static_cast<int>(choice.layout)));
    statement_->setStatement(choice.statement);
    target_->setTarget(choice.folder, choice.namePattern);
    showWay();
    showCapacity();
    showSummary();
}

void SignOptions::setSample(const app::NameFacts& facts) {
    target_->setSample(facts);
}

bool SignOptions::isValid() const {
    return target_->isValid();
}

/// Everything but where the seal stands.
void SignOptions::take() {
    if (way_->currentIndex() >= 0)
        choice_.way = fromQt(way_->currentData().toString());
    choice_.level = static_cast<PadesLevel>(level_->currentData().toInt());
    choice_.statement = statement_->statement();
    choice_.inCapacity = capacity_->isChecked();
    choice_.layout = static_cast<Layout>(layout_->currentData().toInt());
    choice_.folder = target_->folder();
    choice_.namePattern = target_->pattern();
    showWay();
    showCapacity();
    showSummary();
    emit chosen(choice_);
}

void SignOptions::showWay() {
    const auto* chosen = way();
    const bool obstacle = chosen != nullptr && chosen->obstacle;
    wayField_->setProblem(obstacle ? reason(*chosen->obstacle) : QString());
    preferences_->setVisible(obstacle || (chosen == nullptr && overview_.ways.empty()));
    levelHelp_->setText(levelHelp(choice_.level));
    const bool high = choice_.level != PadesLevel::B_B;
    levelField_->setProblem(
        high && !overview_.stamps && !overview_.ways.empty()
            ? tr("Não há serviço de selos temporais: os ficheiros ficam em B-B até haver.")
            : QString());
}

void SignOptions::showCapacity() {
    const bool some = !overview_.capacities.empty();
    QStringList names;
    for (const auto& each : overview_.capacities)
        names << toQt(each);
    capacity_->setVisible(some);
    const QString all = names.join(QStringLiteral("; "));
    capacity_->setText(capacity_->fontMetrics().elidedText(all, Qt::ElideRight, 210));
    capacity_->setToolTip(all);
    capacity_->setAccessibleName(tr("Na qualidade de %1").arg(all));
    capacity_->setChecked(some && choice_.inCapacity);
    capacityHelp_->setVisible(!some);
    capacityHelp_->setText(tr("Nenhum atributo profissional escolhido."));
    capacityLink_->setVisible(!some);
}

/// What is folded away, in one line.
void SignOptions::showSummary() {
    QStringList parts;
    parts << (choice_.folder ? tr("para a pasta %1").arg(pathToQt(choice_.folder->filename()))
                             : tr("ao lado de cada original"));
    parts << toQt(choice_.namePattern);
    if (const auto* words = std::get_if<signing::ReasonText>(&choice_.statement))
        parts << tr("motivo: %1").arg(toQt(words->text));
    else if (const auto* commitment = std::get_if<crypto::CommitmentType>(&choice_.statement))
        parts << commitmentText(*commitment);
    else if (const auto* policy = std::get_if<crypto::SignaturePolicy>(&choice_.statement))
        parts << tr("política %1").arg(toQt(policy->oid));
    if (choice_.inCapacity && !overview_.capacities.empty())
        parts << tr("na qualidade de %1").arg(toQt(overview_.capacities.front()));
    const QString text = parts.join(QStringLiteral(" · "));
    summary_->setFullText(unfolded_ ? QString() : text);
}

void SignOptions::setLocked(bool locked) {
    front_->setEnabled(!locked);
    room_->widget()->setEnabled(!locked);
}

void SignOptions::setUnfolded(bool unfolded) {
    unfolded_ = unfolded;
    room_->setVisible(unfolded);
    levelHelp_->setVisible(unfolded);
    fold_->setText(unfolded ? tr("Menos opções") : tr("Mais opções"));
    fold_->setAccessibleName(fold_->text());
    fold_->setIcon(
        icon(unfolded ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
    showSummary();
    emit folded();
}

} // namespace cunho::ui
