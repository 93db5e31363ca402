// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/theme.hpp"
#include "ui/pages/seal_place.hpp"
#include "ui/sample_desk.hpp"
#include "ui/sample_program_desk.hpp"
#include "ui/sample_saft_desk.hpp"
#include "ui/sample_ways_desk.hpp"
#include "ui/tour_files.hpp"
#include "ui/window/main_window.hpp"

#include <QElapsedTimer>
#include <QTimer>
#include <QTranslator>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace cunho::ui {

struct SignScene;

/// Of a page that waits for nothing.
inline bool always() {
    return true;
}

/// Takes a picture of every page, light and dark, and quits: <page>-<theme>.png.
///
/// Steps wait for what they show, one turn of the event loop after the other.
class ScreenshotTour : public QObject {
    Q_OBJECT

  public:
    /// The states of a workplace that the pages are shown in.
    struct Places {
        WindowParts full;
        WindowParts production; ///< the same outside the sandbox
        WindowParts empty;      ///< a company without documents
        WindowParts nothing;    ///< no company
    };

    /// What stands in for the world around: for everything that talks to the State, for what the program asks
    /// about itself, and for what the ways to sign need.
    struct Desks {
        SampleDesk& state;
        SampleProgramDesk& program;
        SampleWaysDesk& ways;
        SampleSaftDesk& saft;
    };

    ScreenshotTour(Places places, Desks desks, TourFiles files, std::filesystem::path folder);
    void start();

  private:
    struct Step {
        const char* name;
        std::function<void()> prepare;
        std::function<bool()> ready;
    };
    void addDocuments(ThemeChoice theme);
    void addSeal(ThemeChoice theme);
    void addVerification(ThemeChoice theme);
    void addPages(ThemeChoice theme);
    std::unique_ptr<QWidget> makePreview(const SealPlace& place);
    void addSign(ThemeChoice theme);
    void addSignOutcomes(ThemeChoice theme);
    void addSignLog(ThemeChoice theme);
    void addSigning(ThemeChoice theme, const char* name, std::function<void(SignScene&)> prepare,
                    std::function<bool(SignScene&)> ready);
    SignScene& openSigning();
    void addEditor(ThemeChoice theme);
    void addSetup(ThemeChoice theme);
    void addBooks(ThemeChoice theme);
    void addMasters(ThemeChoice theme, bool english);
    void addStatePages(ThemeChoice theme, bool english);
    void addCompany(ThemeChoice theme, bool english);
    void addDocumentKinds(ThemeChoice theme);
    void addDocumentDialogs(ThemeChoice theme);
    void addEditorKinds(ThemeChoice theme);
    void addEditorParts(ThemeChoice theme);
    void addEditorInEnglish(ThemeChoice theme);
    void edit(const invoicing::Draft& draft);
    void addPreferences(ThemeChoice theme);
    void addLists(ThemeChoice theme);
    void addQualified(ThemeChoice theme);
    void addCards(ThemeChoice theme);
    void addCardStates(ThemeChoice theme);
    void addPins(ThemeChoice theme);
    void addCmd(ThemeChoice theme);
    void addCmdDialogs(ThemeChoice theme);
    void addAdvice(ThemeChoice theme);
    void addWays(ThemeChoice theme);
    void addTokens(ThemeChoice theme);
    void addWay(ThemeChoice theme, const char* name, std::function<QWidget*(WaysSection&)> prepare);
    void addProgram(ThemeChoice theme);
    void addProduction(ThemeChoice theme);
    void addWizard(ThemeChoice theme);
    void addVault(ThemeChoice theme);
    void addPage(ThemeChoice theme, const char* name, std::function<StepView()> view);
    void showProgram(const ProgramOverview& overview);
    QPixmap picture() const;
    void add(ThemeChoice theme, const char* name, std::function<void()> prepare, std::function<bool()> ready);
    void choose(bool complete);
    void showReaders(std::vector<signing::CardReader> readers, int daysLeft = 400);
    void showSight(const CardSight& sight, int daysLeft);
    void askPin(const signing::Question& question, int typed);
    void showWays(const WaysOverview& overview);
    void setEnglish(bool english);
    void closeDialogs();
    PageView* pageView() const;
    void next();
    void look();
    void open(const WindowParts& parts, ThemeChoice theme);

    Places places_;
    SampleDesk& desk_;
    SampleProgramDesk& program_;
    SampleWaysDesk& ways_;
    SampleSaftDesk& saft_;
    QWidget* seen_ = nullptr; ///< that is scrolled to
    QTranslator english_;
    signing::SigningAccount account_; ///< with a certificate
    TourFiles files_;
    std::filesystem::path folder_;
    std::unique_ptr<MainWindow> window_;
    std::shared_ptr<SignScene> sign_;
    std::unique_ptr<QWidget> sheet_; ///< taken instead of the window while it is there
    std::vector<std::pair<ThemeChoice, Step>> steps_;
    std::size_t current_ = 0;
    QTimer poll_;
    QElapsedTimer waited_;
    int settled_ = 0;
};

} // namespace cunho::ui
