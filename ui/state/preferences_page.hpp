// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/state/attributes_page.hpp"
#include "ui/state/signature_section.hpp"

#include <QButtonGroup>
#include <QStackedWidget>

namespace cunho::ui {

/// *Preferências*, *Comunicação com o Estado*: its four sections.
class PreferencesPage : public QWidget {
    Q_OBJECT

  public:
    enum Section { Signature, Series, Invoices, Transport };

    PreferencesPage(Jobs& jobs, SigningDesk& desk, QWidget* parent = nullptr);
    void choose(Section section);
    void refresh();
    SignatureSection& signature() { return *signature_; }
    AttributesPage& attributes() { return *attributes_; }
    void showAttributes();

  signals:
    void wizardWanted(qint64 renews);
    void unlockWanted();
    void told(const QString& text);

  private:
    void build();
    QWidget* buildLater(const char* icon, const QString& heading, const QString& text);

    Jobs& jobs_;
    SigningDesk& desk_;
    QButtonGroup* chips_;
    QStackedWidget* sections_;
    SignatureSection* signature_;
    AttributesPage* attributes_;
};

} // namespace cunho::ui
