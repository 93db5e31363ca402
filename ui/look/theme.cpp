// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/look/theme.hpp"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleFactory>
#include <QWidget>

namespace cunho::ui {
namespace {

/// Rules for shape; `@name` stands for a token.
constexpr auto styleRules = R"(
QWidget { font-size: 10pt; }
QToolTip { background: @toast; color: @toastText; border: 0; padding: 6px 8px; }
#sidebar { background: @side; border: 0; border-right: 1px solid @line; }
#page, #panel { background: @window; }
#card { background: @panel; border: 1px solid @line; border-radius: 10px; }
#banner { background: @banner; border: 0; }
#banner QLabel { color: @bannerText; font-weight: 500; font-size: 9pt; }
#title { font-size: 18pt; font-weight: 600; }
#heading { font-size: 12pt; font-weight: 600; }
#section { font-weight: 600; }
#dim { color: @dim; }
#verdict, #next { font-weight: 500; }
#drop { background: @panel; border: 2px dashed @edge; border-radius: 14px; }
#drop[dropping="true"] { background: @selection; border-color: @accent; }
#small { color: @dim; font-size: 9pt; }
#problem { color: @danger; font-size: 9pt; }
#advice { color: @dim; font-size: 9pt; }
QPushButton { min-height: 32px; padding: 0 14px; border: 1px solid @edge; border-radius: 8px; background: @panel; color: @text; font-weight: 500; }
QPushButton:hover { background: @hover; }
QPushButton:disabled { color: @dim; background: @window; border-color: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 0 13px; min-height: 30px; }
QPushButton#primary { background: @accent; color: @accentText; border: 1px solid @accent; font-weight: 600; }
QPushButton#primary:hover { background: @accentHover; }
QPushButton#primary:focus { border: 2px solid @text; }
QPushButton#primary:disabled { background: @line; color: @dim; border-color: @line; }
QPushButton#chip { min-height: 28px; border-radius: 15px; padding: 0 12px; }
QPushButton#chip:checked { background: @selection; border: 1px solid @accent; color: @selectionText; }
QPushButton#chip:focus { border: 2px solid @accent; padding: 0 11px; min-height: 26px; }
QPushButton::menu-indicator { image: none; width: 0; }
QScrollArea#factsRoom, QLabel#facts { background: @panel; }
QPushButton#nav { min-height: 36px; border: 0; background: transparent; text-align: left; padding: 0 12px; }
QPushButton#nav:hover { background: @hover; }
QPushButton#nav:checked { background: @selection; color: @selectionText; }
QPushButton#nav:focus { border: 2px solid @accent; min-height: 32px; padding: 0 10px; }
QPushButton#link { min-height: 24px; border: 0; background: transparent; color: @accent; padding: 0 4px; font-weight: 600; text-align: left; }
QPushButton#link[flush="true"] { padding: 0 4px 0 0; }
QPushButton#link:disabled { color: @dim; background: transparent; }
QPushButton#link:focus { border: 2px solid @accent; border-radius: 6px; padding: 0 2px; min-height: 20px; }
QLineEdit, QComboBox, QDateEdit { min-height: 32px; border: 1px solid @edge; border-radius: 8px; padding: 0 10px; background: @panel; color: @text; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus { border: 2px solid @accent; padding: 0 9px; min-height: 30px; }
QLineEdit[problem="true"], QComboBox[problem="true"], QDateEdit[problem="true"] { border: 2px solid @danger; padding: 0 9px; min-height: 30px; background: @dangerSoft; }
QLineEdit#search { padding-left: 2px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 28px; subcontrol-origin: padding; subcontrol-position: right center; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/chevron.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @edge; padding: 4px; outline: 0; selection-background-color: @selection; selection-color: @selectionText; }
QTableView { background: @panel; border: 0; outline: 0; selection-background-color: @selection; selection-color: @selectionText; }
QTableView QLineEdit, QTableView QComboBox { min-height: 0; border-radius: 4px; padding: 0 10px; border: 2px solid @accent; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { background: @panel; color: @dim; border: 0; border-bottom: 1px solid @line; padding: 0 12px; font-weight: 600; height: 36px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @edge; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; border: 0; width: 0; height: 0; }
QScrollArea, QScrollArea > QWidget > #page { border: 0; background: @window; }
QProgressBar { border: 0; border-radius: 2px; background: @line; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
#toast { background: @toast; border-radius: 10px; }
#toast QLabel { color: @toastText; background: transparent; }
#toast QPushButton#link { color: @toastAction; }
#noticeCard { background: @banner; border: 1px solid @bannerText; border-radius: 10px; }
#noticeCard QLabel { color: @bannerText; font-weight: 500; }
#noticeText { font-weight: 500; }
#commitCard { background: @selection; border: 1px solid @accent; border-radius: 10px; }
#commitCard QLabel { color: @selectionText; font-weight: 600; }
#inset { background: @window; border: 1px solid @line; border-radius: 8px; }
#dock { background: @side; border: 0; border-left: 1px solid @line; }
#bubble { background: @panel; border: 1px solid @line; border-radius: 10px; padding: 8px 10px; }
QDialog#page { background: @window; }
QPlainTextEdit#paper { background: @panel; color: @text; border: 1px solid @edge; border-radius: 10px; padding: 14px 16px; selection-background-color: @accent; selection-color: @accentText; }
QPlainTextEdit#paper:focus { border: 2px solid @accent; padding: 13px 15px; }
QPlainTextEdit#notes { background: @panel; color: @text; border: 1px solid @edge; border-radius: 8px; padding: 4px 7px; selection-background-color: @accent; selection-color: @accentText; }
QPlainTextEdit#notes:focus { border: 2px solid @accent; padding: 3px 6px; }
QPlainTextEdit#notes[problem="true"] { border: 2px solid @danger; padding: 3px 6px; background: @dangerSoft; }
QMenu { background: @panel; color: @text; border: 1px solid @edge; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 26px; border-radius: 6px; }
QMenu::item:selected { background: @selection; color: @selectionText; }
QMenu::item:disabled { color: @dim; }
QMenu::separator { height: 1px; background: @line; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 7px; }
QMenu::indicator:checked { image: url(:/icons/@tick.svg); }
QLineEdit[fixed="true"] { background: @window; color: @dim; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 26px; padding: 0 4px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @dim; background: @panel; border-radius: 4px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@mark.svg); }
QRadioButton::indicator { border-radius: 9px; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid @accent; }
QPushButton#danger { background: @danger; color: @window; border-color: @danger; font-weight: 600; }
QPushButton#danger:focus { border: 2px solid @text; }
QPushButton#danger:disabled { background: @line; color: @dim; border-color: @line; }
QPushButton#dangerLine { color: @danger; border-color: @danger; }
QPushButton#dangerLine:focus { border: 2px solid @danger; }
#errorCard { background: @dangerSoft; border: 1px solid @danger; border-radius: 10px; }
#errorCard QLabel#section { color: @danger; }
QCalendarWidget QAbstractItemView { background: @panel; color: @text; selection-background-color: @accent; selection-color: @accentText; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @panel; }
QCalendarWidget QToolButton { color: @text; background: @panel; }
)";

struct Named {
    const char* name;
    QColor Tokens::*colour;
};

/// Longer names first, so that `@accentText` is not read as `@accent`.
constexpr Named colourNames[] = {
    {"@selectionText", &Tokens::selectionText},
    {"@accentHover", &Tokens::accentHover},
    {"@toastAction", &Tokens::toastAction},
    {"@accentText", &Tokens::accentText},
    {"@bannerText", &Tokens::bannerText},
    {"@dangerSoft", &Tokens::dangerSoft},
    {"@toastText", &Tokens::toastText},
    {"@selection", &Tokens::selection},
    {"@accent", &Tokens::accent},
    {"@banner", &Tokens::banner},
    {"@danger", &Tokens::danger},
    {"@window", &Tokens::window},
    {"@hover", &Tokens::hover},
    {"@panel", &Tokens::panel},
    {"@toast", &Tokens::toast},
    {"@edge", &Tokens::edge},
    {"@line", &Tokens::line},
    {"@side", &Tokens::side},
    {"@text", &Tokens::text},
    {"@dim", &Tokens::dim},
};

} // namespace

QPalette paletteOf(const Tokens& t) {
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.panel);
    palette.setColor(QPalette::AlternateBase, t.hover);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.dim);
    palette.setColor(QPalette::Button, t.panel);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.accentText);
    palette.setColor(QPalette::ToolTipBase, t.toast);
    palette.setColor(QPalette::ToolTipText, t.toastText);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.edge);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.dim);
    return palette;
}

QString styleSheetOf(const Tokens& tokens) {
    QString sheet = QString::fromLatin1(styleRules);
    for (const auto& [name, colour] : colourNames)
        sheet.replace(QLatin1String(name), (tokens.*colour).name());
    sheet.replace(QLatin1String("@tick"), // on a panel, where @mark is on the accent
                  tokens.dark ? QLatin1String("mark-light") : QLatin1String("mark-dark"));
    sheet.replace(QLatin1String("@mark"),
                  tokens.dark ? QLatin1String("mark-dark") : QLatin1String("mark-light"));
    return sheet;
}

void applyTheme(QApplication& application, ThemeChoice choice) {
    const Tokens tokens = choice == ThemeChoice::Dark ? darkTokens() : lightTokens();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font = application.font();
    if (QFontDatabase::families().contains(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPointSizeF(10);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(tokens));
    application.setStyleSheet(styleSheetOf(tokens));
}

Tokens tokensOf(const QWidget& widget) {
    return widget.palette().color(QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

ThemeChoice desktopTheme() {
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? ThemeChoice::Dark
                                                                                : ThemeChoice::Light;
}

} // namespace cunho::ui
