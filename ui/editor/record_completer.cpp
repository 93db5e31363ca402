// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/record_completer.hpp"

#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace cunho::ui {
namespace {

constexpr int pause = 120;    ///< ms after the last letter
constexpr int mostHits = 8;   ///< records
constexpr int hitHeight = 34; ///< px
constexpr int hitPadding = 12;
constexpr int narrowest = 380; ///< px of the list, whatever the field
constexpr int IdRole = Qt::UserRole;
constexpr int DetailRole = Qt::UserRole + 1;

class HitDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens tokens = tokensOf(*option.widget);
        const bool chosen =
            option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->fillRect(option.rect, chosen ? tokens.selection : tokens.panel);
        const QRect inner = option.rect.adjusted(hitPadding, 0, -hitPadding, 0);
        const QString detail = index.data(DetailRole).toString();
        const int right = std::min(painter->fontMetrics().horizontalAdvance(detail), inner.width() / 2);
        painter->setPen(chosen ? tokens.selectionText : tokens.dim);
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, right + 1));
        painter->setPen(chosen ? tokens.selectionText : tokens.text);
        const int left = inner.width() - right - hitPadding;
        painter->drawText(
            inner, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, left));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {narrowest, hitHeight};
    }
};

} // namespace

RecordCompleter::RecordCompleter(Jobs& jobs, Find find, QLineEdit* field)
    : QObject(field), jobs_(jobs), find_(std::move(find)), field_(field) {
    completer_.setModel(&model_);
    completer_.setWidget(field);
    completer_.setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_.popup()->setItemDelegate(new HitDelegate(this));
    completer_.popup()->setAccessibleName(tr("Registos que correspondem"));
    typing_.setSingleShot(true);
    typing_.setInterval(pause);
    connect(&typing_, &QTimer::timeout, this, &RecordCompleter::ask);
    connect(field, &QLineEdit::textEdited, &typing_, qOverload<>(&QTimer::start));
    connect(&completer_, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { emit chosen(index.data(IdRole).toLongLong()); });
    field->installEventFilter(this);
}

bool RecordCompleter::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down && !completer_.popup()->isVisible()) {
        ask();
        return true;
    }
    if (watched == field_ && event->type() == QEvent::FocusOut && !completer_.popup()->isVisible()) {
        typing_.stop();
        ++question_; // a list that comes late would cover another field
    }
    return QObject::eventFilter(watched, event);
}

void RecordCompleter::ask() {
    const int question = ++question_;
    runJob(
        jobs_, Lane::Reading, this,
        [find = find_, text = fromQt(field_->text().trimmed())](const JobContext&) { return find(text); },
        [this, question](Outcome<std::vector<RecordHit>> outcome) {
            const auto* hits = std::get_if<0>(&outcome); // without a list one types on
            if (hits != nullptr && question == question_)
                show(*hits);
        });
}

void RecordCompleter::show(const std::vector<RecordHit>& hits) {
    model_.clear();
    for (const auto& hit : hits) {
        auto* item = new QStandardItem(hit.text);
        item->setData(static_cast<qlonglong>(hit.id), IdRole);
        item->setData(hit.detail, DetailRole);
        item->setData(hit.text + QStringLiteral(", ") + hit.detail, Qt::AccessibleTextRole);
        model_.appendRow(item);
    }
    if (hits.empty() || !field_->hasFocus()) {
        completer_.popup()->hide();
        return;
    }
    QRect place = field_->rect();
    place.setWidth(std::max(place.width(), narrowest));
    completer_.complete(place);
}

RecordCompleter::Find findCustomers(invoicing::CustomerRepository& customers) {
    return [&customers](const std::string& text) {
        std::vector<RecordHit> hits;
        for (const auto& customer : customers.page({text, false, std::nullopt, mostHits})) {
            QString detail = toQt(customer.party.nif);
            if (!customer.party.city.empty())
                detail += (detail.isEmpty() ? QString() : QStringLiteral(" · ")) + toQt(customer.party.city);
            hits.push_back({toQt(customer.party.name), detail, customer.id});
        }
        return hits;
    };
}

RecordCompleter::Find findProducts(invoicing::ProductRepository& products) {
    return [&products](const std::string& text) {
        std::vector<RecordHit> hits;
        for (const auto& product : products.page({text, false, std::nullopt, mostHits})) {
            QString detail = toQt(product.code);
            if (!product.unitPrice.empty())
                detail +=
                    QStringLiteral(" · ") + numberToTyped(product.unitPrice) + QStringLiteral("\u00a0€");
            hits.push_back({toQt(product.description), detail, product.id});
        }
        return hits;
    };
}

} // namespace cunho::ui
