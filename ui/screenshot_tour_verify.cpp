// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/screenshot_tour.hpp"

#include <QScrollArea>
#include <algorithm>

namespace cunho::ui {
namespace {

/// Brings a part of the page's list into sight.
void scrollTo(VerifyPage& page, QWidget* part) {
    if (auto* area = page.findChild<QScrollArea*>(); area != nullptr && part != nullptr)
        area->ensureWidgetVisible(part, 0, 24);
}

} // namespace

/// Each state of the page *Verificar*.
void ScreenshotTour::addVerification(ThemeChoice theme) {
    const auto verified = [this] { return window_->verification().isIdle(); };
    const auto verify = [this](std::vector<std::filesystem::path> files) {
        std::erase(files, std::filesystem::path());
        window_->verification().verify(files);
    };
    const auto clear = [this] {
        for (auto* result : window_->verification().results())
            emit result->closed();
    };
    const auto front = [this] { return window_->verification().results().front(); };
    add(
        theme, "verify-empty", [this] { window_->goTo(Place::Verify); }, [] { return true; });
    if (files_.valid.empty()) // nothing could be signed: there is nothing to show
        return;
    add(
        theme, "verify-details", [this, verify] { verify({files_.valid}); },
        [verified, front] {
            if (verified())
                front()->cards().front()->setUnfolded(true);
            return verified();
        });
    add(
        theme, "verify-revisions",
        [this, front] {
            front()->cards().front()->setUnfolded(false);
            front()->codes()->setUnfolded(true);
        },
        [this, front] {
            scrollTo(window_->verification(), front()->revisions());
            return true;
        });
    add(
        theme, "verify-report-refused",
        [this, front] {
            front()->codes()->setUnfolded(false);
            window_->verification().saveReport(files_.valid); // a file is there
        },
        [this] {
            const auto cards = window_->verification().findChildren<ErrorCard*>();
            return std::ranges::any_of(cards, [](const ErrorCard* card) { return !card->isHidden(); });
        });
    add(
        theme, "verify-qr",
        [this, clear, verify] {
            clear();
            verify({files_.tampered});
        },
        [this, verified, front] {
            if (!verified() || front()->codes() == nullptr)
                return false;
            front()->codes()->setUnfolded(true);
            return true;
        });
    add(
        theme, "verify",
        [this, clear, verify] {
            clear();
            verify({files_.valid, files_.sealed, files_.changed, files_.plain});
        },
        verified);
    add(
        theme, "verify-many",
        [this, clear] {
            clear();
            window_->verification().take({files_.valid.parent_path(), files_.contract.parent_path()});
        },
        [this] {
            const auto& page = window_->verification();
            return page.count() > 6 && std::ranges::all_of(page.results(), &FileResult::isDone);
        });
    add(
        theme, "verify-many-open",
        [this] {
            auto& page = window_->verification();
            const auto results = page.results();
            results[1]->setUnfolded(true);
            scrollTo(page, results[0]);
        },
        [] { return true; });
}

} // namespace cunho::ui
