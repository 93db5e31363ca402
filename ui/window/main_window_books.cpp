// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What the window does with the books: customers, products, series, SAF-T, the company, and their integrity.
#include "ui/books/month_text.hpp"
#include "ui/books/services_saft_desk.hpp"
#include "ui/convert.hpp"
#include "ui/sign/sign_page.hpp"
#include "ui/window/main_window.hpp"

namespace cunho::ui {
namespace {

/// Ends with the jobs that ask it, which may outlast the window.
class KeptSaftDesk : public QObject {
  public:
    KeptSaftDesk(app::Services& services, Jobs& jobs) : QObject(&jobs), desk(services) {}
    ServicesSaftDesk desk;
};

} // namespace

void MainWindow::buildBooks(QVBoxLayout& middle) {
    booksArea_ = new QFrame(this);
    booksNotices_ = new QVBoxLayout(booksArea_);
    booksNotices_->setContentsMargins(20, 12, 20, 0);
    booksArea_->hide();
    middle.addWidget(booksArea_);
}

void MainWindow::connectBooks() {
    auto& services = parts_.services;
    const auto& books = services.books;
    if (books.customers != nullptr)
        customers_ = new CustomersPage(parts_.jobs, services, pages_);
    if (books.products != nullptr)
        products_ = new ProductsPage(parts_.jobs, services, pages_);
    saft_ = parts_.saft;
    if (saft_ == nullptr && books.communications != nullptr) {
        saft_ = &(new KeptSaftDesk(services, parts_.jobs))->desk;
    }
    if (saft_ != nullptr)
        state_ = new StatePage(parts_.jobs, services, *saft_, pages_);
    company_ = new CompanyPage(parts_.jobs, services, parts_.companies, pages_);
    for (const auto place : {Place::Customers, Place::Products, Place::State, Place::Company}) {
        sidebar_->setOffered(place, pageOf(place) != nullptr);
        if (auto* page = pageOf(place))
            pages_->addWidget(page);
    }
    const auto told = [this](const QString& text) { toast_->show(text); };
    const auto failed = [this](const Failure& failure) { tell(failure); };
    if (customers_ != nullptr) {
        connect(customers_, &CustomersPage::told, this, told);
        connect(customers_, &CustomersPage::failed, this, failed);
        connect(customers_, &CustomersPage::invoiceWanted, this, &MainWindow::invoiceFor);
        connect(customers_, &CustomersPage::documentWanted, this, &MainWindow::showDocument);
    }
    if (products_ != nullptr) {
        connect(products_, &ProductsPage::told, this, told);
        connect(products_, &ProductsPage::failed, this, failed);
    }
    if (state_ != nullptr) {
        connect(state_, &StatePage::told, this, told);
        connect(state_, &StatePage::failed, this, failed);
        connect(state_, &StatePage::placeWanted, this, &MainWindow::goToFinding);
        connect(state_, &StatePage::communicated, this, &MainWindow::remindOfMonths);
        connect(state_, &StatePage::exported, this, [this](const QString& text, const QString& file) {
            toast_->show(text, tr("Abrir pasta"), [this, path = std::filesystem::path(fromQt(file))] {
                openFile(path.parent_path());
            });
        });
    }
    connect(company_, &CompanyPage::told, this, told);
    connect(company_, &CompanyPage::renamed, sidebar_, &Sidebar::setCompany);
    connect(company_, &CompanyPage::unlockWanted, this, &MainWindow::openVaultForBooks);
    connect(company_, &CompanyPage::certified, this, [this] {
        toast_->show(tr("O perfil de certificação está no cofre."));
        connectSigning(); // takes it up
    });
    connect(company_, &CompanyPage::checked, this, &MainWindow::showIntegrity);
    connect(company_, &CompanyPage::recoveryWanted, this, [this] {
        checkBooks();
        if (state_ == nullptr)
            return;
        showPlace(Place::State);
        state_->choose(StatePage::Series);
    });
    if (preferences_ != nullptr) {
        const auto open = [this](StatePage::Section section) {
            if (state_ == nullptr)
                return;
            showPlace(Place::State);
            state_->choose(section);
        };
        connect(preferences_, &PreferencesPage::seriesWanted, this, [open] { open(StatePage::Series); });
        connect(preferences_, &PreferencesPage::saftWanted, this, [open] { open(StatePage::Saft); });
    }
    connect(editor_, &InvoiceEditor::seriesWanted, this, [this] {
        if (state_ == nullptr)
            return;
        state_->choose(StatePage::Series);
        goTo(Place::State); // once what is written is kept
    });
    connect(editor_, &InvoiceEditor::booksCheckWanted, this, [this] {
        company_->choose(CompanyPage::Books);
        goTo(Place::Company);
    });
    connect(&careWatch_, &QTimer::timeout, this, &MainWindow::remindOfMonths);
}

/// Once the company is known, and again whenever it is.
void MainWindow::beginBooks(const QString& company) {
    company_->companies().remember(company);
    checkBooks();
    remindOfMonths();
}

/// What was issued since the last sound check; the store itself refuses to issue when it is not sound.
void MainWindow::checkBooks() {
    auto* check = parts_.services.books.integrity;
    if (check == nullptr)
        return;
    runJob(
        parts_.jobs, Lane::Books, this, [check](const JobContext& job) { return check->quick(job); },
        [this](Outcome<invoicing::IntegrityReport> outcome) {
            if (const auto* report = std::get_if<0>(&outcome))
                showIntegrity(*report);
            else
                tell(std::get<Failure>(outcome));
        });
}

/// The first secret of a database makes its vault.
void MainWindow::openVaultForBooks() {
    if (unlock_ == nullptr || preferences_ == nullptr)
        return;
    if (parts_.services.books.vault->state() != signing::Vault::State::Absent) {
        showUnlock();
        return;
    }
    goTo(Place::Preferences);
    preferences_->signature().protect();
}

void MainWindow::showIntegrity(const invoicing::IntegrityReport& report) {
    while (auto* item = booksNotices_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    company_->integrity().show(report);
    booksText_ = integrityText(report);
    booksArea_->setVisible(!booksText_.isEmpty());
    if (booksText_.isEmpty())
        return;
    auto* bar = new NoticeBar(Notice{booksText_, tr("O que fazer"), true, false}, booksArea_);
    connect(bar, &NoticeBar::acted, this, [this] {
        company_->choose(CompanyPage::Books);
        goTo(Place::Company);
    });
    booksNotices_->addWidget(bar);
}

void MainWindow::remindOfMonths() {
    if (saft_ == nullptr)
        return;
    runJob(
        parts_.jobs, Lane::Books, this, [saft = saft_](const JobContext&) { return saft->due(); },
        [this](Outcome<std::vector<app::SaftMonth>> outcome) {
            if (const auto* due = std::get_if<0>(&outcome))
                showDue(*due);
        }); // a failure is told on the page itself
}

void MainWindow::showDue(const std::vector<app::SaftMonth>& due) {
    if (dueNotice_ != nullptr)
        closeNotice(*dueNotice_);
    const Date day = saft_->today();
    dueText_ = dueText(due, day);
    if (dueText_.isEmpty())
        return;
    auto* bar = addProgramNotice({dueText_, tr("Ver"), anyLate(due, day), true, "calendar"});
    connect(bar, &NoticeBar::acted, this, [this, month = due.front().month] {
        state_->saft().choose(month);
        state_->choose(StatePage::Saft);
        goTo(Place::State);
    });
    dueNotice_ = bar;
}

void MainWindow::goToFinding(const FindingPlace& place) {
    switch (place.kind) {
    case FindingPlace::Document: showDocument(place.document); break;
    case FindingPlace::Company:
        company_->choose(CompanyPage::Data);
        showPlace(Place::Company);
        break;
    case FindingPlace::Customer:
        if (customers_ != nullptr) {
            showPage(customers_);
            customers_->lookFor(place.text);
        }
        break;
    case FindingPlace::Product:
        if (products_ != nullptr) {
            showPage(products_);
            products_->lookFor(place.text);
        }
        break;
    case FindingPlace::Nowhere: break;
    }
}

void MainWindow::showDocument(qint64 document) {
    showPage(documents_);
    documents_->refreshAndSelect(document);
}

/// A draft for this customer, with what is agreed with them.
void MainWindow::invoiceFor(const invoicing::Customer& customer) {
    invoicing::Draft draft;
    const Date day = today(parts_.services.clock, Zone::Lisbon);
    draft.date = formatDate(day);
    draft.customer = customer.party;
    draft.terms = customer.terms;
    draft.language = customer.language;
    auto* terms = parts_.services.books.terms;
    if (terms == nullptr || customer.terms.empty()) {
        editor_->open(draft);
        showPage(editor_);
        return;
    }
    runJob(
        parts_.jobs, Lane::Reading, this, [terms](const JobContext&) { return terms->terms(); },
        [this, draft, day](Outcome<std::vector<invoicing::PaymentTerms>> outcome) mutable {
            if (const auto* known = std::get_if<0>(&outcome))
                for (const auto& each : *known)
                    if (each.name == draft.terms)
                        draft.dueDate = formatDate(each.due(day));
            editor_->open(draft);
            showPage(editor_);
        });
}

QWidget* MainWindow::pageOf(Place place) const {
    switch (place) {
    case Place::Documents: return documents_;
    case Place::Sign: return sign_;
    case Place::Customers: return customers_;
    case Place::Products: return products_;
    case Place::State: return state_;
    case Place::Verify: return verify_;
    case Place::Company: return company_;
    case Place::Preferences: return preferences_;
    }
    return nullptr;
}

std::optional<Place> MainWindow::unsaved() const {
    if (customers_ != nullptr && customers_->panel().isChanged())
        return Place::Customers;
    if (products_ != nullptr && products_->panel().isChanged())
        return Place::Products;
    if (company_->data().isChanged() || company_->payments().isChanged())
        return Place::Company;
    return std::nullopt;
}

void MainWindow::createHere() {
    const auto* page = pages_->currentWidget();
    if (page == documents_)
        newInvoice();
    else if (customers_ != nullptr && page == customers_)
        customers_->create();
    else if (products_ != nullptr && page == products_)
        products_->create();
}

void MainWindow::searchHere() {
    const auto* page = pages_->currentWidget();
    if (page == documents_)
        documents_->focusSearch();
    else if (customers_ != nullptr && page == customers_)
        customers_->list().focusSearch();
    else if (products_ != nullptr && page == products_)
        products_->list().focusSearch();
}

} // namespace cunho::ui
