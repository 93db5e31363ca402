// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/master_list.hpp"
#include "ui/books/product_panel.hpp"

#include <cunho/app/services.hpp>

namespace cunho::ui {

/// *Produtos e serviços*: the list, and the chosen one's record beside it.
class ProductsPage : public QWidget {
    Q_OBJECT

  public:
    /// `services.books.products` must be there.
    ProductsPage(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    MasterList& list() { return *list_; }
    ProductPanel& panel() { return *panel_; }
    void refresh() { list_->refresh(); }
    void create();
    void lookFor(const QString& text) { list_->lookFor(text); }

  signals:
    void told(const QString& text);
    void failed(const cunho::Failure& failure);

  private:
    void choose(qint64 id);
    void open(qint64 id);
    void leaveThen(std::function<void()> go);

    Jobs& jobs_;
    app::Services& services_;
    MasterList* list_;
    ProductPanel* panel_;
    int question_ = 0;
};

/// The record's row in the list.
MasterRow rowOf(const invoicing::Product& product);

} // namespace cunho::ui
