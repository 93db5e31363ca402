// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/product_panel.hpp"
#include "ui/books/record_page.hpp"

#include <cunho/app/services.hpp>

namespace cunho::ui {

/// *Produtos e serviços*: the list, and the chosen one's record beside it.
class ProductsPage : public RecordPage {
    Q_OBJECT

  public:
    /// `services.books.products` must be there.
    ProductsPage(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    ProductPanel& panel() { return *panel_; }

  private:
    MasterList* makeList(invoicing::ProductRepository& products);

    ProductPanel* panel_;
};

/// The record's row in the list.
MasterRow rowOf(const invoicing::Product& product);

} // namespace cunho::ui
