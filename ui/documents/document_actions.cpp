// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/document_actions.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/documents/at_code_dialog.hpp"
#include "ui/documents/cancel_dialog.hpp"
#include "ui/documents/confirmation_dialog.hpp"
#include "ui/documents/paper_dialog.hpp"
#include "ui/editor/type_fields.hpp"
#include "ui/program/ask_file.hpp"
#include "ui/state/save_file.hpp"

#include <cunho/app/export_structured.hpp>
#include <cunho/app/paper_copy.hpp>
#include <cunho/core/file.hpp>
#include <cunho/invoicing/structured_invoice.hpp>

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

namespace cunho::ui {
namespace {

using invoicing::DocumentAction;
using invoicing::DocumentType;

void openPath(const std::filesystem::path& path) {
    openLink(QUrl::fromLocalFile(pathToQt(path)).toString());
}

/// "FT 2026A/1" as a file's name.
QString fileStem(const std::string& number) {
    return toQt(number)
        .replace(QLatin1Char(' '), QLatin1Char('_'))
        .replace(QLatin1Char('/'), QLatin1Char('_'));
}

} // namespace

DocumentActions::DocumentActions(Jobs& jobs, app::Services& services, QWidget* window)
    : QObject(window), jobs_(jobs), services_(services), window_(window) {}

QString DocumentActions::text(Deed deed, DocumentType type) {
    switch (deed) {
    case Deed::AtCode: return tr("Código da AT…");
    case Deed::Invoice: return tr("Faturar");
    case Deed::Receive: return tr("Receber");
    case Deed::Credit: return tr("Nota de crédito");
    case Deed::Debit: return tr("Nota de débito");
    case Deed::Deliver: return tr("Guia");
    case Deed::Confirm: return tr("Confirmação do cliente…");
    case Deed::Copy: return tr("Duplicar");
    case Deed::Print: return tr("Imprimir 2.ª via…");
    case Deed::OpenFile: return tr("Abrir ficheiro");
    case Deed::ShowFolder: return tr("Mostrar na pasta");
    case Deed::SaveUbl: return tr("UBL 2.1 (CIUS-PT)…");
    case Deed::SaveCii: return tr("CII (Factur-X)…");
    case Deed::Cancel: return isMasculine(type) ? tr("Anular o documento…") : tr("Anular…");
    }
    return {};
}

std::optional<Deed> DocumentActions::next(const DocumentView& view) {
    if (view.standing == invoicing::Standing::Cancelled)
        return std::nullopt;
    if (view.lacksAtCode())
        return Deed::AtCode;
    if (view.isCreditNote() && view.confirmations.empty())
        return Deed::Confirm;
    if (view.allows(DocumentAction::Invoice))
        return Deed::Invoice;
    if (view.allows(DocumentAction::Receive))
        return Deed::Receive;
    return view.signature ? Deed::OpenFile : Deed::Print;
}

void DocumentActions::add(QMenu& menu, Deed deed, const DocumentView& view,
                          std::optional<DocumentType> into) {
    auto* action = menu.addAction(into ? typeName(*into) : text(deed, view.facts.type));
    connect(action, &QAction::triggered, this, [this, deed, view, into] { run(deed, view, into); });
}

void DocumentActions::addInto(QMenu& menu, Deed deed, const DocumentView& view,
                              std::initializer_list<DocumentType> types) {
    auto* sub = menu.addMenu(text(deed, view.facts.type));
    for (const auto type : types)
        add(*sub, deed, view, type);
}

void DocumentActions::fill(QMenu& menu, const DocumentView& view) {
    const bool cancelled = view.standing == invoicing::Standing::Cancelled;
    if (view.lacksAtCode() && !cancelled)
        add(menu, Deed::AtCode, view);
    if (view.allows(DocumentAction::Receive))
        add(menu, Deed::Receive, view);
    if (view.allows(DocumentAction::Invoice))
        addInto(menu, Deed::Invoice, view, {DocumentType::FT, DocumentType::FS, DocumentType::FR});
    if (view.allows(DocumentAction::Credit))
        add(menu, Deed::Credit, view);
    if (view.allows(DocumentAction::Debit))
        add(menu, Deed::Debit, view);
    if (view.allows(DocumentAction::Deliver))
        addInto(menu, Deed::Deliver, view, {DocumentType::GT, DocumentType::GR});
    if (view.isCreditNote() && !cancelled)
        add(menu, Deed::Confirm, view);
    if (view.allows(DocumentAction::Copy))
        add(menu, Deed::Copy, view);
    menu.addSeparator();
    if (view.signature) {
        add(menu, Deed::OpenFile, view);
        add(menu, Deed::ShowFolder, view);
    }
    if (!view.lacksAtCode())
        add(menu, Deed::Print, view);
    if (invoicing::hasStructuredForm(invoicing::IssuedDocument::restore(view.facts))) {
        auto* xml = menu.addMenu(tr("Guardar XML"));
        add(*xml, Deed::SaveUbl, view);
        add(*xml, Deed::SaveCii, view);
    }
    if (view.allows(DocumentAction::Cancel)) {
        menu.addSeparator();
        add(menu, Deed::Cancel, view);
    }
}

void DocumentActions::run(Deed deed, const DocumentView& view, std::optional<DocumentType> into) {
    const auto id = view.id;
    switch (deed) {
    case Deed::AtCode: askAtCode(view); break;
    case Deed::Invoice:
        draft([id, into](app::FollowUp& follow) {
            return follow.invoice(id, into.value_or(DocumentType::FT));
        });
        break;
    case Deed::Receive: draft([id](app::FollowUp& follow) { return follow.receive({id}); }); break;
    case Deed::Credit: draft([id](app::FollowUp& follow) { return follow.credit(id); }); break;
    case Deed::Debit: draft([id](app::FollowUp& follow) { return follow.debit(id); }); break;
    case Deed::Deliver:
        draft([id, into](app::FollowUp& follow) {
            return follow.deliver(id, into.value_or(DocumentType::GT));
        });
        break;
    case Deed::Confirm: confirm(view); break;
    case Deed::Copy: draft([id](app::FollowUp& follow) { return follow.copy(id); }); break;
    case Deed::Print: print(view); break;
    case Deed::OpenFile: openPath(view.signature->file); break;
    case Deed::ShowFolder: openPath(view.signature->file.parent_path()); break;
    case Deed::SaveUbl: saveXml(view, true); break;
    case Deed::SaveCii: saveXml(view, false); break;
    case Deed::Cancel: cancel(view); break;
    }
}

void DocumentActions::draft(Make make) {
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, make = std::move(make)](const JobContext&) {
            app::FollowUp follow(services);
            return make(follow);
        },
        [this](Outcome<invoicing::Draft> outcome) {
            if (const auto* draft = std::get_if<0>(&outcome))
                emit draftReady(*draft);
            else
                emit failed(std::get<Failure>(outcome));
        });
}

