// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/products_page.hpp"

#include "ui/convert.hpp"

namespace cunho::ui {

using invoicing::Product;

MasterRow rowOf(const Product& product) {
    const bool dim = !product.active;
    const auto price = invoicing::Decimal::parse(product.unitPrice);
    return {product.description,
            {product.id,
             {{toQt(product.code), {}, true},
              {toQt(product.description), {}, dim},
              {price ? toQt(invoicing::formatNumber(*price, 2)) + QStringLiteral(" €") : QString(), {}, dim},
              {product.taxType == "IVA" ? toQt(product.tax) : toQt(product.taxType), {}, true}}}};
}

ProductsPage::ProductsPage(Jobs& jobs, app::Services& services, QWidget* parent) : RecordPage(jobs, parent) {
    auto& products = *services.books.products;
    auto* list = makeList(products);
    panel_ = new ProductPanel(
        jobs, products, services.taxes, [&clock = services.clock] { return today(clock, Zone::Lisbon); },
        this);
    setParts(list, panel_, [&products, panel = panel_](qint64 id) -> std::function<void()> {
        const auto found = products.find(id);
        if (!found)
            return {};
        return [panel, product = *found] { panel->show(product); };
    });
}

MasterList* ProductsPage::makeList(invoicing::ProductRepository& products) {
    const MasterListTexts texts{
        tr("Produtos e serviços"),
        tr("Código ou descrição"),
        tr("Procurar produtos e serviços"),
        tr("Novo"),
        tr("Ainda não há produtos nem serviços. O primeiro também nasce da primeira fatura."),
        tr("Nenhum produto ou serviço corresponde a esta procura."),
        "box",
        QStringLiteral("produtos.csv")};
    const auto read = [&products](const invoicing::MasterQuery& query) {
        std::vector<MasterRow> rows;
        for (const auto& each : products.page(query))
            rows.push_back(rowOf(each));
        return rows;
    };
    return new MasterList(jobs_, texts,
                          {{tr("Código"), 92}, {tr("Descrição")}, {tr("Preço"), 100, true}, {tr("IVA"), 64}},
                          read, this);
}

} // namespace cunho::ui
