// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/state/signing_desk.hpp"

#include <QGridLayout>
#include <QWidget>

namespace cunho::ui {

/// The default way to sign of each kind of document, one list each.
class ProviderChoices : public QWidget {
    Q_OBJECT

  public:
    explicit ProviderChoices(QWidget* parent);
    void show(const std::vector<ProviderDefault>& defaults);

  signals:
    void chosen(const QString& setting, const QString& provider);

  private:
    QGridLayout* grid_;
};

} // namespace cunho::ui
