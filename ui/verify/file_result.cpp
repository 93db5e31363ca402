// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/file_result.hpp"

#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/pages/password_dialog.hpp"
#include "ui/verify/qr_text.hpp"
#include "ui/widgets.hpp"

#include <QAccessible>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

constexpr std::size_t signaturesAtFirst = 10; ///< signatures of a file

} // namespace

FileResult::FileResult(std::filesystem::path file, bool unfolded, Environment environment, QWidget* parent)
    : QWidget(parent)
    , file_(std::move(file))
    , environment_(environment)
    , unfolded_(unfolded)
    , layout_(new QVBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
    layout_->addLayout(buildHead());
    busy_ = new QProgressBar(this);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("A verificar…"));
    busy_->setVisible(unfolded_);
    layout_->addWidget(busy_);
    showFold();
}

QLayout* FileResult::buildHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    const QString name = pathToQt(file_.filename());
    fold_ = makeButton({}, "link", nullptr, this);
    fold_->setIconSize({18, 18});
    connect(fold_, &QPushButton::clicked, this, [this] { setUnfolded(!unfolded_); });
    head->addWidget(fold_);
    auto* label = makeLabel(name, "heading", this);
    label->setToolTip(plainTip(pathToQt(file_)));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long name is cut, not the window
    head->addWidget(label, 1);
    pill_ = new PillLabel(this);
    pill_->hide();
    head->addWidget(pill_);
    auto* close = makeButton({}, "link", "close", this);
    close->setAccessibleName(tr("Tirar %1 da lista").arg(name));
    close->setToolTip(tr("Tirar da lista"));
    connect(close, &QPushButton::clicked, this, &FileResult::closed);
    head->addWidget(close);
    return head;
}

void FileResult::showFold() {
    const QString name = pathToQt(file_.filename());
    fold_->setAccessibleName(
        (unfolded_ ? tr("Esconder o resultado de %1") : tr("Mostrar o resultado de %1")).arg(name));
    fold_->setIcon(
        icon(unfolded_ ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
    pill_->setVisible(isDone() && !unfolded_);
}

void FileResult::setUnfolded(bool unfolded) {
    unfolded_ = unfolded;
    busy_->setVisible(unfolded_ && !isDone());
    if (unfolded_ && isDone() && body_ == nullptr)
        build();
    if (body_ != nullptr)
        body_->setVisible(unfolded_);
    showFold();
}

void FileResult::add(const VerdictText& text, std::vector<TechnicalRow> rows) {
    auto* card = new VerdictCard(text, std::move(rows), body_);
    connect(card, &VerdictCard::listsWanted, this, &FileResult::listsWanted);
    signatures_->addWidget(card);
    cards_.push_back(card);
}

void FileResult::show(const app::FileReport& report) {
    report_ = report;
    busy_->hide();
    if (report.failure) {
        const VerdictText text = unreadableText(*report.failure);
        pill_->show(text.pill, pillOf(text.standing));
    } else {
        const FileStanding whole = standingOf(report.signatures);
        pill_->show(whole.pill, pillOf(whole.standing));
    }
    fold_->setAccessibleDescription(pill_->text());
    setUnfolded(unfolded_);
    if (cards_.empty())
        return;
    QAccessibleEvent told(cards_.front(), QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void FileResult::build() {
    body_ = new QWidget(this);
    auto* layout = new QVBoxLayout(body_);
    signatures_ = new QVBoxLayout;
    rest_ = new QVBoxLayout;
    for (QVBoxLayout* each : {layout, signatures_, rest_}) {
        each->setContentsMargins(0, 0, 0, 0);
        each->setSpacing(8);
    }
    layout->addLayout(signatures_);
    layout->addLayout(rest_);
    layout_->addWidget(body_);
    if (report_->failure) {
        add(unreadableText(*report_->failure), {{tr("Detalhe"), {faultText(*report_->failure).detail}}});
        if (password_ && isLocked(*report_->failure)) {
            auto* unlock = makeButton(tr("Escrever a palavra-passe…"), "button", "unlock", body_);
            unlock->setAccessibleDescription(pathToQt(file_.filename()));
            connect(unlock, &QPushButton::clicked, this, &FileResult::unlockWanted);
            rest_->addWidget(unlock, 0, Qt::AlignLeft);
        }
        return;
    }
    addSignatures(signaturesAtFirst);
    if (report_->signatures.empty())
        add(unsignedText(), {});
    buildCodes();
    const bool past = report_->revisions.size() > 1 ||
                      (report_->revisions.size() == 1 && !report_->revisions.front().isWholeFile);
    if (!past)
        return;
    revisions_ = new RevisionsCard(report_->revisions, body_);
    connect(revisions_, &RevisionsCard::openWanted, this, &FileResult::openRevision);
    connect(revisions_, &RevisionsCard::saveWanted, this, &FileResult::saveRevision);
    rest_->addWidget(revisions_);
}

/// A file may have two hundred.
void FileResult::addSignatures(std::size_t most) {
    delete std::exchange(more_, nullptr);
    const auto& all = report_->signatures;
    while (cards_.size() < std::min(most, all.size())) {
        const auto& signature = all[cards_.size()];
        add(verdictText(signature, environment_, &report_->trust.lists),
            technicalRows(signature, report_->trust.lists));
    }
    if (cards_.size() >= all.size())
        return;
    more_ = makeButton(tr("Mostrar as outras %1").arg(all.size() - cards_.size()), "link", nullptr, body_);
    connect(more_, &QPushButton::clicked, this, [this] {
        QTimer::singleShot(0, this, [this] { addSignatures(cards_.size() + signaturesAtFirst); });
    });
    signatures_->addWidget(more_, 0, Qt::AlignLeft);
}

void FileResult::buildCodes() {
    if (!report_->qr.asked || body_ == nullptr || report_->failure)
        return;
    delete codes_;
    codes_ = new VerdictCard(qrText(report_->qr), qrRows(report_->qr), body_);
    rest_->insertWidget(0, codes_);
}

void FileResult::showCodes(const app::QrReport& codes) {
    if (!isDone())
        return;
    report_->qr = codes;
    buildCodes();
}

} // namespace cunho::ui
