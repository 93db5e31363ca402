// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What the window does with the way to sign: connecting, signing, completing levels.
#include "ui/cmd/advice_dialog.hpp"
#include "ui/convert.hpp"
#include "ui/signing_step.hpp"
#include "ui/window/main_window.hpp"

#include <QDir>
#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

/// Card, token and Chave Móvel Digital ask the person each time; SAFE has asked before.
bool asksForPin(const signing::Credential& credential) {
    return credential.provider == "citizen-card" || credential.provider == "pkcs11" ||
           credential.provider == "cmd";
}

/// With the person's own folder as "~".
QString shortPath(const std::filesystem::path& path) {
    const QString text = pathToQt(path);
    const QString home = QDir::homePath();
    const bool inside = text.startsWith(home + QLatin1Char('/'));
    return inside ? QLatin1Char('~') + text.mid(home.size()) : text;
}

} // namespace

void MainWindow::connectSigning() {
    if (parts_.services.environment == Environment::Sandbox)
        sidebar_->setSigning(SigningState::Connecting, tr("A ligar ao sandbox…"),
                             tr("O primeiro arranque faz chaves e demora alguns segundos."));
    else
        sidebar_->setSigning(SigningState::Connecting, tr("A preparar a assinatura…"), {});
    auto& services = parts_.services;
    runJob(
        parts_.jobs, Lane::Signing, this,
        [&services, connect = parts_.connect](const JobContext& job) {
            connect(job);
            return services.provider == nullptr ? std::optional<signing::Credential>()
                                                : services.provider->credential(job);
        },
        [this](Outcome<std::optional<signing::Credential>> outcome) {
            beginVerifying();
            if (queue_ != nullptr)
                queue_->refresh(); // it is known what can be reached
            const auto* reached = std::get_if<0>(&outcome);
            if (parts_.signAtStart && (reached == nullptr || !*reached))
                completion_->run(); // files of the person's own may wait where nobody signs invoices
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                if (failure->reason == "VAULT_LOCKED")
                    showLocked();
                else if (!waitForCard(*failure))
                    sidebar_->setSigning(SigningState::Problem, faultText(*failure).heading,
                                         reason(*failure));
                if (const auto advice = adviceOf(*failure))
                    toast_->show(advice->heading, tr("O que fazer"),
                                 [this, failure = *failure] { advise(failure); });
                emit signingDone();
                return;
            }
            const auto& credential = std::get<0>(outcome);
            if (!credential) {
                showNoProvider();
                return;
            }
            showWay(*credential);
            emit signingReady();
            if (!parts_.signAtStart)
                return;
            if (asksForPin(*credential))
                offerSigning();
            else
                resumeSigning();
        });
}

/// W36: signatures that the last run of the program was in the middle of are told before they are taken up.
void MainWindow::resumeSigning() {
    runJob(
        parts_.jobs, Lane::Reading, this,
        [&services = parts_.services](const JobContext&) { return services.journal.open(); },
        [this](Outcome<std::vector<signing::JournalEntry>> outcome) {
            const auto* open = std::get_if<0>(&outcome);
            if (open != nullptr && !open->empty())
                toast_->show(tr("Há %n assinatura(s) por concluir. O programa retoma-as agora.", nullptr,
                                static_cast<int>(open->size())));
            sign({});
            completion_->run(); // waits for its turn
        });
}

void MainWindow::showWay(const signing::Credential& credential) {
    waitsForCard_ = false;
    if (credential.provider == "citizen-card") {
        sidebar_->setSigning(SigningState::Ready, tr("Assina-se com o cartão"),
                             tr("O PIN é pedido quando se assina."));
        return;
    }
    if (credential.provider == "cmd") {
        sidebar_->setSigning(SigningState::Ready, tr("Chave Móvel Digital pronta"),
                             tr("PIN e código são pedidos quando se assina."));
        return;
    }
    const QString until = credential.chain.empty()
                              ? QString()
                              : dateText(toLocal(credential.chain.front().notAfter(), Zone::Lisbon).date);
    if (credential.provider == "pkcs11")
        sidebar_->setSigning(SigningState::Ready, tr("Token pronto"),
                             until.isEmpty() ? QString() : tr("Certificado até %1").arg(until));
    else if (parts_.services.environment == Environment::Sandbox)
        sidebar_->setSigning(SigningState::Ready, tr("SAFE (sandbox) pronto"),
                             until.isEmpty() ? tr("Certificado de testes")
                                             : tr("Certificado de testes até %1").arg(until));
    else
        sidebar_->setSigning(SigningState::Ready, tr("SAFE pronto"),
                             until.isEmpty() ? QString() : tr("Certificado até %1").arg(until));
}

