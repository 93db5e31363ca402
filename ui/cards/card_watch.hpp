// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"

#include <cunho/signing/card_catalogue.hpp>

#include <QTimer>

namespace cunho::ui {

/// What is known of readers and cards at this moment.
struct CardSight {
    bool known = false; ///< somebody has looked
    std::vector<signing::CardReader> readers;
    std::optional<Failure> problem; ///< why nobody can look, such as CARD_SERVICE_MISSING
};

/// Follows the catalogue on a lane of its own, the only one that calls it.
///
/// While something else needs the catalogue the watch rests, and afterwards it reads everything anew: tries
/// left are read with the card, and nothing tells when another program used one up.
class CardWatch : public QObject {
    Q_OBJECT

  public:
    using Work = std::function<void(signing::CardCatalogue&, const JobContext&)>;
    using Done = std::function<void(Outcome<std::monostate>)>;

    /// `catalogue` must outlive the jobs.
    CardWatch(Jobs& jobs, signing::CardCatalogue& catalogue, QObject* parent = nullptr);
    ~CardWatch() override;

    /// Begins to look, or reads every card anew; what is known stays until then.
    void refresh();

    /// Runs `work` while nothing is watched, as CardCatalogue::changePin needs it.
    void interrupt(Work work, Done done);

    const CardSight& sight() const { return sight_; }

  signals:
    void changed();

  private:
    using Rows = std::vector<signing::CardReader>;
    void rest();
    void follow(bool anew);
    void take(Outcome<Rows> outcome);

    Jobs& jobs_;
    signing::CardCatalogue& catalogue_;
    CardSight sight_;
    JobHandle watching_;
    int turn_ = 0;       ///< answers to an earlier question are not heard
    int interrupts_ = 0; ///< that are not over
    QTimer again_;
};

/// The reader of this name, or null.
const signing::CardReader* readerNamed(const CardSight& sight, const std::string& name);

} // namespace cunho::ui
