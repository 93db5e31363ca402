// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_data.hpp"

#include <cunho/app/follow_up.hpp>
#include <cunho/app/issue_invoice.hpp>

#include <array>

namespace cunho::ui {
namespace {

struct SampleCustomer {
    const char* name;
    const char* nif;
    const char* address;
    const char* postalCode;
    const char* city;
};

/// Numbers that check and that the Tax Authority gives to nobody in particular.
constexpr std::array customers = {
    SampleCustomer{"Padaria São João, Lda", "507000005", "Rua Direita 8", "3000-115", "Coimbra"},
    SampleCustomer{"Farmácia da Praça", "508000009", "Praça do Comércio 3", "3000-116", "Coimbra"},
    SampleCustomer{"Oficina Auto Gonçalves", "509000002", "Estrada da Beira 210", "3030-173", "Coimbra"},
    SampleCustomer{"Construções Irmãos Almeida, SA", "510000002", "Avenida Sá da Bandeira 90", "3000-350",
                   "Coimbra"},
    SampleCustomer{"Livraria Avenida", "511000006", "Avenida Central 41", "4710-229", "Braga"},
    SampleCustomer{"Maria da Conceição Tavares", "", "", "", ""},
};

struct Article {
    const char* code;
    const char* description;
    const char* quantity;
    const char* unit;
    const char* price;
    const char* tax;
};

constexpr std::array articles = {
    Article{"IDV", "Projeto de identidade visual", "1", "un", "850.00", "NOR"},
    Article{"CAT", "Impressão de catálogo A5", "250", "un", "1.85", "RED"},
    Article{"CON", "Consultoria técnica", "12", "h", "45.00", "NOR"},
    Article{"FOT", "Fotografia de produto", "18", "un", "22.50", "NOR"},
    Article{"EMB", "Protótipo de embalagem", "3", "un", "137.40", "INT"},
};

using invoicing::DocumentType;

/// Codes as the Tax Authority gives them: eight letters and digits, one for each series.
std::string validationCode(std::size_t series) {
    return "SANDBOX" + std::string(1, static_cast<char>(series < 9 ? '1' + series : 'A' + (series - 9)));
}

invoicing::DraftLine lineOf(const Article& article) {
    invoicing::DraftLine line;
    line.code = article.code;
    line.description = article.description;
    line.quantity = article.quantity;
    line.unit = article.unit;
    line.unitPrice = article.price;
    line.tax = article.tax;
    return line;
}

} // namespace

invoicing::Company sampleCompany() {
    invoicing::Company company;
    company.nif = "500000000";
    company.name = "Atelier do Mondego, Lda";
    company.address = "Rua da Sofia 12";
    company.postalCode = "3000-389";
    company.city = "Coimbra";
    company.phone = "239 000 000";
    company.email = "geral@atelier.example";
    return company;
}

invoicing::Series sampleSeries() {
    invoicing::Series series;
    series.id = "2026A";
    series.validationCode = "SANDBOX1";
    return series;
}

std::vector<invoicing::Series> sampleSeriesOfAllTypes() {
    std::vector<invoicing::Series> all;
    for (const auto& row : invoicing::documentTypes()) {
        auto series = sampleSeries();
        series.type = row.type;
        series.validationCode = validationCode(all.size());
        all.push_back(std::move(series));
    }
    return all;
}

invoicing::Draft sampleDraft(DocumentType type, int index, Date date) {
    auto draft = sampleDraft(index, date);
    draft.type = invoicing::documentType(type).code;
    if (type == DocumentType::RG || type == DocumentType::RC)
        draft.lines.clear();
    if (type == DocumentType::FS) { // goods for a private person, which is what it is for
        draft.customer = {};
        draft.lines = {lineOf({"CAL", "Calendário de parede", "3", "un", "12.40", "NOR"})};
        draft.lines.front().productType = "P";
    }
    if (type == DocumentType::GT || type == DocumentType::GR) {
        const auto company = sampleCompany();
        const auto& customer = draft.customer;
        draft.transport.from = {company.address, company.postalCode, company.city, "PT"};
        draft.transport.to = {customer.address, customer.postalCode, customer.city, "PT"};
        draft.transport.start = formatDate(std::chrono::sys_days(date) + std::chrono::days(1)) + "T09:00";
        draft.transport.vehicle = "AA-12-BB";
    }
    return draft;
}

invoicing::Draft sampleDraft(int index, Date date) {
    const auto& customer = customers[static_cast<std::size_t>(index) % customers.size()];
    invoicing::Draft draft;
    draft.series = sampleSeries().id;
    draft.date = formatDate(date);
    draft.customer = {customer.name,       customer.nif,  customer.address,
                      customer.postalCode, customer.city, "PT"};
    if (*customer.nif == '\0') // a final consumer is named or not, but has no other data
        draft.customer = {};
    const int lines = 1 + index % 3;
    for (int i = 0; i < lines; ++i)
        draft.lines.push_back(lineOf(articles[static_cast<std::size_t>(index + i) % articles.size()]));
    if (index % 4 == 0)
        draft.lines.front().discount = "5";
    return draft;
}

invoicing::Draft wrongDraft(Date date) {
    auto draft = sampleDraft(2, date);
    draft.customer.nif = "507000004";
    draft.customer.name.clear();
    draft.lines[0].quantity = "-3";
    draft.lines[1].unitPrice = "doze";
    draft.lines[2].tax = "ISE";
    return draft;
}

invoicing::IssuedDocument issueSample(app::Services& services, const invoicing::Draft& draft) {
    const auto issued = app::IssueInvoice(services).issueOnly(draft);
    if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&issued))
        throw Error(Fault::Internal, "UNEXPECTED", {},
                    "sample: " + problems->front().field + " " + problems->front().reason);
    return std::get<invoicing::IssuedDocument>(issued);
}