/// What writes to the books runs after what issues.
void DocumentActions::change(std::int64_t document, std::function<void()> work) {
    runJob(
        jobs_, Lane::Signing, this, [work = std::move(work)](const JobContext&) { work(); },
        [this, document](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                emit failed(*failure);
            emit changed(document);
        });
}

void DocumentActions::cancel(const DocumentView& view) {
    auto* dialog = new CancelDialog(view, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = view.id] {
        auto& services = services_;
        auto request = dialog->request();
        request.sourceId = services.books.sourceId;
        change(id, [&services, request] { app::cancelDocument(services, request); });
    });
    dialog->open();
}

void DocumentActions::askAtCode(const DocumentView& view) {
    auto* dialog = new AtCodeDialog(view, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = view.id] {
        auto& documents = services_.documents;
        change(id, [&documents, id, code = dialog->code()] { documents.keepAtDocCode(id, code); });
    });
    dialog->open();
}

void DocumentActions::confirm(const DocumentView& view) {
    auto* dialog = new ConfirmationDialog(view, today(services_.clock, Zone::Lisbon), window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = view.id] {
        auto& documents = services_.documents;
        change(id, [&documents, id, confirmation = dialog->confirmation(), file = dialog->file()] {
            auto kept = confirmation;
            if (!file.empty())
                kept.file = readFile(file, largestProof);
            documents.confirmKnown(id, kept);
        });
    });
    dialog->open();
}

void DocumentActions::print(const DocumentView& view) {
    const auto marks = app::paperCopies(invoicing::IssuedDocument::restore(view.facts));
    auto* dialog = new PaperDialog(view, marks, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, view] {
        static const QTemporaryDir folder; // goes with the program
        const auto file = folder.filePath(fileStem(view.facts.number) + QStringLiteral(".pdf"));
        savePaper(view, static_cast<int>(dialog->mark()), fromQt(file), true);
    });
    connect(dialog, &PaperDialog::saveWanted, this, [this, dialog, view] {
        const int mark = static_cast<int>(dialog->mark());
        dialog->reject();
        askWhere(window_, tr("Guardar o exemplar em PDF"),
                 fileStem(view.facts.number) + QStringLiteral(".pdf"),
                 [this, view, mark](const QString& path) { savePaper(view, mark, fromQt(path), false); });
    });
    dialog->open();
}

void DocumentActions::savePaper(const DocumentView& view, int mark, const std::filesystem::path& target,
                                bool open) {
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, id = view.id, mark, target](const JobContext&) {
            const auto pdf = app::paperCopy(services, id, static_cast<print::CopyMark>(mark));
            AtomicFile file(target, AtomicFile::Existing::Replace);
            file.write(pdf);
            file.commit();
        },
        [this, target, open](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                emit failed(*failure);
            else if (open)
                openPath(target);
            else
                emit saved(tr("Exemplar guardado"), pathToQt(target));
        });
}

void DocumentActions::saveXml(const DocumentView& view, bool ubl) {
    const auto form = ubl ? app::StructuredForm::Ubl : app::StructuredForm::Cii;
    const auto name = app::structuredFileName(invoicing::IssuedDocument::restore(view.facts), form);
    askWhere(window_, tr("Guardar a fatura em XML"), toQt(name),
             [this, id = view.id, form](const QString& path) {
                 auto& services = services_;
                 runJob(
                     jobs_, Lane::Reading, this,
                     [&services, id, form, target = std::filesystem::path(fromQt(path))](const JobContext&) {
                         app::exportStructured(services, id, form, target, true); // the dialog has asked
                     },
                     [this, path](Outcome<std::monostate> outcome) {
                         if (const auto* failure = std::get_if<Failure>(&outcome))
                             emit failed(*failure);
                         else
                             emit saved(tr("XML guardado"), path);
                     });
             });
}

} // namespace cunho::ui
