// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/tour_files.hpp"

#include "ui/convert.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/log.hpp>
#include <cunho/print/document_printer.hpp>

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>

namespace cunho::ui {
namespace {

void write(const std::filesystem::path& file, ByteView content) {
    AtomicFile target(file);
    target.write(content);
    target.commit();
}

/// The signed invoice of the highest level; the level's names sort by length.
std::filesystem::path bestSigned(app::Services& services, const std::vector<std::int64_t>& documents) {
    std::optional<invoicing::SignatureRecord> best;
    for (const auto id : documents) {
        const auto record = services.documents.signature(id);
        if (record && (!best || record->level.size() > best->level.size()))
            best = record;
    }
    return best ? best->file : std::filesystem::path();
}

/// Another year of creation: the smallest change that a file can have.
Bytes altered(Bytes pdf) {
    const std::string_view date = "/CreationDate (D:20";
    const auto found = std::ranges::search(pdf, asBytes(date));
    if (!found.empty())
        *found.end() ^= 1U;
    return pdf;
}

/// A page of text, between margins of 25 mm.
void drawContractPage(QPainter& painter, int page, int pages) {
    const auto write = [&painter](QRectF area, double points, bool bold, int align, const QString& text) {
        QFont font(QStringLiteral("DejaVu Serif"));
        font.setPointSizeF(points);
        font.setBold(bold);
        painter.setFont(font);
        painter.drawText(area, align | Qt::TextWordWrap, text);
    };
    const double mm = painter.device()->logicalDpiX() / 25.4;
    const QRectF sheet(25 * mm, 22 * mm, 160 * mm, 253 * mm);
    double top = sheet.top();
    if (page == 1) {
        write({sheet.left(), top, sheet.width(), 12 * mm}, 17, true, Qt::AlignLeft,
              QStringLiteral("Contrato de arrendamento comercial"));
        top += 20 * mm;
    }
    const int clauses = page == pages ? 3 : 5;
    for (int clause = 1; clause <= clauses; ++clause, top += 42 * mm) {
        write({sheet.left(), top, sheet.width(), 7 * mm}, 11, true, Qt::AlignLeft,
              QStringLiteral("Cláusula %1.ª").arg((page - 1) * 5 + clause));
        write({sheet.left(), top + 8 * mm, sheet.width(), 32 * mm}, 10.5, false, Qt::AlignLeft,
              QStringLiteral(
                  "A senhoria dá de arrendamento à inquilina, que aceita, a loja do rés do chão do prédio "
                  "da Rua da Sofia, n.º 12, em Coimbra, para o comércio de pão e pastelaria, pelo prazo de "
                  "cinco anos, com início no dia 1 do mês seguinte ao da assinatura. A renda mensal é paga "
                  "até ao dia 8 de cada mês, por transferência para a conta que a senhoria indicar."));
    }
    if (page == pages)
        write({sheet.left(), top + 8 * mm, sheet.width(), 20 * mm}, 10.5, false, Qt::AlignLeft,
              QStringLiteral("Coimbra, data da última assinatura\n\nA senhoria\t\t\t\tA inquilina"));
    write({sheet.left(), 280 * mm, sheet.width(), 7 * mm}, 9, false, Qt::AlignCenter,
          QStringLiteral("%1 / %2").arg(page).arg(pages));
}

void writeContract(const std::filesystem::path& file, int pages) {
    QPdfWriter writer(pathToQt(file));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    QPainter painter(&writer);
    for (int page = 1; page <= pages; ++page) {
        if (page > 1)
            writer.newPage();
        drawContractPage(painter, page, pages);
    }
}

signing::SealRequest seal() {
    signing::SealRequest request;
    request.placement.where = pdf::FreeSpace{};
    request.content.reason = "Aprovação da fatura";
    request.content.place = "Coimbra";
    return request;
}

/// The invoice as somebody printed it who wanted another total.
Bytes tampered(const invoicing::IssuedDocument& document, Environment environment) {
    invoicing::IssuedFacts facts = document.facts();
    const auto gross = facts.qrText.find("*O:");
    if (gross != std::string::npos)
        facts.qrText.insert(gross + 3, "1");
    return print::printDocument(invoicing::IssuedDocument::restore(std::move(facts)), environment);
}

} // namespace

TourFiles makeTourFiles(app::Services& services, signing::SignatureProvider& stranger,
                        const std::vector<std::int64_t>& documents, const std::filesystem::path& folder) {
    TourFiles files;
    std::filesystem::create_directories(folder);
    files.contract = folder / "Contrato de arrendamento.pdf";
    writeContract(files.contract, 6);
    if (const auto best = bestSigned(services, documents); !best.empty()) {
        files.valid = best;
        files.changed = folder / "FT_2026A_1 (cópia).pdf";
        write(files.changed, altered(readFile(best)));
    }
    const auto rendering = services.documents.rendering(documents.back());
    if (!rendering)
        return files;
    files.plain = folder / "Fatura por assinar.pdf";
    write(files.plain, *rendering);
    if (const auto document = services.documents.find(documents.back())) {
        files.tampered = folder / "Fatura recebida.pdf";
        write(files.tampered, tampered(*document, services.environment));
    }
    app::SignFilesOptions options;
    options.target.file = folder / "Fatura com selo.pdf";
    options.seal = seal();
    signing::SilentPrompter prompter;
    app::SignFiles signer(services.reader, stranger, services.clock, {{}, services.signer.seals});
    const auto outcomes = signer.run({files.plain}, options, prompter, JobContext());
    if (const auto* failure = std::get_if<Failure>(&outcomes.front().outcome))
        log::warning(failure->reason + ": " + failure->detail);
    else
        files.sealed = *options.target.file;
    return files;
}

} // namespace cunho::ui
