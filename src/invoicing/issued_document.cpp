// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/hash_chain.hpp>
#include <cunho/invoicing/issued_document.hpp>

namespace cunho::invoicing {

std::string IssuedFacts::printedHashCharacters() const {
    return training() || !documentType(type).hashed ? "0" : hashCharacters(hash);
}

} // namespace cunho::invoicing
