// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/activation_wizard.hpp"
#include "ui/books/company_page.hpp"
#include "ui/books/customers_page.hpp"
#include "ui/books/products_page.hpp"
#include "ui/books/state_page.hpp"
#include "ui/cards/prompt_desk.hpp"
#include "ui/documents/documents_page.hpp"
#include "ui/editor/invoice_editor.hpp"
#include "ui/instance/hand_over.hpp"
#include "ui/pages/painter_process.hpp"
#include "ui/pages/password_dialog.hpp"
#include "ui/sandbox/sandbox_dock.hpp"
#include "ui/setup/setup_page.hpp"
#include "ui/sign/sign_queue.hpp"
#include "ui/state/preferences_page.hpp"
#include "ui/vault/unlock_page.hpp"
#include "ui/verify/verify_page.hpp"
#include "ui/window/level_completion.hpp"
#include "ui/window/sidebar.hpp"
#include "ui/window/toast.hpp"

#include <cunho/app/kept_file.hpp>
#include <cunho/app/sign_pending.hpp>

#include <QMainWindow>
#include <QStackedWidget>
#include <functional>

namespace cunho::ui {

class SignPage;

/// What the window works with.
struct WindowParts {
    Jobs& jobs;
    app::Services& services;
    std::function<void(const JobContext&)> connect; ///< makes `services.provider`; safe to call again
    bool signAtStart = true;        ///< signs, and completes, what is pending when the way to sign is there
    SigningDesk* desk = nullptr;    ///< of the State's signature; null: no *Preferências*
    SandboxRequest sandbox{};       ///< of the dock, in the sandbox only; empty: no dock
    ProgramDesk* program = nullptr; ///< of *Ligação e programa*; needs `desk`
    WaysDesk* ways = nullptr;       ///< of the phone, the token and the capacities; needs `desk`
    SaftDesk* saft = nullptr;       ///< null: over the services
    CompanySwitch companies{};      ///< of other companies; empty: none are offered
    SignDesk* files = nullptr;      ///< of *Assinar PDF*; null: files are not signed here
    PainterOptions painter{};       ///< who draws their pages
    TrustedListParts lists{};       ///< empty: over the services
    OpenWithPassword unlock{};      ///< of protected files; empty: nobody can type their passwords
};

/// The window: sidebar, banner, and one page at a time.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(WindowParts parts);

    DocumentsPage& documents() { return *documents_; }
    InvoiceEditor& editor() { return *editor_; }
    SetupPage& setup() { return *setup_; }
    VerifyPage& verification() { return *verify_; }
    Sidebar& sidebar() { return *sidebar_; }
    Toast& toast() { return *toast_; }

    /// Each needs its part of `Services::books`.
    CustomersPage& customers() { return *customers_; }
    ProductsPage& products() { return *products_; }
    StatePage& state() { return *state_; }
    CompanyPage& company() { return *company_; }

    /// Why nothing is issued, over every page; empty: the books are sound.
    QString booksNotice() const { return booksText_; }

    /// What is due at the Tax Authority; empty: nothing.
    QString dueNotice() const { return dueText_; }

    /// These four need a desk, the dock a sandbox.
    PreferencesPage& preferences() { return *preferences_; }
    ActivationWizard& wizard() { return *wizard_; }
    UnlockPage& unlock() { return *unlock_; }
    SandboxDock* dock() { return dock_; }

    /// These two need the desk for files.
    SignPage& signPage() { return *sign_; }
    SignQueue& signQueue() { return *queue_; }

    /// Comes to the front with what a start of the program was for.
    void take(const HandOver& wanted);

    /// Who asks for PINs; its watch is there once `Services::cards` is.
    PromptDesk& prompts() { return *prompts_; }
    CardWatch* cardWatch() { return watch_; }

    /// Reader and card as they are seen, in the sidebar and in the preferences.
    void showCards(const CardSight& sight, TimePoint now, const CardUser& user);

    /// Asks for a folder for signed files that could not be saved; nobody signs them again.
    void chooseFolder(std::vector<app::KeptFile> kept);
    void saveKept(std::vector<app::KeptFile> kept, const std::filesystem::path& folder);

    /// Opens the wizard where it was left; `renews` names an account to renew.
    void activate(qint64 renews = 0);
    void showUnlock();

    /// Leaves the page in sight, once what is written there is kept.
    void goTo(Place place);

    void newInvoice(invoicing::DocumentType type = invoicing::DocumentType::FT);
    void editDraft(std::int64_t draft);

    /// Signs these, or everything pending when empty, and tells the result in a toast.
    void sign(const std::vector<std::int64_t>& only);

  signals:
    void ready();        ///< company known: the list is shown
    void setupNeeded();  ///< no company yet: the set-up page is shown
    void signingReady(); ///< the way to sign is there
    void signingDone();  ///< a round of signing is over

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    static constexpr int leastWidth = 1120;     ///< px
    static constexpr int widthBesideDock = 130; ///< px more while the dock is there

