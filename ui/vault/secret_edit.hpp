// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>

#include <QWidget>

namespace cunho::ui {

/// A line for a passphrase, PIN or code, shown as dots.
///
/// What is typed goes character by character into bytes of our own that never move and are wiped; there is no
/// QString of it, no undo, no copy, no drag, no selection. The caret stays at the end: Backspace takes the
/// last character away, Delete and Ctrl+U all of them. Pasting is allowed for passphrases only, since a
/// password that may not be pasted gets shorter; the clipboard stays as the person left it.
class SecretEdit : public QWidget {
    Q_OBJECT

  public:
    enum class Kind {
        Passphrase, ///< any text, pasting allowed
        Digits,     ///< PIN or code: digits only, no pasting
    };

    explicit SecretEdit(Kind kind, QWidget* parent = nullptr);
    ~SecretEdit() override;

    /// A place for each of so many characters, in groups of `group`, as a code is printed in a message.
    void setPlaces(int places, int group);

    /// The bytes (UTF-8); the line is empty afterwards.
    Secret take();
    void clear();
    bool isEmpty() const { return characters_ == 0; }
    int characters() const { return characters_; }

    /// Whether both hold the same, as for a repeated passphrase.
    bool sameAs(const SecretEdit& other) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

  signals:
    void edited();
    void accepted(); ///< Enter was pressed

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void add(char32_t character);
    void addText(QStringView text);
    void removeLast();
    void paste();
    int placeOf(int index) const;

    Kind kind_;
    int places_ = 0; ///< 0: dots one after the other
    int group_ = 0;
    Bytes bytes_; ///< of its full capacity from the start; only `used_` count
    std::size_t used_ = 0;
    int characters_ = 0;
};

} // namespace cunho::ui
