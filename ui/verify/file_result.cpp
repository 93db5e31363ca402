// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/file_result.hpp"

#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QAccessible>

namespace cunho::ui {

FileResult::FileResult(std::filesystem::path file, QWidget* parent)
    : QWidget(parent), file_(std::move(file)), layout_(new QVBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
    layout_->addLayout(buildHead());
    busy_ = new QProgressBar(this);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setAccessibleName(tr("A verificar…"));
    layout_->addWidget(busy_);
}

QLayout* FileResult::buildHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    const QString name = pathToQt(file_.filename());
    auto* label = makeLabel(name, "heading", this);
    label->setToolTip(pathToQt(file_));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long name is cut, not the window
    head->addWidget(label, 1);
    auto* close = makeButton({}, "link", "close", this);
    close->setAccessibleName(tr("Tirar %1 da lista").arg(name));
    close->setToolTip(tr("Tirar da lista"));
    connect(close, &QPushButton::clicked, this, &FileResult::closed);
    head->addWidget(close);
    return head;
}

void FileResult::add(const VerdictText& text, std::vector<TechnicalRow> rows) {
    auto* card = new VerdictCard(text, std::move(rows), this);
    layout_->addWidget(card);
    cards_.push_back(card);
}

void FileResult::show(const Outcome<app::FileVerdict>& outcome, Environment environment) {
    busy_->hide();
    if (const auto* verdict = std::get_if<0>(&outcome)) {
        for (const auto& report : verdict->signatures)
            add(verdictText(report, environment), technicalRows(report));
        if (verdict->signatures.empty())
            add(unsignedText(), {});
    } else {
        const auto& failure = std::get<Failure>(outcome);
        add(unreadableText(failure), {{tr("Detalhe"), {faultText(failure).detail}}});
    }
    QAccessibleEvent told(cards_.front(), QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

} // namespace cunho::ui
