// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/fingerprint.hpp"

namespace cunho::ui {
namespace {

/// Texts one after the other, divided by what nobody types.
class Print {
  public:
    template<class... Texts>
    void add(const Texts&... texts) {
        ((text_ += texts, text_ += '\x1f'), ...);
    }
    void add(bool flag) { text_ += flag ? "1\x1f" : "0\x1f"; }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

void addAddress(Print& print, const invoicing::Address& address) {
    print.add(address.address, address.postalCode, address.city, address.country);
}

void addLine(Print& print, const invoicing::DraftLine& line) {
    print.add(line.code, line.description, line.quantity, line.unit, line.unitPrice, line.discount,
              line.region, line.tax, line.rate, line.exemption, line.taxType, line.taxAmount,
              line.productType, line.reference, line.referenceLine, line.order);
    print.add(line.withheld);
}

} // namespace

std::string fingerprint(const invoicing::Draft& draft) {
    Print print;
    const auto& customer = draft.customer;
    print.add(draft.type, draft.series, draft.date, draft.prices, draft.globalDiscount, customer.nif,
              customer.name, customer.address, customer.postalCode, customer.city, customer.country,
              customer.code, draft.supplyDate, draft.dueDate, draft.terms, draft.notes, draft.reason,
              draft.currency, draft.exchangeRate, draft.origin.kind, draft.origin.number, draft.language);
    print.add(draft.selfBilling);
    for (const auto& line : draft.lines)
        addLine(print, line);
    for (const auto& withholding : draft.withholdings)
        print.add(withholding.type, withholding.rate, withholding.law);
    for (const auto& payment : draft.payments)
        print.add(payment.mechanism, payment.amount, payment.date);
    for (const auto& settlement : draft.settlements)
        print.add(settlement.document, settlement.amount, settlement.discount);
    addAddress(print, draft.transport.from);
    addAddress(print, draft.transport.to);
    print.add(draft.transport.start, draft.transport.end, draft.transport.vehicle);
    return print.take();
}

} // namespace cunho::ui