    void openVaultForBooks();
    void build();
    QWidget* buildBanner();
    void buildFiles();
    void connectFiles();
    void showSigning();
    void offerUnfinished();
    void afterFiles();
    bool keepsSigning();
    void connectPages();
    void connectCompletion();
    void addShortcuts();
    void loadCompany();
    void showPage(QWidget* page);
    void showPlace(Place place);
    Place placeOf(const QWidget* page) const;
    void connectSigning();
    void resumeSigning();
    void offerSigning();
    void showWay(const signing::Credential& credential);
    void showNoProvider();
    void showLocked();
    void beginVerifying();
    void judgeAnew();
    void showLists();
    void beginCards();
    void connectCards();
    void followCards();
    void loadKept();
    void showKept(const std::vector<app::KeptFile>& kept, const QString& why);
    void showWatched();
    void followCardsForFiles();
    void chooseReader(const std::string& reader);
    void changePin(const std::string& reader);
    bool waitForCard(const Failure& failure);
    void afterIssue(const app::IssueResult& result);
    void afterCompletion(const std::vector<app::CompletionOutcome>& outcomes, bool asked);
    void buildState();
    void connectState();
    void loadNotices();
    void showNotices(const SigningOverview& overview);
    void refreshNotices();
    void connectProgram();
    void loadProgram();
    void showWarnings(const ProgramOverview& overview);
    void showVersion(const VersionOverview& versions);
    NoticeBar* addProgramNotice(const Notice& notice);
    void buildBooks(QVBoxLayout& middle);
    void connectBooks();
    void beginBooks(const QString& company);
    void checkBooks();
    void showIntegrity(const invoicing::IntegrityReport& report);
    void remindOfMonths();
    void showDue(const std::vector<app::SaftMonth>& due);
    void goToFinding(const FindingPlace& place);
    void showDocument(qint64 document);
    void invoiceFor(const invoicing::Customer& customer);
    QWidget* pageOf(Place place) const;
    std::optional<Place> unsaved() const;
    void createHere();
    void searchHere();
    void closeNotice(QWidget& bar);
    void showDock(bool shown);
    void setDockShown(bool shown);
    void showPhoneFor(QuestionDialog* dialog, signing::Question::Kind kind);
    void watchVault();
    void openKeyring();
    void afterUnlock();
    void afterSigning(const std::map<std::int64_t, app::PendingOutcome>& outcomes);
    void deleteDraft(std::int64_t draft);
    void copyDraft(std::int64_t draft);
    void tell(const Failure& failure, const QString& action = {}, std::function<void()> run = {});
    bool advise(const Failure& failure);
    void tellSaved(const QString& what, const std::filesystem::path& saved,
                   const std::filesystem::path& folder);
    void openFile(const std::filesystem::path& file);

    WindowParts parts_;
    Sidebar* sidebar_;
    QStackedWidget* pages_;
    DocumentsPage* documents_;
    InvoiceEditor* editor_;
    SetupPage* setup_;
    VerifyPage* verify_;
    SignQueue* queue_ = nullptr;
    SignPage* sign_ = nullptr;
    bool loaded_ = false;         ///< it is known whether there is a company
    bool wantsSign_ = false;      ///< files were given before that
    bool unfinishedTold_ = false; ///< once a start
    bool abandonsSigning_ = false;
    Place goal_ = Place::Documents; ///< where the editor leads when it is left
    PreferencesPage* preferences_ = nullptr;
    ActivationWizard* wizard_ = nullptr;
    UnlockPage* unlock_ = nullptr;
    SandboxDock* dock_ = nullptr;
    QPushButton* dockButton_ = nullptr;
    std::optional<bool> dockWish_; ///< what the person chose; nothing: shown when its phone is needed
    QFrame* noticeArea_ = nullptr; ///< above the pages that do not tell notices themselves
    QVBoxLayout* accountNotices_ = nullptr;
    QVBoxLayout* programNotices_ = nullptr;
    bool warned_ = false; ///< about the computer, once a start
    QWidget* versionNotice_ = nullptr;
    PromptDesk* prompts_;
    CardWatch* watch_ = nullptr;
    CardUser cardUser_;
    std::vector<std::pair<std::string, std::uint32_t>> insertions_; ///< readers, and which card they hold
    QWidget* keptNotice_ = nullptr;
    std::vector<app::KeptFile> kept_; ///< that the notice tells of
    SaftDesk* saft_ = nullptr;
    CustomersPage* customers_ = nullptr;
    ProductsPage* products_ = nullptr;
    StatePage* state_ = nullptr;
    CompanyPage* company_ = nullptr;
    QFrame* booksArea_ = nullptr; ///< above every page
    QVBoxLayout* booksNotices_ = nullptr;
    QString booksText_;
    QString dueText_;
    QWidget* dueNotice_ = nullptr;
    bool abandons_ = false;     ///< closes although something is not kept
    bool waitsForCard_ = false; ///< a card shall sign, and none can
    bool offered_ = false;      ///< what waits for a signature was told
    QTimer vaultWatch_;
    QTimer careWatch_;          ///< a window may be open for weeks: accounts are kept alive, ends are told
    QWidget* backTo_ = nullptr; ///< once the vault is open; null: the list
    Toast* toast_;
    LevelCompletion* completion_;
};

} // namespace cunho::ui
