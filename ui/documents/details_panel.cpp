// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/details_panel.hpp"

#include "ui/convert.hpp"
#include "ui/documents/facts_text.hpp"
#include "ui/documents/standing_text.hpp"
#include "ui/editor/type_fields.hpp"
#include "ui/verify/verdict_text.hpp"

#include <cunho/app/verify_file.hpp>

#include <QGridLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int panelWidth = 340;      ///< px
constexpr int factsWidth = 292;      ///< px inside the card
constexpr int factsHeight = 196;     ///< px at most; more is scrolled
constexpr int leastPageHeight = 150; ///< px at least

} // namespace

DetailsPanel::DetailsPanel(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services), actions_(new DocumentActions(jobs, services, this)) {
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(panelWidth);
    build();
    clear();
}

void DetailsPanel::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    content_ = new QWidget(this);
    outer->addWidget(content_);
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 20, 20, 16);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    number_ = makeLabel({}, "heading", this);
    pill_ = new PillLabel(this);
    head->addWidget(number_, 1);
    head->addWidget(pill_, 0, Qt::AlignVCenter);
    layout->addLayout(head);
    customer_ = makeLabel({}, "dim", this);
    layout->addWidget(customer_);
    page_ = new PageView(jobs_, this);
    page_->setMinimumHeight(leastPageHeight);
    layout->addWidget(page_, 1);
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    connect(page_, &PageView::failed, error_, &ErrorCard::show);
    layout->addWidget(buildFacts());
    buildButtons(*layout);
}

QWidget* DetailsPanel::buildFacts() {
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 10, 8, 10);
    inside->setSpacing(6);
    facts_ = new QLabel(card);
    facts_->setTextFormat(Qt::RichText);
    facts_->setWordWrap(true);
    facts_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    facts_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    facts_->setObjectName(QStringLiteral("facts"));
    connect(facts_, &QLabel::linkActivated, this, &DetailsPanel::numberChosen);
    room_ = new QScrollArea(card);
    room_->setObjectName(QStringLiteral("factsRoom"));
    room_->setFrameShape(QFrame::NoFrame);
    room_->setWidgetResizable(true);
    room_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    room_->setFocusPolicy(Qt::NoFocus);
    room_->setWidget(facts_);
    inside->addWidget(room_);
    waiting_ = new QWidget(card);
    auto* rows = new QVBoxLayout(waiting_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    waitingText_ = makeLabel({}, "small", waiting_);
    waitingText_->setWordWrap(true);
    rows->addWidget(waitingText_);
    auto* complete = makeButton(tr("Completar agora"), "link", nullptr, waiting_);
    connect(complete, &QPushButton::clicked, this, &DetailsPanel::completeNow);
    complete->setProperty("flush", true);
    rows->addWidget(complete, 0, Qt::AlignLeft);
    inside->addWidget(waiting_);
    verdict_ = makeLabel({}, "verdict", card);
    verdict_->setWordWrap(true);
    inside->addWidget(verdict_);
    return card;
}

void DetailsPanel::buildButtons(QVBoxLayout& layout) {
    sign_ = makeButton(tr("Assinar agora"), "primary", "sign", this);
    verify_ = makeButton(tr("Verificar"), "primary", "shield", this);
    edit_ = makeButton(tr("Continuar a escrever"), "primary", "sign", this);
    next_ = makeButton({}, "button", nullptr, this);
    more_ = makeButton(tr("Mais ações"), "button", "unfold", this);
    more_->setText(more_->text() + QChar(QChar::Nbsp)); // room before what opens
    more_->setIconSize({14, 14});
    more_->setLayoutDirection(Qt::RightToLeft);
    menu_ = new QMenu(this);
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    for (auto* primary : {sign_, verify_, edit_})
        grid->addWidget(primary, 0, 0, 1, 2);
    grid->addWidget(next_, 1, 0);
    grid->addWidget(more_, 1, 1);
    layout.addLayout(grid);
    connect(sign_, &QPushButton::clicked, this, [this] { emit signNow(row_.id); });
    connect(edit_, &QPushButton::clicked, this, [this] { emit editDraft(row_.id); });
    connect(verify_, &QPushButton::clicked, this, &DetailsPanel::verify);
    connect(next_, &QPushButton::clicked, this, [this] {
        const auto deed = view_ ? DocumentActions::next(*view_) : std::nullopt;
        if (deed)
            actions_->run(*deed, *view_);
    });
    connect(more_, &QPushButton::clicked, this, [this] {
        fillMenu();
        menu_->popup(
            more_->mapToGlobal(QPoint(0, -menu_->sizeHint().height() - 4))); // it is at the lower edge
    });
}

