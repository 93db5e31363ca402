// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/window_prompter.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/sign/row_news.hpp"
#include "ui/sign/sign_desk.hpp"

#include <QTimer>
#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>

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
    /// Stops what is under way; what is signed by then stays.
    ~SignQueue() override;

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
    /// Whom to trust is not what it was.
    void judgeAnew();
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

    /// Where the seal stands in this row's file alone; nothing: where the choice has it. Stays as it is while
    /// the row is being signed, as does what `placeOf` tells.
    void setOwnPlace(qint64 row, const std::optional<SealPlace>& place);
    const SealPlace& placeOf(qint64 row) const;
    /// Given to whom signs, and not back yet.
    bool isBeingSigned(qint64 row) const;
    /// Signed, but not where it was wanted: nobody signs it again.
    static bool isKept(const app::BatchRow& row);

    /// The bytes of this row's file that a person saw last. It is signed as it was seen, or refused; until it
    /// is read again by somebody's wish.
    void setShown(qint64 row, const Bytes& sha256, std::uint64_t size);

    /// Failed and cancelled files wait again, and are read again; not what is signed and only kept.
    void retry();
    /// How many files `retry` would take.
    std::size_t retryable() const;
    /// What is signed and only kept.
    std::vector<app::KeptFile> kept() const;
    /// Kept files, of the list or not, were saved elsewhere: they are signed. `settled` follows.
    void savedElsewhere(const std::vector<SignDesk::SavedFile>& saved);
    /// Files that failed for want of a password are read again.
    void readProtected();
    /// Takes every file off the list that is not being signed.
    void clear();
    /// Reads one file again, because it is no longer as it was shown.
    void readAgain(qint64 row);

    /// A file that was signed below its level has come so far since.
    void completed(const std::filesystem::path& file, signing::PadesLevel level);
    /// It has not, and why.
    void notCompleted(const std::filesystem::path& file, const Failure& why);

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
    /// Kept files have their place, and may wait for their level.
    void settled();
    /// Signed files that could not be saved where they were wanted.
    void keptElsewhere(const std::vector<cunho::app::KeptFile>& kept);

  private:
    /// A job over a copy of the batch.
    struct Run {
        bool going = false;
        JobHandle job;
        std::shared_ptr<RowNews> news;
        std::optional<app::TimeLeft> time;
        std::size_t over = 0; ///< of its rows
    };
    /// What a job made of its copy.
    struct Planned {
        app::SignBatch batch;
        std::optional<signing::LevelPlan> plan;
    };

    /// A batch of the journal whose open files the list took over, kept from other processes until it is
    /// forgotten there.
    struct Merged {
        std::string id;
        std::shared_ptr<signing::ProcessHold> hold;
    };

    /// Of a file.
    struct Shown {
        Bytes sha256;
        std::uint64_t size = 0; ///< bytes
    };

    app::SignBatch asShown() const;
    static Planned planned(SignDesk& desk, app::SignBatch batch);
    void begin(Run& run, std::size_t files);
    void collect(std::function<app::PastedPaths()> named);
    void takeFound();
    void read();
    void endReading(Outcome<Planned> outcome);
    void endSigning(Outcome<app::SignBatch> outcome);
    void settle();
    void signLater();
    void tellKept(const std::unordered_set<std::int64_t>& rows);
    void endReopening(const std::string& batch, Outcome<SignDesk::Reopened> outcome);
    void replan();
    void endPlanning(Outcome<Planned> outcome);
    void takePlan(const Planned& planned);
    void keepChoice();
    void judgeNext();
    void forgetVerdict(std::int64_t row);
    void look();
    void hear(Run& run);
    void tellRows();
    void change(std::int64_t row);
    void changeSigned(const std::filesystem::path& file, const std::function<void(app::BatchRow&)>& apply);
    void showPhase();
    Phase phaseNow() const;
    void letGo(std::int64_t id);
    bool letRead(qint64 row);
    bool isBeingSigned(const app::BatchRow& row) const;
    app::SignBatch copy() const;
    void leaveJournal();
    void forgetMerged();
    void forgetQuietly(Merged batch);
    void hideOwnBatch();
    void hideBatchesBut(const std::vector<signing::BatchRecord>& known);
    void takeChoice();
    void tell(const Failure& failure);

    Jobs& jobs_;
    SignDesk& desk_;
    std::shared_ptr<PromptLine> prompts_;
    const Clock& clock_;
    std::optional<SignOverview> overview_;
    bool refreshing_ = false;
    bool refreshAgain_ = false;
    SignChoice choice_;
    bool chosen_ = false; ///< here, so that what is remembered comes too late
    int keeping_ = 0;     ///< choices on their way to the desk
    std::string keptWay_; ///< as the desk has it: another one was chosen elsewhere
    app::SignBatch batch_;
    Phase phase_ = Phase::Empty;
    bool ran_ = false; ///< something of the list was signed, or should have been
    std::unordered_map<std::int64_t, Outcome<app::FileVerdict>> verdicts_;
    OwnPlaces ownPlaces_; ///< of the seal
    SealPlace signedAt_;  ///< of the seal in the other files of `signing_`
    std::unordered_map<std::int64_t, Shown> shown_;
    std::vector<app::LeftOut> leftOut_;
    std::optional<signing::LevelPlan> plan_;

    int collecting_ = 0;
    int turn_ = 0; ///< what was looked for before the list was cleared is not wanted any more
    int list_ = 0; ///< one for each batch that was gone on with: ids begin anew
    std::vector<JobHandle> collects_;
    std::deque<app::FoundFile> found_; ///< that are not in the list yet
    Run reading_;
    bool readAgain_ = false;                    ///< more rows wait than the job knows
    std::unordered_set<std::int64_t> outdated_; ///< rows whose news from the reading job come too late
    Run signing_;
    std::unordered_set<std::int64_t> inRun_; ///< rows that `signing_` has
    Run reopening_;
    std::vector<SignDesk::SavedFile> toSettle_; ///< once nothing is signed
    bool settling_ = false;
    bool signNext_ = false; ///< what is settled is not signed from an older copy
    std::vector<Merged> merged_;
    bool planning_ = false;
    bool planAgain_ = false;
    JobHandle judge_;
    std::int64_t judged_ = 0; ///< the row under way; 0: none
    int judgeTurn_ = 0;       ///< verdicts of an earlier one are no verdicts any more
    std::deque<std::int64_t> toJudge_;
    std::unordered_set<std::int64_t> outOfDate_; ///< verdicts that stay in sight until the next
    std::vector<std::int64_t> changed_;          ///< rows that are to be told
    std::unordered_set<std::int64_t> changedOnce_;
    QTimer look_;
    QTimer keep_;
    QTimer replan_;
};

} // namespace cunho::ui
