// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/window/main_window.hpp"

#include "ui/cards/shown_document.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/sign/sign_page.hpp"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

namespace cunho::ui {

MainWindow::MainWindow(WindowParts parts) : parts_(std::move(parts)) {
    const bool sandbox = parts_.services.environment == Environment::Sandbox;
    setWindowTitle(sandbox ? tr("Cunho · SANDBOX, sem valor legal") : QStringLiteral("Cunho"));
    setWindowIcon(icon(QStringLiteral("stamp"), tokensOf(*this).accent));
    resize(1280, 800);
    setMinimumSize(leastWidth, 680);
    prompts_ = new PromptDesk(parts_.jobs, documentsOf(parts_.services), parts_.services.clock, this);
    build();
    connectPages();
    connectFiles();
    connectCompletion();
    connectState();
    connectProgram();
    connectBooks();
    connectCards();
    addShortcuts();
    loadCompany();
}

void MainWindow::build() {
    auto* whole = new QWidget(this);
    auto* rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    if (parts_.services.environment == Environment::Sandbox)
        rows->addWidget(buildBanner());
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    rows->addLayout(columns, 1);
    sidebar_ = new Sidebar(whole);
    columns->addWidget(sidebar_);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    buildBooks(*middle);
    noticeArea_ = new QFrame(whole);
    auto* notices = new QVBoxLayout(noticeArea_);
    notices->setContentsMargins(20, 12, 20, 0);
    notices->setSpacing(8);
    for (auto** kind : {&programNotices_, &accountNotices_}) {
        *kind = new QVBoxLayout;
        (*kind)->setSpacing(8);
        notices->addLayout(*kind);
    }
    noticeArea_->hide();
    middle->addWidget(noticeArea_);
    pages_ = new QStackedWidget(whole);
    middle->addWidget(pages_, 1);
    columns->addLayout(middle, 1);
    documents_ = new DocumentsPage(parts_.jobs, parts_.services, pages_);
    editor_ = new InvoiceEditor(parts_.jobs, parts_.services, pages_);
    setup_ = new SetupPage(parts_.jobs, parts_.services, pages_);
    auto verifyParts = makeVerifyParts(parts_.services);
    verifyParts.unlock = parts_.unlock;
    verify_ = new VerifyPage(parts_.jobs, parts_.services.environment, std::move(verifyParts), pages_);
    for (QWidget* page : std::initializer_list<QWidget*>{documents_, editor_, setup_, verify_})
        pages_->addWidget(page);
    buildFiles();
    buildState();
    if (dock_ != nullptr)
        columns->addWidget(dock_);
    setCentralWidget(whole);
    toast_ = new Toast(whole);
    completion_ = new LevelCompletion(parts_.jobs, parts_.services, parts_.connect, this);
}

QWidget* MainWindow::buildBanner() {
    auto* banner = new QFrame(this);
    banner->setObjectName(QStringLiteral("banner"));
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(16, 4, 16, 4);
    auto* label =
        makeLabel(tr("SANDBOX – sem valor legal. Os documentos são de formação e os certificados de testes."),
                  "bannerText", banner);
    label->setAlignment(Qt::AlignCenter);
    row->addWidget(label, 1);
    if (parts_.sandbox) {
        dockButton_ = makeButton(tr("Telemóvel e avarias"), "link", nullptr, banner);
        dockButton_->setToolTip(tr("Mostra ou esconde o painel do sandbox"));
        connect(dockButton_, &QPushButton::clicked, this, [this] { setDockShown(!dock_->isVisible()); });
        row->addWidget(dockButton_);
    }
    return banner;
}

void MainWindow::connectPages() {
    connect(sidebar_, &Sidebar::placeChosen, this, &MainWindow::goTo);
    connect(sidebar_, &Sidebar::retryChosen, this, &MainWindow::connectSigning);
    connect(sidebar_, &Sidebar::activateChosen, this, [this] { activate(); });
    connect(sidebar_, &Sidebar::unlockChosen, this, &MainWindow::showUnlock);
    connect(documents_, &DocumentsPage::newDocument, this, [this](const QString& code) {
        newInvoice(invoicing::parseDocumentType(fromQt(code)).value_or(invoicing::DocumentType::FT));
    });
    connect(documents_, &DocumentsPage::draftReady, this, [this](const invoicing::Draft& draft) {
        editor_->open(draft);
        showPage(editor_);
    });
    connect(documents_, &DocumentsPage::copyDraft, this, &MainWindow::copyDraft);
    connect(documents_, &DocumentsPage::refused, this, [this](const Failure& failure) { tell(failure); });
    connect(documents_, &DocumentsPage::saved, this, [this](const QString& what, const QString& file) {
        const std::filesystem::path path = fromQt(file);
        tellSaved(what, path, path.parent_path());
    });
    connect(verify_, &VerifyPage::saved, this, [this](const QString& what, const QString& file) {
        const std::filesystem::path path = fromQt(file);
        tellSaved(what, path, path.parent_path());
    });
    connect(documents_, &DocumentsPage::editDraft, this, &MainWindow::editDraft);
    connect(documents_, &DocumentsPage::deleteDraft, this, &MainWindow::deleteDraft);
    connect(documents_, &DocumentsPage::signNow, this, [this](qint64 document) { sign({document}); });
    connect(documents_, &DocumentsPage::failed, this, [this](const Failure& failure) {
        tell(failure, tr("Tentar de novo"), [this] { documents_->refresh(); });
    });
    connect(editor_, &InvoiceEditor::issued, this, &MainWindow::afterIssue);
    connect(editor_, &InvoiceEditor::left, this,
            [this] { showPlace(std::exchange(goal_, Place::Documents)); });
    connect(editor_, &InvoiceEditor::issued, this, &MainWindow::followCards);
    connect(setup_, &SetupPage::done, this, &MainWindow::loadCompany);
}

void MainWindow::addShortcuts() {
    auto* create = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_N), this);
    connect(create, &QShortcut::activated, this, &MainWindow::createHere);
    auto* search = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), this);
    connect(search, &QShortcut::activated, this, &MainWindow::searchHere);
    auto* choose = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_O), this);
    connect(choose, &QShortcut::activated, this, [this] {
        if (pages_->currentWidget() == verify_)
            verify_->choose();
        else if (sign_ != nullptr && pages_->currentWidget() == sign_)
            sign_->choose();
    });
    for (int place = 0; place <= static_cast<int>(Place::Preferences); ++place) {
        auto* go = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + place)), this);
        connect(go, &QShortcut::activated, this, [this, place] { goTo(static_cast<Place>(place)); });
    }
}