void DetailsPanel::fillMenu() {
    menu_->clear();
    if (view_) {
        actions_->fill(*menu_, *view_);
        return;
    }
    if (row_.state != invoicing::DocumentState::Draft)
        return;
    menu_->addAction(tr("Duplicar"), this, [this] { emit copyDraft(row_.id); });
    menu_->addSeparator();
    menu_->addAction(tr("Apagar o rascunho"), this, [this] { emit deleteDraft(row_.id); });
}

void DetailsPanel::popupMenu(const QPoint& place) {
    fillMenu();
    if (!menu_->isEmpty())
        menu_->popup(place);
}

void DetailsPanel::clear() {
    ++question_;
    row_ = {};
    view_.reset();
    content_->hide();
}

void DetailsPanel::show(const invoicing::DocumentRow& row) {
    const int question = ++question_;
    const bool draft = row.state == invoicing::DocumentState::Draft;
    row_ = row;
    view_.reset();
    content_->show();
    error_->hide();
    page_->clear(draft ? tr("Um rascunho ainda não tem página: ganha-a quando é emitido.") : QString());
    waiting_->hide();
    verdict_->clear();
    verdict_->hide();
    number_->setText(draft ? tr("Rascunho") : toQt(row.number));
    pill_->show(standingText(row.type, row.standing), pillOf(row.standing));
    customer_->setText(typeName(row.type) + QStringLiteral(" · ") +
                       (row.customer.empty() ? tr("Consumidor final") : toQt(row.customer)));
    facts_->setText(draft ? factRow(tr("Total"), euroText(row.gross)) : QString());
    fitFacts();
    edit_->setVisible(draft);
    sign_->setVisible(row.state == invoicing::DocumentState::SignaturePending);
    verify_->setVisible(row.state == invoicing::DocumentState::Signed ||
                        row.state == invoicing::DocumentState::SignedNotQualified);
    next_->setVisible(false);
    more_->setEnabled(draft);
    if (draft)
        return;
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, id = row.id](const JobContext&) { return readView(services, id); },
        [this, question](Outcome<DocumentView> outcome) {
            if (question != question_)
                return;
            if (auto* view = std::get_if<0>(&outcome))
                showView(std::move(*view));
            else
                error_->show(std::get<Failure>(outcome));
        });
}

void DetailsPanel::showView(DocumentView view) {
    view_ = std::move(view);
    pill_->show(standingText(view_->facts.type, view_->standing), pillOf(view_->standing));
    showFacts(*view_);
    showWaiting(view_->waiting);
    showNext();
    more_->setEnabled(true);
    if (view_->pdf)
        page_->show(std::exchange(view_->pdf, std::nullopt).value());
    else
        page_->clear(tr("A página desenha-se quando o documento tiver o código da Autoridade Tributária."));
}

void DetailsPanel::showNext() {
    const auto deed = DocumentActions::next(*view_);
    next_->setVisible(deed.has_value());
    if (!deed)
        return;
    QString text = DocumentActions::text(*deed, view_->facts.type);
    if (*deed == Deed::Print)
        text = tr("Imprimir…");
    else if (*deed == Deed::Confirm)
        text = tr("Confirmação…");
    next_->setText(text);
    next_->setAccessibleName(text);
}

void DetailsPanel::showFacts(const DocumentView& view) {
    facts_->setText(factsText(view, palette().color(QPalette::Link)));
    fitFacts();
}

/// As high as the facts are, up to where the page needs the room.
void DetailsPanel::fitFacts() {
    room_->setFixedHeight(std::min(facts_->heightForWidth(factsWidth) + 2, factsHeight));
}

void DetailsPanel::showWaiting(const std::optional<signing::WaitingFile>& waiting) {
    waiting_->setVisible(waiting.has_value());
    if (!waiting)
        return;
    const QString why = reason(waiting->why);
    QString happened = why.section(QStringLiteral(". "), 0, 0); // the rest is advice
    if (happened.endsWith(QLatin1Char('.')))
        happened.chop(1);
    const QString level = toQt(signing::padesLevelName(waiting->wanted));
    waitingText_->setText(waiting->why.reason == "WAITING_FILE_CHANGED"
                              ? tr("Não se completa até PAdES %1 (%2)").arg(level, happened)
                              : tr("Completa-se sozinho até PAdES %1 (%2)").arg(level, happened));
    waitingText_->setToolTip(why);
}

void DetailsPanel::verify() {
    if (!view_ || !view_->signature)
        return;
    verify_->setEnabled(false);
    auto& services = services_;
    runJob(
        jobs_, Lane::Verifying, this,
        [&services, file = view_->signature->file](const JobContext& job) {
            return app::verifyFile(file, services, job);
        },
        [this, question = question_](Outcome<app::FileVerdict> outcome) {
            verify_->setEnabled(true);
            if (question != question_)
                return;
            if (const auto* found = std::get_if<0>(&outcome)) {
                verdict_->setText(verdictSummary(*found, services_.environment));
                verdict_->show();
            } else {
                error_->show(std::get<Failure>(outcome));
            }
        });
}

} // namespace cunho::ui
