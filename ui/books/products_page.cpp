// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/products_page.hpp"

#include "ui/convert.hpp"
#include "ui/state/confirm_dialog.hpp"

#include <QHBoxLayout>

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

ProductsPage::ProductsPage(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    const MasterListTexts texts{
        tr("Produtos e serviços"),
        tr("Código ou descrição"),
        tr("Procurar produtos e serviços"),
        tr("Novo"),
        tr("Ainda não há produtos nem serviços. O primeiro também nasce da primeira fatura."),
        tr("Nenhum produto ou serviço corresponde a esta procura."),
        "box",
        QStringLiteral("produtos.csv")};
    const auto read = [&products = *services.books.products](const invoicing::MasterQuery& query) {
        std::vector<MasterRow> rows;
        for (const auto& each : products.page(query))
            rows.push_back(rowOf(each));
        return rows;
    };
    list_ = new MasterList(jobs, texts,
                           {{tr("Código"), 92}, {tr("Descrição")}, {tr("Preço"), 100, true}, {tr("IVA"), 64}},
                           read, this);
    panel_ = new ProductPanel(
        jobs, *services.books.products, services.taxes,
        [&clock = services.clock] { return today(clock, Zone::Lisbon); }, this);
    columns->addWidget(list_, 1);
    columns->addWidget(panel_);
    setFocusProxy(&list_->table());
    connect(list_, &MasterList::chosenChanged, this, &ProductsPage::choose);
    connect(list_, &MasterList::createWanted, this, &ProductsPage::create);
    connect(list_, &MasterList::opened, this, [this] { panel_->fields().lineOf("description")->setFocus(); });
    connect(list_, &MasterList::failed, this, &ProductsPage::failed);
    connect(list_, &MasterList::told, this, &ProductsPage::told);
    connect(panel_, &ProductPanel::saved, this, [this](qint64 id) {
        open(id);
        list_->refresh(id);
    });
    connect(panel_, &ProductPanel::removed, this, [this] {
        panel_->clear();
        list_->refresh();
    });
    connect(panel_, &ProductPanel::discarded, this, [this] {
        panel_->clear();
        choose(list_->chosen());
        list_->table().setFocus();
    });
    connect(panel_, &ProductPanel::told, this, &ProductsPage::told);
}

/// What was written and not kept is not lost by a click.
void ProductsPage::leaveThen(std::function<void()> go) {
    if (!panel_->isChanged()) {
        go();
        return;
    }
    list_->mark(panel_->shown());
    const Confirmation words{tr("Alterações por guardar"),
                             tr("Deixar as alterações por guardar?"),
                             {tr("O que escreveu nesta ficha perde-se.")},
                             {},
                             tr("Perder as alterações")};
    ConfirmDialog::ask(words, this, [this, go = std::move(go)] {
        panel_->clear();
        go();
    });
}

void ProductsPage::choose(qint64 id) {
    if (panel_->isChanged() && (list_->isReading() || id == panel_->shown())) {
        list_->mark(panel_->shown());
        return;
    }
    leaveThen([this, id] {
        list_->mark(id);
        open(id);
    });
}

void ProductsPage::open(qint64 id) {
    const int question = ++question_;
    if (id == 0) {
        panel_->clear();
        return;
    }
    auto& products = *services_.books.products;
    runJob(
        jobs_, Lane::Reading, this, [&products, id](const JobContext&) { return products.find(id); },
        [this, question](Outcome<std::optional<Product>> outcome) {
            if (question != question_)
                return;
            if (const auto* failure = std::get_if<Failure>(&outcome))
                emit failed(*failure);
            else if (const auto& found = std::get<0>(outcome))
                panel_->show(*found);
            else
                list_->refresh();
        });
}

void ProductsPage::create() {
    leaveThen([this] {
        ++question_;
        list_->mark(0);
        panel_->show(Product());
        panel_->fields().lineOf("description")->setFocus();
    });
}

} // namespace cunho::ui
