// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/window/toast.hpp"

#include "ui/widgets.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <utility>

namespace cunho::ui {
namespace {

constexpr int life = 12000;      ///< ms: long enough to read two sentences and press the action
constexpr int widestToast = 520; ///< stays clear of the panel at the right
constexpr int lift = 28;

} // namespace

Toast::Toast(QWidget* window)
    : QFrame(window), text_(makeLabel({}, "text", this)), action_(makeButton({}, "link", nullptr, this)) {
    setObjectName(QStringLiteral("toast"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 10, 8);
    row->setSpacing(12);
    text_->setWordWrap(true);
    row->addWidget(text_, 1);
    row->addWidget(action_);
    auto* close = makeButton(QStringLiteral("×"), "link", nullptr, this);
    close->setAccessibleName(tr("Fechar aviso"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    row->addWidget(close);
    connect(action_, &QPushButton::clicked, this, [this] {
        hide();
        const auto run = std::exchange(run_, {}); // it may show the next notice
        if (run)
            run();
    });
    life_.setSingleShot(true);
    connect(&life_, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    hide();
}

void Toast::show(const QString& text, const QString& action, std::function<void()> run) {
    text_->setText(text);
    setAccessibleName(text);
    action_->setText(action);
    action_->setAccessibleName(action);
    action_->setVisible(!action.isEmpty());
    run_ = std::move(run);
    place();
    setVisible(true);
    raise();
    life_.start(life);
}

void Toast::place() {
    const int margins = 90 + (action_->text().isEmpty() ? 0 : action_->sizeHint().width() + 12);
    const int wanted = QFontMetrics(text_->font()).horizontalAdvance(text_->text()) + margins;
    const int width = std::min({wanted, widestToast, parentWidget()->width() - 40});
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry((parentWidget()->width() - width) / 2, parentWidget()->height() - height - lift, width,
                height);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace cunho::ui
