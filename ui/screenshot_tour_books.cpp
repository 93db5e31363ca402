// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// The pages of the books: customers, products, what goes to the State, and the company.
#include "ui/convert.hpp"
#include "ui/screenshot_tour.hpp"

namespace cunho::ui {
namespace {

/// A month is due, for its own pictures alone: the reminder would stand over every other page.
void setDue(SampleSaftDesk& desk, bool due) {
    desk.answer = sampleMonths(desk.day);
    if (due)
        return;
    const auto range = app::monthRange(desk.answer[1].month);
    desk.answer[1].communicated =
        invoicing::Communication{range.first, range.last, desk.answer[1].due, Bytes(32), "saft.xml"};
}

} // namespace

void ScreenshotTour::addBooks(ThemeChoice theme) {
    addMasters(theme, false);
    addStatePages(theme, false);
    addCompany(theme, false);
    addMasters(theme, true);
    addStatePages(theme, true);
    addCompany(theme, true);
    add(
        theme, "books-broken",
        [this, theme] {
            setEnglish(false);
            setDue(saft_, true);
            open(places_.full, theme);
        },
        [this] {
            if (window_->documents().model().rowCount() == 0 || window_->dueNotice().isEmpty())
                return false;
            if (window_->booksNotice().isEmpty())
                emit window_->company().checked({40, 40, false, "FT 2026A/12", "CHAIN_BROKEN", false});
            return true;
        });
    add(
        theme, "books-restored",
        [this] {
            emit window_->company().checked({40, 40, true, {}, {}, true});
            window_->company().choose(CompanyPage::Books);
            window_->goTo(Place::Company);
        },
        [this] { // the books themselves are sound: what was told of them is told again
            window_->company().integrity().show(invoicing::IntegrityReport{40, 40, true, {}, {}, true});
            return true;
        });
    add(
        theme, "books-end",
        [this] {
            emit window_->company().checked({40, 40, true, {}, {}, false});
            setDue(saft_, false);
        },
        always);
}

void ScreenshotTour::addMasters(ThemeChoice theme, bool english) {
    const auto shown = [this] { return window_->customers().panel().shown() != 0; };
    add(
        theme, english ? "customers-en" : "customers",
        [this, theme, english] {
            closeDialogs();
            setEnglish(english);
            setDue(saft_, false);
            open(places_.full, theme);
        },
        [this, shown] {
            if (window_->documents().model().rowCount() > 0 && window_->documents().isVisible())
                window_->goTo(Place::Customers);
            return shown();
        });
    add(
        theme, english ? "customers-account-en" : "customers-account",
        [this] { window_->customers().panel().choose(CustomerPanel::Account); },
        [this] { return window_->customers().panel().account().model().rowCount() > 0; });
    if (!english)
        add(
            theme, "customers-problems",
            [this] {
                window_->customers().create();
                auto& panel = window_->customers().panel();
                panel.fields().setText("name", "Livraria");
                panel.fields().setText("nif", "511000007");
                panel.fields().setText("email", "livraria");
                panel.acceptance().accepts().setChecked(true);
                panel.save();
            },
            always);
    add(
        theme, english ? "products-en" : "products",
        [this] {
            window_->customers().panel().clear();
            window_->goTo(Place::Products);
        },
        [this] { return window_->products().panel().shown() != 0; });
}

void ScreenshotTour::addStatePages(ThemeChoice theme, bool english) {
    const auto listed = [this] { return window_->state().series().model().rowCount() > 0; };
    add(
        theme, english ? "series-code-en" : "series-code", [this] { window_->goTo(Place::State); },
        [this, listed] {
            auto& series = window_->state().series();
            for (int row = 0; row < series.model().rowCount(); ++row)
                if (series.model().row(row).cells[1].text == QStringLiteral("–"))
                    series.table().setCurrentIndex(series.model().index(row, 0));
            return listed();
        });
    if (!english) {
        add(
            theme, "series",
            [this] {
                auto& series = window_->state().series();
                series.table().setCurrentIndex(series.model().index(0, 0));
            },
            always);
        add(
            theme, "series-new", [this] { window_->state().series().create(); }, always);
    }
    add(
        theme, english ? "saft-findings-en" : "saft-findings",
        [this] {
            setDue(saft_, true);
            saft_.findings = sampleFindings();
            auto& page = window_->state();
            page.choose(StatePage::Saft);
            page.refresh();
        },
        [this] {
            auto& saft = window_->state().saft();
            if (saft.model().rowCount() > 0 && !saft.isBusy() && saft.findings().findings().rowCount() == 0)
                saft.verify();
            return saft.findings().findings().rowCount() > 0;
        });
    if (english)
        return;
    add(
        theme, "saft-ready",
        [this] {
            saft_.findings.clear();
            window_->state().saft().verify();
        },
        [this] { return !window_->state().saft().isBusy(); });
    add(
        theme, "saft-mark",
        [this] {
            saft_.last = SaftExported{"SAFT-PT 500000000 2026-10.xml", Bytes(32)};
            window_->state().saft().askMark();
        },
        always);
    add(
        theme, "saft-check-empty",
        [this] {
            closeDialogs();
            window_->state().choose(StatePage::Check);
        },
        always);
    add(
        theme, "saft-check",
        [this] {
            invoicing::SaftCheckReport report;
            for (const auto& each : sampleFindings())
                report.findings.push_back(each.finding);
            report.errors = 2;
            report.warnings = 1;
            report.documents = 312;
            window_->state().check().show("SAFT-PT 599999993 2026-10.xml", report);
        },
        always);
}

void ScreenshotTour::addCompany(ThemeChoice theme, bool english) {
    add(
        theme, english ? "company-en" : "company",
        [this] {
            setDue(saft_, false);
            window_->goTo(Place::Company);
            window_->company().choose(CompanyPage::Data);
        },
        [this] { return !window_->company().data().fields().text("nif").empty(); });
    add(
        theme, english ? "company-look-en" : "company-look",
        [this] { window_->company().choose(CompanyPage::Look); },
        [this] { return window_->company().look().hasPreviews(); });
    if (!english)
        add(
            theme, "company-payments", [this] { window_->company().choose(CompanyPage::Payments); },
            [this] {
                auto& payments = window_->company().payments();
                if (payments.ways().empty())
                    payments.addWay({"Transferência", "TB", "PT50000201231234567890154", {}, true});
                return !payments.terms().empty();
            });
    add(
        theme, english ? "company-books-en" : "company-books",
        [this] { window_->company().choose(CompanyPage::Books); }, always);
}

} // namespace cunho::ui
