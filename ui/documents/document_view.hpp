// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/follow_up.hpp>
#include <cunho/app/services.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// Everything that is shown of an issued document, and what can be done with it.
struct DocumentView {
    std::int64_t id = 0;
    invoicing::IssuedFacts facts;
    invoicing::Dealings dealings;
    invoicing::Standing standing = invoicing::Standing::Issued;
    std::vector<invoicing::DocumentAction> actions;
    std::vector<invoicing::StatusChange> states;
    std::vector<invoicing::Confirmation> confirmations; ///< without the files' bytes
    std::optional<invoicing::SignatureRecord> signature;
    std::optional<signing::WaitingFile> waiting;
    std::optional<Bytes> pdf; ///< none: it cannot be drawn before it has the Tax Authority's code

    bool allows(invoicing::DocumentAction action) const noexcept;

    /// GT, GR that may not accompany goods yet.
    bool lacksAtCode() const noexcept;
    bool isCreditNote() const noexcept { return facts.type == invoicing::DocumentType::NC; }

    /// What the customer still owes for it; zero for what is not owed.
    invoicing::Money open() const;

    /// Numbers of what it comes from or is over: rectified, ordered, settled.
    std::vector<std::string> sources() const;
};

/// On a worker. Throws NotFound/DOCUMENT_UNKNOWN, and as app::documentPdf.
DocumentView readView(app::Services& services, std::int64_t document);

} // namespace cunho::ui
