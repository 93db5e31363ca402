// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/activation_wizard.hpp"

#include "ui/activation/authentication_page.hpp"
#include "ui/activation/company_data_page.hpp"
#include "ui/activation/consent_page.hpp"
#include "ui/activation/hand_over_page.hpp"
#include "ui/activation/prerequisites_page.hpp"
#include "ui/activation/signer_page.hpp"
#include "ui/activation/sole_trader_page.hpp"
#include "ui/activation/step_text.hpp"
#include "ui/activation/waiting_page.hpp"
#include "ui/convert.hpp"
#include "ui/scroll_column.hpp"
#include "ui/state/save_file.hpp"
#include "ui/vault/protection_dialog.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

using signing::ActivationStep;

constexpr int widestPage = 720; ///< px: lines that can be read

/// Pages of which a job runs without a person.
bool isWaiting(ActivationStep step) {
    return step == ActivationStep::Account || step == ActivationStep::Certificate;
}

QScrollArea* scrollOf(StepPage& page) {
    return qobject_cast<QScrollArea*>(
        page.parentWidget()->parentWidget()->parentWidget()); // over its viewport
}

} // namespace

ActivationWizard::ActivationWizard(Jobs& jobs, SigningDesk& desk, QWidget* parent)
    : QWidget(parent), jobs_(jobs), desk_(desk) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    refreshButtons();
    nextQuestion_.setSingleShot(true);
    connect(&nextQuestion_, &QTimer::timeout, this, [this] { send(app::activation::CheckAgain{}); });
}

void ActivationWizard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(buildHead());
    auto* columns = new QHBoxLayout;
    columns->setSpacing(20);
    rail_ = new StepRail(this);
    columns->addWidget(rail_);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(10);
    title_ = makeLabel({}, "heading", this);
    title_->setContentsMargins(2, 0, 0, 0);
    middle->addWidget(title_);
    error_ = new ErrorCard(this);
    error_->setMaximumWidth(widestPage);
    middle->addWidget(error_);
    pages_ = new QStackedWidget(this);
    middle->addWidget(pages_, 1);
    addPages(); // before the foot: Tab goes from the page to its buttons
    middle->addWidget(buildFoot());
    columns->addLayout(middle, 1);
    help_ = new HelpPanel(this);
    help_->hide();
    connect(help_, &HelpPanel::closed, this, [this] { setHelpShown(false); });
    columns->addWidget(help_, 0, Qt::AlignTop);
    layout->addLayout(columns, 1);
}

QWidget* ActivationWizard::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("Ativar a assinatura"), "title", head), 1);
    auto* report = makeButton(tr("Ficheiro de diagnóstico"), "link", nullptr, head);
    report->setToolTip(tr("Grava um relatório sem segredos, para quem o ajuda"));
    connect(report, &QPushButton::clicked, this, &ActivationWizard::saveDiagnostics);
    row->addWidget(report);
    helpButton_ = makeButton(tr("Ajuda (F1)"), "link", "question", head);
    connect(helpButton_, &QPushButton::clicked, this, [this] { setHelpShown(!isHelpShown()); });
    row->addWidget(helpButton_);
    close_ = makeButton({}, "button", "close", head);
    connect(close_, &QPushButton::clicked, this, &ActivationWizard::leave);
    row->addWidget(close_);
    return head;
}

QWidget* ActivationWizard::buildFoot() {
    auto* foot = new QWidget(this);
    auto* room = new QHBoxLayout(foot);
    room->setContentsMargins(2, 0, 10, 0); // below the page
    auto* buttons = new QWidget(foot);
    buttons->setMaximumWidth(widestPage);
    room->addWidget(buttons, 100);
    room->addStretch(1);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    back_ = makeButton(tr("Voltar"), "button", "back", foot);
    connect(back_, &QPushButton::clicked, this, [this] { send(app::activation::Back{}); });
    row->addWidget(back_);
    status_ = makeLabel({}, "dim", foot);
    row->addWidget(status_, 1);
    next_ = makeButton({}, "primary", nullptr, foot);
    connect(next_, &QPushButton::clicked, this, [this] { page()->advance(); });
    row->addWidget(next_);
    return foot;
}

void ActivationWizard::addPages() {
    auto* waiting = new WaitingPage(pages_);
    auto* done = new DonePage(pages_);
    byStep_ = {{ActivationStep::Signer, new SignerPage(pages_)},
               {ActivationStep::HandOver, new HandOverPage(pages_)},
               {ActivationStep::SoleTrader, new SoleTraderPage(pages_)},
               {ActivationStep::Prerequisites, new PrerequisitesPage(pages_)},
               {ActivationStep::Consent, new ConsentPage(pages_)},
               {ActivationStep::CompanyData, new CompanyDataPage(pages_)},
               {ActivationStep::Authentication, new AuthenticationPage(pages_)},
               {ActivationStep::Account, waiting},
               {ActivationStep::Certificate, waiting},
               {ActivationStep::Done, done}};
    for (const auto& [step, page] : byStep_)
        addPage(page);
    connect(done, &DonePage::calendarWanted, this, &ActivationWizard::saveCalendar);
}

