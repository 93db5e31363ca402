// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/card_section.hpp"
#include "ui/lists/lists_section.hpp"
#include "ui/program/program_section.hpp"
#include "ui/state/attributes_page.hpp"
#include "ui/state/signature_section.hpp"

#include <QButtonGroup>
#include <QStackedWidget>

namespace cunho::ui {

/// *Preferências*: the four sections of *Comunicação com o Estado*, *Cartão de Cidadão*, *Listas de
/// confiança*, and *Ligação e programa*.
class PreferencesPage : public QWidget {
    Q_OBJECT

  public:
    enum Section { Signature, Series, Invoices, Transport, Card, Lists, Program };

    /// Without a `program` there is no section of that name, without `ways` nothing about phone, token and
    /// capacities, without `lists` nothing about trusted lists.
    PreferencesPage(Jobs& jobs, SigningDesk& desk, ProgramDesk* program = nullptr, WaysDesk* ways = nullptr,
                    TrustedListParts lists = {}, QWidget* parent = nullptr);
    void choose(Section section);
    void refresh();
    SignatureSection& signature() { return *signature_; }
    AttributesPage& attributes() { return *attributes_; }
    CardSection& card() { return *card_; }
    ListsSection& lists() { return *lists_; }
    ProgramSection* program() { return program_; }
    void showAttributes();

  signals:
    void wizardWanted(qint64 renews);
    void unlockWanted();
    void told(const QString& text);
    void seriesWanted();
    void saftWanted();
    void listsChanged();  ///< of trust
    void connectWanted(); ///< what kept the way to sign closed is mended, or another way was chosen

  private:
    void build();
    void buildHeads(QVBoxLayout& layout);
    void buildProgram();
    QWidget* buildLater(const char* icon, const QString& heading, const QString& text,
                        QPushButton* lead = nullptr);

    Jobs& jobs_;
    SigningDesk& desk_;
    ProgramDesk* programDesk_;
    WaysDesk* waysDesk_;
    bool offersLists_;
    QButtonGroup* chips_;
    QStackedWidget* sections_;
    SignatureSection* signature_;
    AttributesPage* attributes_;
    CardSection* card_;
    ListsSection* lists_;
    ProgramSection* program_ = nullptr;
};

} // namespace cunho::ui
