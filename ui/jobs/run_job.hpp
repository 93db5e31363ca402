// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <variant>
#include <vector>

namespace cunho::ui {

/// What a job gave: its value, or why there is none.
template<class T>
using Outcome = std::variant<T, Failure>;

/// Jobs of one lane run one after the other. Reading never waits for a signature or a
/// verification under way.
enum class Lane {
    Signing,    ///< whatever uses the way to sign, and issuing
    Reading,    ///< the database alone
    Verifying,  ///< files of whatever size, with questions to whoever issued certificates
    Enrolling,  ///< opening, renewing and cancelling signing accounts: waits for people and services
    Keeping,    ///< the vault: a keyring may ask the person
    Trial,      ///< the sandbox's phone, faults and clock
    Asking,     ///< the network about the program itself: a proxy tried, newer versions
    Books,      ///< the books as a whole: their integrity, SAF-T
    Cards,      ///< the catalogue of readers and cards, which waits for changes all the time
    Files,      ///< looking for files, and for names: short, unless a folder is large
    Inspecting, ///< files of whatever size being read before they are signed
    Choosing,   ///< with what can be signed now: may wait for a card
};

/// A job that was started; letting go of it does not stop it.
class JobHandle {
  public:
    JobHandle() = default;
    explicit JobHandle(std::shared_ptr<std::stop_source> source) : source_(std::move(source)) {}

    /// Asks the job to end soon; its outcome still arrives.
    void stop() const {
        if (source_)
            source_->request_stop();
    }

  private:
    std::shared_ptr<std::stop_source> source_;
};

using ProgressHint = std::function<void(const Progress&)>;

/// The worker threads. Lives on the window's thread, longer than every receiver's wish to be called.
///
/// Its destructor stops and waits for every job; outcomes not delivered by then are dropped.
class Jobs : public QObject {
    Q_OBJECT

  public:
    /// Runs on a worker; what it returns is called on the window's thread.
    using Task = std::function<std::function<void()>(const JobContext&)>;

    explicit Jobs(QObject* parent = nullptr);
    ~Jobs() override;

    JobHandle start(Lane lane, QObject* receiver, Task task, ProgressHint progress);

  private:
    QThreadPool& poolOf(Lane lane);
    std::vector<QThreadPool*> pools();
    void deliver(const QPointer<QObject>& receiver, std::function<void()> call);
    QThreadPool signing_;
    QThreadPool reading_;
    QThreadPool verifying_;
    QThreadPool enrolling_;
    QThreadPool keeping_;
    QThreadPool trial_;
    QThreadPool asking_;
    QThreadPool books_;
    QThreadPool cards_;
    QThreadPool files_;
    QThreadPool inspecting_;
    QThreadPool choosing_;
    std::vector<std::weak_ptr<std::stop_source>> running_;
};

/// The one way to long work: `work(const JobContext&)` on a worker, then `done(Outcome)` on the window's
/// thread, unless `receiver` is gone by then. `progress` is a hint and comes there too.
///
///     runJob(jobs, Lane::Reading, this,
///            [&services](const JobContext&) { return services.documents.page({}); },
///            [this](Outcome<std::vector<DocumentRow>> rows) { show(rows); });
///
/// `work` must own or outlive what it uses: it may run on after `receiver` is gone.
template<class Work, class Done>
JobHandle runJob(Jobs& jobs, Lane lane, QObject* receiver, Work work, Done done, ProgressHint progress = {}) {
    using Returned = std::invoke_result_t<Work, const JobContext&>;
    using T = std::conditional_t<std::is_void_v<Returned>, std::monostate, Returned>;
    auto task = [work = std::make_shared<Work>(std::move(work)),
                 done = std::make_shared<Done>(std::move(done))](const JobContext& job) {
        std::shared_ptr<Outcome<T>> outcome;
        try {
            if constexpr (std::is_void_v<Returned>) {
                (*work)(job);
                outcome = std::make_shared<Outcome<T>>(std::monostate{});
            } else {
                outcome = std::make_shared<Outcome<T>>((*work)(job));
            }
        } catch (...) {
            outcome = std::make_shared<Outcome<T>>(currentFailure());
        }
        return std::function<void()>([outcome, done] { (*done)(std::move(*outcome)); });
    };
    return jobs.start(lane, receiver, std::move(task), std::move(progress));
}

} // namespace cunho::ui