void ActivationWizard::addPage(StepPage* page) {
    if (page->parentWidget() != pages_)
        return; // of two steps, and there already
    pages_->addWidget(new ScrollColumn(page, widestPage, {2, 0, 10, 8}, pages_));
    connect(page, &StepPage::sent, this, &ActivationWizard::send);
    connect(page, &StepPage::changed, this, &ActivationWizard::refreshButtons);
    connect(page, &StepPage::stopWanted, this, [this] { job_.stop(); });
    connect(page, &StepPage::closeWanted, this, &ActivationWizard::leave);
    for (auto wanted : {std::pair{&StepPage::signWanted, &ActivationWizard::signWanted},
                        {&StepPage::verifyWanted, &ActivationWizard::verifyWanted}})
        connect(page, wanted.first, this, [this, tell = wanted.second] {
            emit(this->*tell)();
            send(app::activation::Continue{}); // the activation is over
        });
    connect(page, &StepPage::providerChosen, this, [this](const QString& setting, const QString& provider) {
        runJob(
            jobs_, Lane::Reading, this,
            [&desk = desk_, setting = fromQt(setting), provider = fromQt(provider)](const JobContext&) {
                desk.chooseProvider(setting, provider);
            },
            [this](Outcome<std::monostate> outcome) {
                if (const auto* failure = std::get_if<Failure>(&outcome))
                    error_->show(*failure);
            });
    });
}

StepPage* ActivationWizard::pageOf(ActivationStep step) const {
    return byStep_.at(step);
}

StepPage* ActivationWizard::page() const {
    return pageOf(view_.state.step);
}

void ActivationWizard::start(qint64 renews) {
    if (busy_ || (shown_ && !view_.state.closed && renews == 0 && view_.state.step != ActivationStep::Done))
        return; // it is there, as it was left
    shown_ = false;
    run([&desk = desk_, renews, language = windowLanguage()](const JobContext&) {
        auto under = renews == 0 ? desk.underWay() : std::nullopt;
        const auto state = under ? *under : desk.begin(renews);
        return StepView{state, desk.scene(state, language)};
    });
}

void ActivationWizard::resumeInBackground() {
    if (busy_)
        return;
    run([&desk = desk_, language = windowLanguage()](const JobContext& job) {
        auto state = desk.underWay();
        if (!state)
            throw Error(Fault::Cancelled, "STOPPED");
        if (isWaiting(state->step))
            state = desk.resume(*state, job);
        return StepView{*state, desk.scene(*state, language)};
    });
}

void ActivationWizard::send(const app::ActivationEvent& event) {
    if (busy_)
        return;
    if (std::holds_alternative<app::activation::LoginWanted>(event)) {
        if (!vaultIsReady(event))
            return;
        emit loginBegan();
    }
    nextQuestion_.stop();
    run([&desk = desk_, state = view_.state, event, language = windowLanguage()](const JobContext& job) {
        auto next = desk.send(state, event, job);
        auto scene = desk.scene(next, language);
        return StepView{std::move(next), std::move(scene)};
    });
}

