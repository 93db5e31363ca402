// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/window_prompter.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/sign/sign_desk.hpp"

#include <QTimer>
#include <map>

namespace cunho::ui {

/// The files of *Assinar PDF* and what happens to them. Lives on the window's thread and never blocks it:
/// collecting, reading, judging and signing are jobs over copies of the batch, whose news arrive here a few
/// times a second, however many they are.
///
///     queue.add(dropped);   // Collecting, Reading, then Ready
///     queue.sign();         // Signing, then Finished
class SignQueue : public QObject {
    Q_OBJECT

  public:
    enum class Phase {
        Empty,      ///< no files
        Collecting, ///< looking for PDFs in what was dropped
        Reading,    ///< files are being read
        Ready,      ///< nothing is under way; `counts().ready` tell whether there is something to sign
        Signing,
        Finished, ///< signed, failed or cancelled, all of them
    };
    Q_ENUM(Phase)

    SignQueue(Jobs& jobs, SignDesk& desk, std::shared_ptr<PromptLine> prompts, const Clock& clock,
              QObject* parent = nullptr);

    /// Asks the desk what there is; `overviewChanged` or `failed` follows. Safe to call again.
    void refresh();
    const std::optional<SignOverview>& overview() const { return overview_; }

    /// Kept with the desk a moment later. Targets are planned anew.
    void setChoice(SignChoice choice);
    const SignChoice& choice() const { return choice_; }
    /// The way chosen, once the overview is there and has it.
    const FileWay* way() const;

    Phase phase() const { return phase_; }
    const app::SignBatch& batch() const { return batch_; }
    app::BatchCounts counts() const { return batch_.counts(); }
    /// What the signatures that are in a row's file already are worth, once they were judged.
    const Outcome<app::FileVerdict>* verdict(qint64 row) const;
    /// What was dropped and is not in the list, since the last `clearLeftOut`.
    const std::vector<app::LeftOut>& leftOut() const { return leftOut_; }
    void clearLeftOut();
    /// How many time-stamps go now and how many later; known once files were read.
    const std::optional<signing::LevelPlan>& plan() const { return plan_; }
    std::optional<std::chrono::milliseconds> timeLeft() const;

    /// Files and folders; also while others are read or signed.
    void add(const std::vector<std::filesystem::path>& paths);
    /// What the clipboard holds: paths or file addresses.
    void paste(const QString& text);
    void remove(const std::vector<qint64>& rows);
    void move(qint64 row, std::size_t place);
    /// Failed and cancelled files wait again, and are read again.
    void retry();
    /// Takes every file off the list that is not being signed.
    void clear();
    /// Reads one file again, because it is no longer as it was shown.
    void readAgain(qint64 row);

    void sign();
    /// Ends what is under way soon; while signing, what is done stays done and the rest is cancelled.
    void stop();

    /// The port behind it, for what is no file of the batch: the log of signed files.
    SignDesk& desk() const;

    /// One of `overview()->unfinished`.
    void goOn(const std::string& batch);
    void forget(const std::string& batch);

  signals:
    void overviewChanged();
    void choiceChanged();
    void phaseChanged(cunho::ui::SignQueue::Phase phase);
    /// Rows were added, removed or moved.
    void listChanged();
    /// These rows have other states than before; at most a few times a second.
    void rowsChanged(const std::vector<qint64>& rows);
    void leftOutChanged();
    void planChanged();
    /// A whole job failed; rows tell their own faults themselves.
    void failed(const cunho::Failure& failure);
    /// A run of `sign` is over.
    void finished();
    /// Signed files that could not be saved where they were wanted.
    void keptElsewhere(const std::vector<cunho::app::KeptFile>& kept);

  private:
    Jobs& jobs_;
    SignDesk& desk_;
    std::shared_ptr<PromptLine> prompts_;
    const Clock& clock_;
    std::optional<SignOverview> overview_;
    SignChoice choice_;
    Phase phase_ = Phase::Empty;
    app::SignBatch batch_;
    std::vector<app::LeftOut> leftOut_;
    std::optional<signing::LevelPlan> plan_;
};

} // namespace cunho::ui