/// Nobody is asked for a PIN unbidden: what waits is told, and signed when the person wants it.
void MainWindow::offerSigning() {
    completion_->run();
    if (std::exchange(offered_, true))
        return;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [&services = parts_.services](const JobContext&) { return services.documents.pending(); },
        [this](Outcome<std::vector<std::int64_t>> outcome) {
            const auto* waiting = std::get_if<0>(&outcome);
            if (waiting != nullptr && !waiting->empty())
                toast_->show(
                    tr("Há %n documento(s) por assinar.", nullptr, static_cast<int>(waiting->size())),
                    tr("Assinar"), [this] { sign({}); });
        });
}

/// Connected, and nothing to sign with: nobody has activated, or the tokens are locked away.
void MainWindow::showNoProvider() {
    waitsForCard_ = false;
    if (parts_.desk != nullptr && parts_.desk->vaultState() == signing::Vault::State::Locked)
        showLocked();
    else
        sidebar_->setSigning(SigningState::NotActivated, tr("Assinatura por ativar"),
                             tr("As faturas emitem-se e ficam por assinar."));
    emit signingDone();
}

/// The tokens of SAFE, or what the agency gave to this operator, lie in it.
void MainWindow::showLocked() {
    sidebar_->setSigning(SigningState::Locked, tr("Cofre fechado"),
                         tr("Abra-o para assinar; até lá as faturas ficam por assinar."));
}

/// Which lists there are takes a while to know: their signatures are checked.
void MainWindow::beginVerifying() {
    runJob(
        parts_.jobs, Lane::Files, this,
        [&services = parts_.services](const JobContext&) {
            signing::VerificationOptions options{{}, services.clock.now()};
            return app::useInstalledLists(services, options);
        },
        [this, &services = parts_.services](Outcome<app::ListsUsed> outcome) {
            const auto* lists = std::get_if<0>(&outcome);
            verify_->begin(trustText(services.environment, services.anchors.size(),
                                     services.online != nullptr, lists ? *lists : app::ListsUsed()));
        });
}

/// Whom to trust is not what it was.
void MainWindow::judgeAnew() {
    beginVerifying();
    verify_->judgeAnew();
    if (queue_ != nullptr)
        queue_->judgeAnew();
}

void MainWindow::sign(const std::vector<std::int64_t>& only) {
    auto& services = parts_.services;
    if (!only.empty())
        toast_->show(tr("A assinar…"));
    runJob(
        parts_.jobs, Lane::Signing, this,
        [&services, connect = parts_.connect, only, line = prompts_->line()](const JobContext& job) {
            std::map<std::int64_t, app::PendingOutcome> outcomes;
            if (services.documents.pending().empty() && services.journal.open().empty())
                return outcomes;
            connect(job);
            WindowPrompter prompter(line);
            return app::SignPending(services).run(only, prompter, job);
        },
        [this, only](Outcome<std::map<std::int64_t, app::PendingOutcome>> outcome) {
            if (only.empty())
                documents_->refresh();
            else
                documents_->refreshAndSelect(only.front());
            if (const auto* outcomes = std::get_if<0>(&outcome))
                afterSigning(*outcomes);
            else
                tell(std::get<Failure>(outcome), tr("Tentar de novo"), [this, only] { sign(only); });
            followCards();
            emit signingDone();
        },
        [this](const Progress& progress) {
            const QString words = signingStep(progress);
            if (!words.isEmpty() && pages_->currentWidget() == documents_)
                toast_->show(words);
        });
}

