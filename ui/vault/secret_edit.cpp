// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/vault/secret_edit.hpp"

#include "ui/look/theme.hpp"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr std::size_t capacity = 1024; ///< bytes; what is beyond is not taken
constexpr int controlHeight = 34;
constexpr int inset = 11;
constexpr int dotSize = 7;
constexpr int dotStep = 11;
constexpr int placeStep = 26; ///< of a code whose places are seen
constexpr int placeWidth = 16;
constexpr int placeGap = 14; ///< between two groups

/// A line that reads out nothing but how many characters there are.
class SecretInterface final : public QAccessibleWidget {
  public:
    explicit SecretInterface(QWidget* widget) : QAccessibleWidget(widget, QAccessible::EditableText) {}
    QAccessible::State state() const override {
        auto state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }
    QString text(QAccessible::Text kind) const override {
        if (kind != QAccessible::Value)
            return QAccessibleWidget::text(kind);
        return QString(static_cast<SecretEdit*>(widget())->characters(), QChar(0x2022));
    }
};

QAccessibleInterface* secretInterface(const QString& className, QObject* object) {
    if (className != QLatin1String("cunho::ui::SecretEdit"))
        return nullptr;
    return new SecretInterface(static_cast<QWidget*>(object));
}

void installOnce() {
    static const bool installed = [] {
        QAccessible::installFactory(secretInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace

SecretEdit::SecretEdit(Kind kind, QWidget* parent) : QWidget(parent), kind_(kind), bytes_(capacity) {
    installOnce();
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase | (kind == Kind::Digits ? Qt::ImhDigitsOnly : Qt::ImhNone));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

SecretEdit::~SecretEdit() {
    wipe(bytes_);
}

Secret SecretEdit::take() {
    Secret secret(ByteView(bytes_.data(), used_));
    clear();
    return secret;
}

void SecretEdit::clear() {
    wipe(bytes_);
    bytes_.resize(capacity);
    used_ = 0;
    characters_ = 0;
    update();
    emit edited();
}

bool SecretEdit::sameAs(const SecretEdit& other) const {
    return used_ == other.used_ &&
           std::equal(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(used_),
                      other.bytes_.begin());
}

void SecretEdit::setPlaces(int places, int group) {
    places_ = places;
    group_ = group;
    updateGeometry();
    update();
}

/// Left edge of the dot, in pixels.
int SecretEdit::placeOf(int index) const {
    if (places_ == 0)
        return inset + index * dotStep;
    return inset + index * placeStep + (group_ > 0 ? index / group_ * placeGap : 0) +
           (placeWidth - dotSize) / 2;
}

QSize SecretEdit::sizeHint() const {
    return {240, controlHeight};
}

QSize SecretEdit::minimumSizeHint() const {
    return {80, controlHeight};
}

QVariant SecretEdit::inputMethodQuery(Qt::InputMethodQuery query) const {
    if (query == Qt::ImHints)
        return QVariant::fromValue(inputMethodHints().toInt());
    return query == Qt::ImEnabled ? QVariant(isEnabled()) : QWidget::inputMethodQuery(query);
}

void SecretEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit accepted();
        return;
    }
    if (event->matches(QKeySequence::Paste)) {
        paste();
        return;
    }
    if (event->key() == Qt::Key_Backspace) {
        removeLast();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_Delete || (control && event->key() == Qt::Key_U)) {
        clear();
        return;
    }
    const bool altGr = control && event->modifiers().testFlag(Qt::AltModifier);
    const QString text = event->text();
    const bool typed = !text.isEmpty() && (text.front().isPrint() || text.front().isHighSurrogate());
    if ((control && !altGr) || !typed) {
        QWidget::keyPressEvent(event); // Tab, Esc and shortcuts are not ours
        return;
    }
    addText(text);
}

void SecretEdit::inputMethodEvent(QInputMethodEvent* event) {
    addText(event->commitString());
    event->accept();
}

void SecretEdit::addText(QStringView text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            add(QChar::surrogateToUcs4(unit, text[++i]));
        else if (!unit.isSurrogate())
            add(unit.unicode());
    }
    update();
    emit edited();
}

/// UTF-8 by hand: every other way makes a copy of the text.
void SecretEdit::add(char32_t character) {
    const bool digit = character >= U'0' && character <= U'9';
    if (character < 0x20 || character == 0x7f || (kind_ == Kind::Digits && !digit) || used_ + 4 > capacity)
        return;
    const auto put = [this](char32_t value) { bytes_[used_++] = static_cast<std::uint8_t>(value); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xc0 | (character >> 6));
        put(0x80 | (character & 0x3f));
    } else if (character < 0x10000) {
        put(0xe0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3f));
        put(0x80 | (character & 0x3f));
    } else {
        put(0xf0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3f));
        put(0x80 | ((character >> 6) & 0x3f));
        put(0x80 | (character & 0x3f));
    }
    ++characters_;
}

void SecretEdit::removeLast() {
    if (characters_ == 0)
        return;
    bool more = true;
    while (more) {
        more = (bytes_[--used_] & 0xc0) == 0x80;
        bytes_[used_] = 0;
    }
    --characters_;
    update();
    emit edited();
}

/// From the clipboard's UTF-8 straight into our bytes; a final line break is none of the passphrase.
void SecretEdit::paste() {
    const auto* offered = QApplication::clipboard()->mimeData();
    if (kind_ != Kind::Passphrase || offered == nullptr || !offered->hasText())
        return;
    QByteArray text = offered->data(QStringLiteral("text/plain"));
    for (qsizetype i = 0; i < text.size() && used_ < capacity; ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        if (byte < 0x20 || byte == 0x7f)
            continue;
        bytes_[used_++] = byte;
        characters_ += (byte & 0xc0) == 0x80 ? 0 : 1;
    }
    text.fill('\0');
    update();
    emit edited();
}

void SecretEdit::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void SecretEdit::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void SecretEdit::paintEvent(QPaintEvent*) {
    const Tokens tokens = tokensOf(*this);
    const bool problem = property("problem").toBool();
    const double pen = hasFocus() || problem ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(problem ? tokens.danger : hasFocus() ? tokens.accent : tokens.edge, pen));
    painter.setBrush(problem ? tokens.dangerSoft : isEnabled() ? tokens.panel : tokens.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 8, 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled() ? tokens.text : tokens.dim);
    int shown = 0;
    for (; shown < characters_ && placeOf(shown) + dotSize < width() - inset; ++shown)
        painter.drawEllipse(QRectF(placeOf(shown), (height() - dotSize) / 2.0, dotSize, dotSize));
    for (int i = shown; i < places_; ++i)
        painter.fillRect(QRectF(placeOf(i) - (placeWidth - dotSize) / 2.0, height() - 10, placeWidth, 2),
                         hasFocus() && i == shown ? tokens.accent : tokens.edge);
    const int caret = placeOf(shown) + (shown < places_ ? dotSize / 2 : 0);
    if (hasFocus())
        painter.fillRect(QRectF(caret, 9, 1.5, height() - 18), tokens.text);
}

} // namespace cunho::ui
