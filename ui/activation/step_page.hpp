// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/state/signing_desk.hpp"
#include "ui/widgets.hpp"

#include <QWidget>

namespace cunho::ui {

/// What a page of the wizard shows.
struct StepView {
    signing::Activation state;
    ActivationScene scene;
};

/// One page of the wizard: shows a state and sends the person's events. The frame around it has the buttons.
class StepPage : public QWidget {
    Q_OBJECT

  public:
    explicit StepPage(QWidget* parent);

    /// Shows this state; called again for every new one.
    virtual void present(const StepView& view) = 0;

    /// Of the button that goes on; empty: the page goes on by itself, or by its own buttons.
    virtual QString nextText() const { return tr("Continuar"); }
    virtual bool mayContinue() const { return true; }
    virtual bool mayGoBack() const { return true; }

    /// The button that goes on was pressed.
    virtual void advance() = 0;

    /// A job of this page is under way; `step` is the last that it told of.
    virtual void setBusy(bool, const QString& /*step*/) {}

    /// Whether the page tells this failure itself, at the place where it is mended.
    virtual bool tells(const Failure&) const { return false; }

    /// Where the keyboard goes when the page comes.
    virtual QWidget* firstControl() { return nullptr; }

  signals:
    void sent(const cunho::app::ActivationEvent& event);
    void changed();     ///< `nextText`, `mayContinue` or `mayGoBack` may have changed
    void stopWanted();  ///< the job under way shall end
    void closeWanted(); ///< out of the wizard; it goes on later, or in the background
    void providerChosen(const QString& setting, const QString& provider);
    void signWanted();   ///< the documents that wait are to be signed
    void verifyWanted(); ///< to the page that verifies files
};

/// Where portal pages are opened; replaced in tests.
void openLink(const QString& url);
void setLinkOpener(void (*opener)(const QString& url));

/// A wrapped text that never widens its page.
QLabel* makeText(const QString& text, const char* name, QWidget* parent);

/// One of several points, its lines aligned after the mark ("1.", "•").
QWidget* makePoint(const QString& mark, const QString& text, QWidget* parent);

/// A small picture in a colour of the theme.
QLabel* makePicture(const char* icon, const QColor& colour, int size, QWidget* parent);

/// A button that opens a page of the State, which it names.
QPushButton* makeLink(const QString& name, const QString& url, QWidget* parent);

} // namespace cunho::ui