std::vector<std::int64_t> issueSamples(app::Services& services, int count, Date last) {
    std::vector<std::int64_t> keys;
    for (int i = 0; i < count; ++i) {
        const Date day = std::chrono::sys_days(last) - std::chrono::days(count - 1 - i);
        keys.push_back(issueSample(services, sampleDraft(i, day))->id);
    }
    return keys;
}

void issueOtherKinds(app::Services& services, const std::vector<std::int64_t>& invoices, Date day) {
    app::FollowUp follow(services);
    const auto invoice = [&](std::size_t fromLast) { return invoices.at(invoices.size() - 1 - fromLast); };
    const auto pay = [](invoicing::Draft& receipt, const char* amount) {
        receipt.settlements.front().amount = amount;
        receipt.payments.front().amount = amount;
    };
    issueSample(services, follow.receive({invoice(4)}));
    auto part = follow.receive({invoice(6)});
    pay(part, "200.00");
    issueSample(services, part);
    auto note = follow.credit(invoice(7));
    note.reason = "Devolução de parte da encomenda";
    note.lines.resize(1);
    note.lines.front().quantity = "1";
    const auto credit = issueSample(services, note);
    services.documents.confirmKnown(credit->id, {day, "e-mail de resposta", {}, {}});
    auto paid = sampleDraft(DocumentType::FR, 4, day);
    paid.payments = {{"MB", "1511.29", {}}};
    paid.lines.front().discount = "0";
    const auto totals = invoicing::calculateReadable(paid, services.taxes);
    paid.payments.front().amount = totals.payable().toString();
    issueSample(services, paid);
    const auto quote = issueSample(services, sampleDraft(DocumentType::OR, 1, day));
    issueSample(services, sampleDraft(DocumentType::PF, 2, day));
    issueSample(services, follow.invoice(quote->id, DocumentType::FT));
    const auto transport = issueSample(services, sampleDraft(DocumentType::GT, 0, day));
    services.documents.keepAtDocCode(transport->id, "24681012");
    issueSample(services, sampleDraft(DocumentType::GR, 4, day));
    const auto wrong = issueSample(services, sampleDraft(3, day));
    app::cancelDocument(services, {wrong->number, "Cliente trocado", services.books.sourceId, false});
}

void saveSampleRecords(app::Services& services) {
    for (const auto& each : customers) {
        if (*each.nif == '\0' || services.books.customers == nullptr)
            continue;
        invoicing::Customer customer;
        customer.party = {each.name, each.nif, each.address, each.postalCode, each.city, "PT"};
        customer.terms = "30 dias";
        services.books.customers->save(customer);
    }
    for (const auto& article : articles) {
        if (services.books.products == nullptr)
            continue;
        invoicing::Product product;
        product.code = article.code;
        product.description = article.description;
        product.unit = article.unit;
        product.unitPrice = article.price;
        product.tax = article.tax;
        services.books.products->save(product);
    }
}

} // namespace cunho::ui
