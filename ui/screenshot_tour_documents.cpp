// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Every type of document: in the list, in the editor, and what is asked about them.
#include "ui/convert.hpp"
#include "ui/documents/at_code_dialog.hpp"
#include "ui/documents/cancel_dialog.hpp"
#include "ui/documents/confirmation_dialog.hpp"
#include "ui/documents/paper_dialog.hpp"
#include "ui/editor/line_dialog.hpp"
#include "ui/sample_data.hpp"
#include "ui/screenshot_tour.hpp"

#include <cunho/app/paper_copy.hpp>

#include <QMenu>

namespace cunho::ui {
namespace {

using enum invoicing::DocumentType;
using invoicing::DocumentType;

/// The newest document of the type that was issued and not cancelled; 0 when there is none.
invoicing::DocumentRow newest(app::Services& services, DocumentType type) {
    invoicing::DocumentQuery query;
    query.type = type;
    query.limit = 20;
    for (const auto& row : services.documents.page(query))
        if (row.state != invoicing::DocumentState::Draft && row.standing != invoicing::Standing::Cancelled)
            return row;
    return {};
}

/// An invoice in dollars to Azores, with a withholding, a discount and notes.
invoicing::Draft fullDraft(Date day) {
    auto draft = sampleDraft(2, day);
    draft.globalDiscount = "5";
    draft.currency = "USD";
    draft.exchangeRate = "0.921";
    draft.withholdings = {{"IRS", "23", "Artigo 101.º, n.º 1, alínea b) do CIRS"}};
    draft.notes = "Entrega em mão. Obrigado pela preferência.";
    draft.terms = "30 dias";
    draft.dueDate = formatDate(std::chrono::sys_days(day) + std::chrono::days(30));
    for (auto& line : draft.lines)
        line.withheld = line.tax == "NOR";
    return draft;
}

} // namespace

void ScreenshotTour::edit(const invoicing::Draft& draft) {
    closeDialogs();
    window_->newInvoice();
    window_->editor().open(draft);
}

void ScreenshotTour::addEditorKinds(ThemeChoice theme) {
    const auto day = [this] { return today(places_.full.services.clock, Zone::Lisbon); };
    const auto ready = [this] { return window_->editor().isReady(); };
    const auto follow = [this] { return app::FollowUp(places_.full.services); };
    const std::pair<const char*, DocumentType> written[] = {
        {"editor-fs", FS}, {"editor-fr", FR}, {"editor-or", OR}, {"editor-gt", GT}};
    for (const auto& [name, type] : written)
        add(
            theme, name, [this, day, kind = type] { edit(sampleDraft(kind, 2, day())); }, ready);
    add(
        theme, "editor-rg",
        [this, follow] {
            const auto invoice = newest(places_.full.services, FT);
            edit(follow().receive({invoice.id}));
        },
        ready);
    add(
        theme, "editor-nc",
        [this, follow] {
            auto note = follow().credit(newest(places_.full.services, FT).id);
            note.reason = "Devolução de mercadoria";
            edit(note);
        },
        ready);
    add(
        theme, "editor-nd", [this, follow] { edit(follow().debit(newest(places_.full.services, FT).id)); },
        ready);
}

void ScreenshotTour::addEditorParts(ThemeChoice theme) {
    const auto day = [this] { return today(places_.full.services.clock, Zone::Lisbon); };
    add(
        theme, "editor-more", [this, day] { edit(fullDraft(day())); },
        [this] {
            if (window_->editor().isReady())
                window_->editor().more().setUnfolded(true);
            return window_->editor().isReady();
        });
    add(
        theme, "editor-folded", [this] { window_->editor().more().setUnfolded(false); }, always);
    add(
        theme, "editor-line",
        [this] {
            auto& editor = window_->editor();
            auto line = editor.lineModel().line(0);
            line.taxType = "IS";
            line.tax = "17.3.4";
            line.rate = "4";
            LineDialog::openOver(line, places_.full.services.taxes, fromQt(QDate::currentDate()), &editor,
                                 [](const invoicing::DraftLine&) {});
        },
        always);
    add(
        theme, "editor-customer",
        [this] {
            closeDialogs();
            window_->newInvoice();
            auto* name = window_->editor().form().name();
            name->setFocus();
            name->setText(QStringLiteral("o"));
            emit name->textEdited(name->text());
        },
        [this] {
            auto* completer = window_->editor().form().name()->findChild<RecordCompleter*>();
            return completer == nullptr || completer->count() > 0;
        });
    add(
        theme, "editor-stopped",
        [this, day] {
            closeDialogs();
            edit(sampleDraft(2, day()));
            window_->editor().tellRefusal(
                {Fault::Integrity, "LEDGER_BROKEN", {{"document", "FT 2026A/12"}}, {}});
        },
        [this] { return window_->editor().isReady(); });
    add(
        theme, "editor-clock",
        [this] {
            window_->editor().tellRefusal({Fault::Clock,
                                           "CLOCK_BEFORE_OTHER_SERIES",
                                           {{"now", "2026-11-26T09:30:00"}, {"last", "2026-11-26T10:00:00"}},
                                           {}});
        },
        always);
}

void ScreenshotTour::addDocumentKinds(ThemeChoice theme) {
    const auto page = [this] {
        const auto& view = window_->documents().details().view();
        return view && (view->lacksAtCode() || pageView()->hasPage());
    };
    const auto show = [this](DocumentType type) {
        return [this, type] {
            closeDialogs();
            window_->goTo(Place::Documents);
            auto& list = window_->documents();
            list.setType(std::nullopt);
            list.showNumber(toQt(newest(places_.full.services, type).number));
        };
    };
    add(theme, "documents-kinds", show(NC), page);
    add(
        theme, "documents-menu",
        [this] {
            auto& list = window_->documents();
            list.details().popupMenu(list.details().mapToGlobal(QPoint(20, 380)));
        },
        always);
    add(
        theme, "documents-new",
        [this] {
            closeDialogs();
            auto* menu = window_->documents().newMenu();
            menu->popup(window_->mapToGlobal(QPoint(820, 86)));
        },
        always);
    add(theme, "document-transport", show(GR), page);
    add(theme, "document-receipt", show(RG), page);
    add(
        theme, "documents-filter",
        [this] {
            closeDialogs();
            window_->documents().setStanding(invoicing::Standing::Cancelled);
        },
        [this] {
            const auto& view = window_->documents().details().view();
            return view && view->standing == invoicing::Standing::Cancelled && pageView()->hasPage();
        });
}

void ScreenshotTour::addDocumentDialogs(ThemeChoice theme) {
    const auto view = [this](DocumentType type) {
        auto& services = places_.full.services;
        return readView(services, newest(services, type).id);
    };
    const auto dialog = [this, theme](const char* name, std::function<QDialog*()> make) {
        add(
            theme, name,
            [this, make = std::move(make)] {
                closeDialogs();
                window_->documents().setStanding(std::nullopt);
                auto* shown = make();
                shown->setAttribute(Qt::WA_DeleteOnClose);
                shown->open();
            },
            always);
    };
    dialog("cancel-document", [this, view] {
        auto some = view(FT);
        some.signature = invoicing::SignatureRecord{};
        auto* cancel = new CancelDialog(some, window_.get());
        cancel->reason()->setText(QStringLiteral("Cliente trocado"));
        return cancel;
    });
    dialog("at-code", [this, view] { return new AtCodeDialog(view(GR), window_.get()); });
    dialog("confirmation", [this, view] {
        return new ConfirmationDialog(view(NC), today(places_.full.services.clock, Zone::Lisbon),
                                      window_.get());
    });
    dialog("paper-copy", [this, view] {
        const auto some = view(FT);
        return new PaperDialog(some, app::paperCopies(invoicing::IssuedDocument::restore(some.facts)),
                               window_.get());
    });
}

void ScreenshotTour::addEditorInEnglish(ThemeChoice theme) {
    add(
        theme, "documents-en",
        [this, theme] {
            setEnglish(true);
            open(places_.full, theme);
        },
        [this] { return window_->documents().model().rowCount() > 0 && pageView()->hasPage(); });
    add(
        theme, "editor-en", [this] { edit(fullDraft(today(places_.full.services.clock, Zone::Lisbon))); },
        [this] {
            if (window_->editor().isReady())
                window_->editor().more().setUnfolded(true);
            return window_->editor().isReady();
        });
    add(
        theme, "documents-back",
        [this, theme] {
            setEnglish(false);
            open(places_.full, theme);
        },
        [this] { return window_->documents().model().rowCount() > 0; });
}

} // namespace cunho::ui
