// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/document_view.hpp"

#include <cunho/app/preview.hpp>

#include <algorithm>

namespace cunho::ui {
namespace {

using invoicing::DocumentType;
using invoicing::Money;

std::optional<signing::WaitingFile> waitingFile(app::Services& services, std::int64_t id) {
    if (services.completion == nullptr)
        return std::nullopt;
    for (auto& waiting : services.completion->all())
        if (waiting.documentId == id)
            return std::move(waiting);
    return std::nullopt;
}

} // namespace

bool DocumentView::allows(invoicing::DocumentAction action) const noexcept {
    return std::find(actions.begin(), actions.end(), action) != actions.end();
}

bool DocumentView::lacksAtCode() const noexcept {
    return (facts.type == DocumentType::GT || facts.type == DocumentType::GR) && facts.atDocCode.empty();
}

Money DocumentView::open() const {
    const auto& row = invoicing::documentType(facts.type);
    if (dealings.cancelled || row.credits || (!row.invoice && !row.rectifies) || (row.invoice && row.paid))
        return {};
    const Money left = facts.totals.payable() - dealings.settled - dealings.credited;
    return std::max(left, Money{});
}

std::vector<std::string> DocumentView::sources() const {
    std::vector<std::string> numbers;
    const auto add = [&numbers](const std::string& number) {
        if (!number.empty() && std::find(numbers.begin(), numbers.end(), number) == numbers.end())
            numbers.push_back(number);
    };
    for (const auto& line : facts.lines) {
        add(line.reference);
        add(line.order);
    }
    for (const auto& settlement : facts.settlements)
        add(settlement.document);
    return numbers;
}

DocumentView readView(app::Services& services, std::int64_t document) {
    auto found = app::dealingsOf(services, document);
    DocumentView view;
    view.id = document;
    view.facts = found.document.facts();
    view.dealings = std::move(found.dealings);
    view.standing = found.standing;
    view.actions = std::move(found.actions);
    view.states = services.documents.states(document);
    view.confirmations = services.documents.confirmations(document);
    for (auto& confirmation : view.confirmations)
        confirmation.file.clear();
    view.signature = services.documents.signature(document);
    view.waiting = waitingFile(services, document);
    if (!view.lacksAtCode())
        view.pdf = app::documentPdf(services, document);
    return view;
}

} // namespace cunho::ui