/// A token needs its place before it comes: the first time the person says what protects it.
bool ActivationWizard::vaultIsReady(const app::ActivationEvent& event) {
    switch (desk_.vaultState()) {
    case signing::Vault::State::Open: return true;
    case signing::Vault::State::Locked: emit unlockWanted(); return false;
    case signing::Vault::State::Absent: break;
    }
    auto* dialog = new ProtectionDialog(jobs_, desk_, {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProtectionDialog::changed, this, [this, event] { send(event); });
    dialog->open();
    return false;
}

void ActivationWizard::run(std::function<StepView(const JobContext&)> work) {
    error_->hide();
    setBusy(true);
    job_ = runJob(
        jobs_, Lane::Enrolling, this, std::move(work),
        [this](Outcome<StepView> outcome) { arrived(std::move(outcome)); },
        [this](const Progress& progress) { setBusy(true, toQt(progress.step)); });
}

void ActivationWizard::arrived(Outcome<StepView> outcome) {
    setBusy(false);
    if (const auto* view = std::get_if<StepView>(&outcome)) {
        const bool wasDone = shown_ && view_.state.step == ActivationStep::Done;
        present(*view);
        if (view->state.step == ActivationStep::Done && !wasDone)
            emit finished();
        if (view->state.closed)
            emit left();
        return;
    }
    const auto& failure = std::get<Failure>(outcome);
    if (failure.reason != "STOPPED")
        error_->show(failure);
    refreshButtons();
    emit presented();
}

void ActivationWizard::present(const StepView& view) {
    const bool turned = !shown_ || view.state.step != view_.state.step;
    view_ = view;
    shown_ = true;
    auto* shown = pageOf(view.state.step);
    shown->present(view);
    auto* scroll = scrollOf(*shown);
    pages_->setCurrentWidget(scroll);
    title_->setText(stepTitle(view.state.step));
    rail_->setStep(guideStep(view.state.step), view.state.step == ActivationStep::Done);
    help_->show(stepTitle(view.state.step), stepHelp(view.state.step));
    const auto& problem = view.state.problem;
    if (problem.reason.empty() || shown->tells(problem))
        error_->hide();
    else
        error_->show(problem);
    setBusy(busy_);
    if (turned) {
        scroll->verticalScrollBar()->setValue(0);
        if (isVisible() && shown->firstControl() != nullptr)
            shown->firstControl()->setFocus();
    }
    planNextQuestion();
    emit presented();
}

/// The desk says when; the window's timer only wakes it.
void ActivationWizard::planNextQuestion() {
    nextQuestion_.stop();
    if (!isWaiting(view_.state.step) || !view_.scene.nextQuestion)
        return;
    const auto wait = *view_.scene.nextQuestion - desk_.now();
    nextQuestion_.start(std::max(std::chrono::duration_cast<std::chrono::milliseconds>(wait),
                                 std::chrono::milliseconds(1000)));
}

void ActivationWizard::setBusy(bool busy, const QString& step) {
    busy_ = busy;
    // The machine has turned the page already where its job tells of the account.
    auto* shown = page();
    if (busy && view_.state.step == ActivationStep::Authentication &&
        (step == QLatin1String("account") || step == QLatin1String("certificate"))) {
        auto waiting = view_;
        waiting.state.step = ActivationStep::Account;
        waiting.state.problem = {};
        shown->setBusy(false, {});
        present(waiting);
        shown = page();
    }
    shown->setBusy(busy, step);
    refreshButtons();
}

void ActivationWizard::refreshButtons() {
    auto* shown = page();
    const QString text = shown->nextText();
    next_->setText(text);
    next_->setAccessibleName(text);
    next_->setVisible(shown_ && !text.isEmpty());
    const bool waits = shown_ && isWaiting(view_.state.step);
    next_->setEnabled(shown->mayContinue() && (!busy_ || waits));
    const bool done = view_.state.step == ActivationStep::Done;
    close_->setText(done ? tr("Fechar") : tr("Fechar e continuar depois"));
    close_->setAccessibleName(close_->text());
    back_->setVisible(shown_ && shown->mayGoBack());
    back_->setEnabled(!busy_);
    status_->setText(busy_ && !waits && view_.state.step != ActivationStep::Authentication ? tr("Um momento…")
                                                                                           : QString());
    pages_->setEnabled(!busy_ || waits || view_.state.step == ActivationStep::Authentication);
}

void ActivationWizard::leave() {
    emit left();
}

void ActivationWizard::setHelpShown(bool shown) {
    help_->setVisible(shown);
    helpButton_->setAccessibleDescription(shown ? tr("A ajuda está à vista") : QString());
}

void ActivationWizard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F1)
        setHelpShown(!isHelpShown());
    else if (event->key() == Qt::Key_Escape && isHelpShown())
        setHelpShown(false);
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

void ActivationWizard::saveDiagnostics() {
    askWhere(this, tr("Gravar o ficheiro de diagnóstico"), QStringLiteral("cunho-diagnostico.txt"),
             [this](const QString& path) {
                 runJob(
                     jobs_, Lane::Reading, this,
                     [&desk = desk_, file = fromQt(path), step = stepName(view_.state.step)](
                         const JobContext&) { desk.writeDiagnostics(file, step); },
                     [this](Outcome<std::monostate> outcome) {
                         if (const auto* failure = std::get_if<Failure>(&outcome))
                             error_->show(*failure);
                     });
             });
}

void ActivationWizard::saveCalendar(qint64 account) {
    runJob(
        jobs_, Lane::Reading, this,
        [&desk = desk_, account](const JobContext&) { return desk.calendar(account); },
        [this](Outcome<std::string> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                saveText(this, tr("Guardar o lembrete"), QStringLiteral("renovar-assinatura.ics"),
                         QByteArray::fromStdString(std::get<0>(outcome)));
        });
}

} // namespace cunho::ui
