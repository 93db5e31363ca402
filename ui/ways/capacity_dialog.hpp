// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/ways/ways_desk.hpp"

#include <QCheckBox>
#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace cunho::ui {

/// *Assinar na qualidade de…*: a citizen's attributes by who certifies them. Several may be chosen, of one
/// citizen; what has ended says why it cannot be.
class CapacityDialog : public QDialog {
    Q_OBJECT

  public:
    CapacityDialog(const CapacitySetting& setting, TimePoint now, QWidget* parent);

    std::vector<ChosenCapacity> chosen() const;

    std::vector<QCheckBox*> ticks() const;
    QPushButton* save() const { return save_; }   ///< null when there is nothing to choose from
    QPushButton* check() const { return check_; } ///< asks the State for the attributes

  signals:
    void attributesWanted();

  private:
    void build(const CapacitySetting& setting, TimePoint now);
    void buildCitizen(const scap::Citizen& citizen, const CapacitySetting& setting, TimePoint now,
                      QVBoxLayout& layout);
    void buildAttribute(const scap::ProfessionalAttribute& attribute, const CapacitySetting& setting,
                        TimePoint now, QVBoxLayout& layout);
    void keepToOneCitizen(const std::string& citizen);

    std::vector<std::pair<QCheckBox*, ChosenCapacity>> ticks_;
    QPushButton* save_ = nullptr;
    QPushButton* check_ = nullptr;
};

/// "Gerente (Atelier do Mondego, Lda)"; of several, one after the other.
QString capacityText(const CapacitySetting& setting);

} // namespace cunho::ui
