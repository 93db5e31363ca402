// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/scroll_column.hpp"
#include "ui/widgets.hpp"

#include <cunho/app/services.hpp>

#include <QButtonGroup>
#include <QCheckBox>
#include <QRadioButton>
#include <array>

namespace cunho::ui {

/// The settings of how documents look: "print.template", "print.colour", "print.roll", "invoice.hybrid".
struct LookSettings {
    std::string look = "classic"; ///< "classic", "modern" or "compact"
    std::string colour = "#1f5c4d";
    bool roll = false;   ///< simplified invoices on 80 mm
    bool hybrid = false; ///< the structured invoice goes into the PDF
    Bytes logo{};        ///< the company's
};

/// *Aspeto dos documentos*: logo, one of three templates, colour, paper of simplified invoices, and the
/// structured invoice inside. A choice is kept as it is made.
class LookSection : public ScrollColumn {
    Q_OBJECT

  public:
    LookSection(Jobs& jobs, app::Services& services, QWidget* parent);

    void refresh();
    const LookSettings& settings() const { return settings_; }
    void chooseTemplate(int index);
    void chooseColour(const QString& colour);
    void chooseLogo(const std::filesystem::path& file);
    void removeLogo();
    QCheckBox& roll() { return *roll_; }
    QCheckBox& hybrid() { return *hybrid_; }
    bool hasPreviews() const { return previews_ == 3; }

  signals:
    void told(const QString& text);

  private:
    void build();
    QWidget* buildLogo();
    QWidget* buildTemplates();
    QWidget* buildColours();
    QWidget* buildOptions();
    void show(const LookSettings& settings);
    void drawPreviews();
    void put(const char* name, const std::string& value);
    void keepLogo(Bytes logo, const QString& done);

    Jobs& jobs_;
    app::Services& services_;
    LookSettings settings_;
    ErrorCard* error_;
    QLabel* logo_;
    QPushButton* removeLogo_;
    QButtonGroup* templates_;
    std::array<QLabel*, 3> pictures_{};
    QButtonGroup* colours_;
    QPushButton* otherColour_;
    QCheckBox* roll_;
    QCheckBox* hybrid_;
    int question_ = 0;
    int previews_ = 0;
};

} // namespace cunho::ui