void MainWindow::loadCompany() {
    auto& services = parts_.services;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [&services](const JobContext&) { return services.company.company(); },
        [this](Outcome<std::optional<invoicing::Company>> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure, tr("Tentar de novo"), [this] { loadCompany(); });
                return;
            }
            const auto& company = std::get<0>(outcome);
            loaded_ = true;
            sidebar_->setCompany(company ? toQt(company->name) : QString());
            if (!company) {
                showPage(setup_);
                emit setupNeeded();
                return;
            }
            showPage(documents_);
            documents_->refresh();
            emit ready();
            connectSigning();
            beginCards();
            careWatch_.start();
            loadNotices();
            loadProgram();
            loadKept();
            beginBooks(toQt(company->name));
            if (std::exchange(wantsSign_, false))
                goTo(Place::Sign);
        });
}

void MainWindow::showPage(QWidget* page) {
    pages_->setCurrentWidget(page);
    goal_ = Place::Documents;
    sidebar_->setPlace(placeOf(page));
    refreshNotices();
    if (page != documents_)
        toast_->hide(); // it would lie over the totals
    if (page == documents_)
        documents_->table().setFocus();
}

void MainWindow::goTo(Place place) {
    const auto* page = pages_->currentWidget();
    sidebar_->setPlace(placeOf(page)); // until it has happened
    if (page == setup_ || pageOf(place) == nullptr)
        return;
    if (page == editor_) {
        goal_ = place;
        editor_->leave();
        return;
    }
    showPlace(place);
}

