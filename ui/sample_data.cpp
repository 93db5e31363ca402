// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_data.hpp"

#include <cunho/app/issue_invoice.hpp>

#include <array>

namespace cunho::ui {
namespace {

struct Customer {
    const char* name;
    const char* nif;
    const char* address;
    const char* postalCode;
    const char* city;
};

/// Numbers that check and that the Tax Authority gives to nobody in particular.
constexpr std::array customers = {
    Customer{"Padaria São João, Lda", "507000005", "Rua Direita 8", "3000-115", "Coimbra"},
    Customer{"Farmácia da Praça", "508000009", "Praça do Comércio 3", "3000-116", "Coimbra"},
    Customer{"Oficina Auto Gonçalves", "509000002", "Estrada da Beira 210", "3030-173", "Coimbra"},
    Customer{"Construções Irmãos Almeida, SA", "510000002", "Avenida Sá da Bandeira 90", "3000-350",
             "Coimbra"},
    Customer{"Livraria Avenida", "511000006", "Avenida Central 41", "4710-229", "Braga"},
    Customer{"Maria da Conceição Tavares", "", "", "", ""},
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

std::vector<std::int64_t> issueSamples(app::Services& services, int count, Date last) {
    std::vector<std::int64_t> keys;
    app::IssueInvoice issue(services);
    for (int i = 0; i < count; ++i) {
        const Date day = std::chrono::sys_days(last) - std::chrono::days(count - 1 - i);
        const auto issued = issue.issueOnly(sampleDraft(i, day));
        if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&issued))
            throw Error(Fault::Internal, "UNEXPECTED", {}, "sample: " + problems->front().reason);
        keys.push_back(std::get<invoicing::IssuedDocument>(issued)->id);
    }
    return keys;
}

} // namespace cunho::ui
