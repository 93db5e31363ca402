// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/ui/wait.hpp"
#include "ui/vault/secret_edit.hpp"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;

std::string text(SecretEdit& edit) {
    const Secret secret = edit.take();
    return std::string(secret.exposeText());
}

TEST(SecretEdit, TakesLettersOfEveryLengthInUtf8) {
    SecretEdit edit(SecretEdit::Kind::Passphrase);
    typeText(&edit, QStringLiteral("aç€"));
    QKeyEvent pair(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString::fromUcs4(U"\U0001F511", 1));
    QCoreApplication::sendEvent(&edit, &pair);
    EXPECT_EQ(edit.characters(), 4);
    EXPECT_EQ(text(edit), "aç€\xF0\x9F\x94\x91");
}

TEST(SecretEdit, IsEmptyOnceItsSecretIsTaken) {
    SecretEdit edit(SecretEdit::Kind::Passphrase);
    typeText(&edit, QStringLiteral("abc"));
    EXPECT_EQ(text(edit), "abc");
    EXPECT_TRUE(edit.isEmpty());
    EXPECT_EQ(text(edit), "");
}

TEST(SecretEdit, TakesTheLastLetterAwayAsAWhole) {
    SecretEdit edit(SecretEdit::Kind::Passphrase);
    typeText(&edit, QStringLiteral("aç"));
    QTest::keyClick(&edit, Qt::Key_Backspace);
    EXPECT_EQ(edit.characters(), 1);
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QTest::keyClick(&edit, Qt::Key_Backspace);
    EXPECT_TRUE(edit.isEmpty());
    typeText(&edit, QStringLiteral("xyz"));
    QTest::keyClick(&edit, Qt::Key_U, Qt::ControlModifier);
    EXPECT_TRUE(edit.isEmpty());
}

TEST(SecretEdit, HasNoTextForAnybodyElse) {
    SecretEdit edit(SecretEdit::Kind::Passphrase);
    edit.setAccessibleName(QStringLiteral("Frase-passe"));
    typeText(&edit, QStringLiteral("segredo"));
    QApplication::clipboard()->setText(QStringLiteral("before"));
    for (const auto key : {Qt::Key_C, Qt::Key_X, Qt::Key_A, Qt::Key_Z})
        QTest::keyClick(&edit, key, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("before"));
    auto* seen = QAccessible::queryAccessibleInterface(&edit);
    ASSERT_NE(seen, nullptr);
    EXPECT_EQ(seen->role(), QAccessible::EditableText);
    EXPECT_TRUE(seen->state().passwordEdit);
    EXPECT_EQ(seen->text(QAccessible::Name), QStringLiteral("Frase-passe"));
    EXPECT_EQ(seen->text(QAccessible::Value), QString(7, QChar(0x2022)));
    for (int i = edit.metaObject()->propertyOffset(); i < edit.metaObject()->propertyCount(); ++i)
        ADD_FAILURE() << "a property could be read: " << edit.metaObject()->property(i).name();
    EXPECT_EQ(text(edit), "segredo");
}

TEST(SecretEdit, PastesAPassphraseButNoPin) {
    QApplication::clipboard()->setText(QStringLiteral("quatro palavras\n"));
    SecretEdit passphrase(SecretEdit::Kind::Passphrase);
    QTest::keyClick(&passphrase, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(text(passphrase), "quatro palavras");
    QApplication::clipboard()->setText(QStringLiteral("1234"));
    SecretEdit pin(SecretEdit::Kind::Digits);
    QTest::keyClick(&pin, Qt::Key_V, Qt::ControlModifier);
    EXPECT_TRUE(pin.isEmpty());
}

TEST(SecretEdit, TakesDigitsOnlyForAPin) {
    SecretEdit pin(SecretEdit::Kind::Digits);
    typeText(&pin, QStringLiteral("1a2 3٤"));
    EXPECT_EQ(text(pin), "123");
}

TEST(SecretEdit, StopsAtItsRoomAndStaysThere) {
    SecretEdit edit(SecretEdit::Kind::Passphrase);
    typeText(&edit, QString(3000, QLatin1Char('a')));
    EXPECT_LE(text(edit).size(), 1024U);
}

TEST(SecretEdit, LeavesTabAndEscapeToTheWindow) {
    SecretEdit edit(SecretEdit::Kind::Passphrase);
    QSignalSpy accepted(&edit, &SecretEdit::accepted);
    QTest::keyClick(&edit, Qt::Key_Escape);
    QTest::keyClick(&edit, Qt::Key_Tab);
    EXPECT_TRUE(edit.isEmpty());
    QTest::keyClick(&edit, Qt::Key_Return);
    EXPECT_EQ(accepted.count(), 1);
}

TEST(SecretEdit, ShowsDotsAndNeverLetters) {
    SecretEdit one(SecretEdit::Kind::Passphrase);
    SecretEdit other(SecretEdit::Kind::Passphrase);
    for (auto* edit : {&one, &other})
        edit->resize(300, 34);
    typeText(&one, QStringLiteral("mmmm"));
    typeText(&other, QStringLiteral("iiii"));
    EXPECT_EQ(one.grab().toImage(), other.grab().toImage());
}

} // namespace