void MainWindow::showPlace(Place place) {
    switch (place) {
    case Place::Documents: documents_->refresh(); break;
    case Place::Customers: customers_->refresh(); break;
    case Place::Products: products_->refresh(); break;
    case Place::State: state_->refresh(); break;
    case Place::Company: company_->refresh(); break;
    case Place::Preferences: preferences_->refresh(); break;
    case Place::Sign: // asks when it is shown
    case Place::Verify: break;
    }
    showPage(pageOf(place));
    if (pageOf(place)->focusProxy() != nullptr)
        pageOf(place)->setFocus();
}

void MainWindow::newInvoice(invoicing::DocumentType type) {
    editor_->startNew(type);
    showPage(editor_);
    editor_->form().focusField("customer.nif");
}

void MainWindow::editDraft(std::int64_t draft) {
    auto& services = parts_.services;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [&services, draft](const JobContext&) { return services.drafts.find(draft); },
        [this](Outcome<std::optional<invoicing::Draft>> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure);
            } else if (const auto& found = std::get<0>(outcome)) {
                editor_->open(*found);
                showPage(editor_);
            } else {
                documents_->refresh();
            }
        });
}

void MainWindow::copyDraft(std::int64_t draft) {
    auto& services = parts_.services;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [&services, draft](const JobContext&) { return services.drafts.find(draft); },
        [this](Outcome<std::optional<invoicing::Draft>> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure);
            } else if (auto& found = std::get<0>(outcome)) {
                found->id = 0;
                found->date = formatDate(today(parts_.services.clock, Zone::Lisbon));
                editor_->open(*found);
                showPage(editor_);
            }
        });
}

void MainWindow::deleteDraft(std::int64_t draft) {
    auto& services = parts_.services;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [&services, draft](const JobContext&) {
            auto found = services.drafts.find(draft);
            services.drafts.remove(draft);
            return found;
        },
        [this](Outcome<std::optional<invoicing::Draft>> outcome) {
            documents_->refresh();
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure);
                return;
            }
            auto found = std::get<0>(outcome);
            if (!found)
                return;
            found->id = 0;
            toast_->show(tr("Rascunho apagado"), tr("Desfazer"), [this, again = *found] {
                auto& store = parts_.services;
                runJob(
                    parts_.jobs, Lane::Reading, this,
                    [&store, again](const JobContext&) {
                        return store.drafts.save(again,
                                                 invoicing::calculateReadable(again, store.taxes).gross);
                    },
                    [this](Outcome<std::int64_t>) { documents_->refresh(); });
            });
        });
}

void MainWindow::afterIssue(const app::IssueResult& result) {
    const auto id = result.document->id;
    const QString number = toQt(result.document->number);
    showPage(documents_);
    documents_->refreshAndSelect(id);
    if (result.signature)
        tellSaved(tr("%1 assinada e guardada").arg(number), result.signature->file,
                  result.signature->file.parent_path());
    else if (result.pending && result.pending->reason == "NO_PROVIDER" && wizard_ != nullptr)
        toast_->show(tr("%1 emitida; a assinatura está por ativar.").arg(number), tr("Ativar"),
                     [this] { activate(); });
    else
        toast_->show(tr("%1 emitida; a assinatura ficou pendente.").arg(number) + QLatin1Char(' ') +
                         (result.pending && !advise(*result.pending) ? reason(*result.pending) : QString()),
                     tr("Tentar de novo"), [this, id] { sign({id}); });
}

void MainWindow::tell(const Failure& failure, const QString& action, std::function<void()> run) {
    advise(failure);
    const FaultText words = faultText(failure);
    toast_->show(words.heading + QStringLiteral(". ") + words.reason, action, std::move(run));
}

void MainWindow::openFile(const std::filesystem::path& file) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(pathToQt(file)));
}

/// What is being written is kept before the window goes.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (keepsSigning()) {
        event->ignore();
        return;
    }
    if (pages_->currentWidget() != editor_ || editor_->isBusy()) {
        const auto place = abandons_ ? std::nullopt : unsaved();
        event->setAccepted(!place);
        if (place) {
            showPage(pageOf(*place));
            toast_->show(tr("Há alterações por guardar nesta página."), tr("Fechar mesmo assim"), [this] {
                abandons_ = true;
                close();
            });
        }
        return;
    }
    event->ignore();
    editor_->keep([this](bool kept) {
        if (kept) {
            pages_->setCurrentWidget(documents_);
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        }
    });
}

} // namespace cunho::ui
