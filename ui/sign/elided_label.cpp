// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/elided_label.hpp"

#include "ui/widgets.hpp"

#include <QEvent>

namespace cunho::ui {
namespace {

constexpr int leastWidth = 40; ///< px

} // namespace

ElidedLabel::ElidedLabel(const char* name, Qt::TextElideMode mode, QWidget* parent)
    : QLabel(parent), mode_(mode) {
    setObjectName(QLatin1String(name));
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString& text) {
    full_ = text.simplified();
    setAccessibleName(full_);
    updateGeometry();
    elide();
}

void ElidedLabel::elide() {
    const QString shown = fontMetrics().elidedText(full_, mode_, width());
    setText(shown);
    setToolTip(shown == full_ ? QString() : plainTip(full_));
}

QSize ElidedLabel::minimumSizeHint() const {
    return {leastWidth, fontMetrics().height() + 2};
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(full_) + 2, fontMetrics().height() + 2};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    elide();
}

/// The style sheet brings the font after the label was made.
void ElidedLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

} // namespace cunho::ui
