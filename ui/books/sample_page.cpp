// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/sample_page.hpp"

#include "ui/convert.hpp"

#include <cunho/invoicing/calculator.hpp>

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>

namespace cunho::ui {
namespace {

invoicing::Draft exampleDraft(Date day) {
    invoicing::Draft draft;
    draft.series = "2026A";
    draft.date = formatDate(day);
    draft.customer = {
        "Padaria São João, Lda", "507000005", "Rua Direita 8", "3000-115", "Coimbra", "PT", "C1"};
    for (const auto& [description, quantity, price, tax] :
         {std::tuple{"Projeto de identidade visual", "1", "850.00", "NOR"},
          std::tuple{"Impressão de catálogo A5", "250", "1.85", "RED"},
          std::tuple{"Consultoria técnica", "12", "45.00", "NOR"}}) {
        invoicing::DraftLine line;
        line.description = description;
        line.quantity = quantity;
        line.unitPrice = price;
        line.tax = tax;
        draft.lines.push_back(line);
    }
    return draft;
}

invoicing::IssuedDocument sampleDocument(const invoicing::Company& company, const invoicing::TaxTable& taxes,
                                         Date day) {
    const auto read = invoicing::validate(exampleDraft(day), taxes);
    const auto* draft = std::get_if<invoicing::CheckedDraft>(&read);
    if (draft == nullptr)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "sample page");
    invoicing::IssuedFacts facts;
    facts.series = draft->series();
    facts.sequence = 1;
    facts.number = "FT 2026A/1";
    facts.date = day;
    facts.systemEntry = {day, 9, 15, 0};
    facts.issuer = company;
    facts.customer = draft->customer();
    facts.lines = draft->lines();
    facts.totals = invoicing::calculate(*draft);
    facts.atcud = {"EXEMPLO1", 1};
    facts.hash = std::string(172, 'x');
    facts.hashControl = "1";
    facts.certificateNumber = 9999; // a training document has another heading
    facts.qrText = "A:" + company.nif + "*B:507000005*C:PT*D:FT*E:N*G:EXEMPLO*H:EXEMPLO1-1*R:0";
    facts.supplyDate = day;
    return invoicing::IssuedDocument::restore(std::move(facts));
}

} // namespace

QImage drawSample(const invoicing::Company& company, const invoicing::TaxTable& taxes, Date day,
                  const print::PrintOptions& options, QSize size) {
    QByteArray bytes =
        bytesToQt(print::printDocument(sampleDocument(company, taxes, day), Environment::Sandbox, options));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready || document.pageCount() < 1)
        throw Error(Fault::File, "PREVIEW_UNREADABLE");
    QImage paper(size, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(0, 0, document.render(0, size));
    return paper;
}

} // namespace cunho::ui
