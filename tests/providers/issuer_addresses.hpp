// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/signing/revocation_source.hpp>

#include <optional>
#include <stdexcept>
#include <vector>

namespace cunho::test {

/// Issuers as their addresses offer them, or do not.
class Addresses final : public signing::RevocationSource {
  public:
    std::vector<crypto::Certificate> offered;
    std::optional<Error> failure;
    int questions = 0;

    crypto::RevocationEvidence find(const crypto::Certificate&, const crypto::Certificate&,
                                    const JobContext&) override {
        throw std::logic_error("nobody asks for this here");
    }
    std::vector<crypto::Certificate> issuersOf(const crypto::Certificate&, const JobContext&) override {
        ++questions;
        if (failure)
            throw *failure;
        return offered;
    }
    const std::vector<crypto::Certificate>& trustedResponders() const override { return none_; }

  private:
    std::vector<crypto::Certificate> none_;
};

} // namespace cunho::test