/// What only the person can mend, in the State's portal. Whether there was something to say.
bool MainWindow::advise(const Failure& failure) {
    const auto advice = adviceOf(failure);
    if (advice)
        AdviceDialog::openOver(*advice, this);
    return advice.has_value();
}

/// Where signed files are, and the way there; `saved` is the file, or the folder of several.
void MainWindow::tellSaved(const QString& what, const std::filesystem::path& saved,
                           const std::filesystem::path& folder) {
    toast_->show(QStringLiteral("%1: %2").arg(what, shortPath(saved)), tr("Mostrar na pasta"),
                 [this, folder] { openFile(folder); });
}

void MainWindow::afterSigning(const std::map<std::int64_t, app::PendingOutcome>& outcomes) {
    if (outcomes.empty())
        return;
    int done = 0;
    std::vector<std::int64_t> left;
    const Failure* failure = nullptr;
    std::filesystem::path file;
    for (const auto& [id, outcome] : outcomes) {
        if (const auto* record = std::get_if<invoicing::SignatureRecord>(&outcome)) {
            ++done;
            file = record->file;
        } else {
            left.push_back(id);
            failure = &std::get<Failure>(outcome);
        }
    }
    if (failure != nullptr) {
        const QString waiting = tr("%n assinatura(s) pendente(s).", nullptr, static_cast<int>(left.size()));
        toast_->show(advise(*failure) ? waiting : waiting + QLatin1Char(' ') + reason(*failure),
                     tr("Tentar de novo"), [this, left] { sign(left); });
    } else {
        tellSaved(tr("%n documento(s) assinado(s) e guardado(s)", nullptr, done),
                  done == 1 ? file : file.parent_path(), file.parent_path());
    }
}

void MainWindow::connectCompletion() {
    connect(documents_, &DocumentsPage::completeNow, this, [this] {
        toast_->show(tr("A completar…"));
        completion_->run(true);
    });
    connect(completion_, &LevelCompletion::done, this, &MainWindow::afterCompletion);
    connect(completion_, &LevelCompletion::failed, this, [this](const Failure& failure, bool asked) {
        if (asked)
            tell(failure, tr("Tentar de novo"), [this] { completion_->run(true); });
    });
}

/// What was not asked for shows in the lists only; but a file that is not completed any more is told of, as
/// nothing will come back to it.
void MainWindow::afterCompletion(const std::vector<app::CompletionOutcome>& outcomes, bool asked) {
    if (!outcomes.empty())
        documents_->refresh();
    if (queue_ != nullptr)
        for (const auto& each : outcomes) {
            if (const auto* file = std::get_if<signing::ExtendedFile>(&each.outcome))
                queue_->completed(each.waiting.file, file->level);
            else
                queue_->notCompleted(each.waiting.file, std::get<Failure>(each.outcome));
        }
    const auto isGivenUp = [](const app::CompletionOutcome& each) {
        const auto* failure = std::get_if<Failure>(&each.outcome);
        return failure != nullptr && failure->reason == "WAITING_FILE_CHANGED" &&
               each.waiting.documentId == 0;
    };
    if (!asked) {
        if (const auto lost = std::ranges::find_if(outcomes, isGivenUp); lost != outcomes.end())
            toast_->show(reason(std::get<Failure>(lost->outcome)));
        return;
    }
    int done = 0;
    const Failure* failure = nullptr;
    for (const auto& each : outcomes) {
        if (std::holds_alternative<signing::ExtendedFile>(each.outcome))
            ++done;
        else
            failure = &std::get<Failure>(each.outcome);
    }
    QStringList sentences;
    if (done > 0)
        sentences << tr("%n ficheiro(s) completado(s).", nullptr, done);
    if (failure != nullptr)
        sentences << reason(*failure);
    if (sentences.isEmpty())
        sentences << tr("Nada foi completado agora.");
    toast_->show(sentences.join(QLatin1Char(' ')));
}

} // namespace cunho::ui
