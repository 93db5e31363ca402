// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/shown_document.hpp"

#include <cunho/app/preview.hpp>
#include <cunho/app/sign_pending.hpp>

#include <algorithm>

namespace cunho::ui {
namespace {

/// Bytes of a name that a service may have cut (autenticacao-gov C.2).
constexpr std::size_t shortestCutName = 40;

bool isNamed(const invoicing::IssuedDocument& document, const std::string& name) {
    const auto file = app::archiveName(document);
    return file == name || (name.size() >= shortestCutName && file.starts_with(name));
}

} // namespace

/// The newest first: it is most often the one.
DocumentSource documentsOf(app::Services& services) {
    return [&services](const std::string& name) -> std::optional<ShownDocument> {
        auto pending = services.documents.pending();
        std::ranges::reverse(pending);
        for (const auto id : pending) {
            const auto document = services.documents.find(id);
            if (document && isNamed(*document, name))
                return ShownDocument{(*document)->number, app::documentPdf(services, id)};
        }
        return std::nullopt;
    };
}

} // namespace cunho::ui
