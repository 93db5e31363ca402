// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/command_apdu.hpp"

namespace cunho::test {

/// How an answer is given: in one piece, in parts that GET RESPONSE brings (61xx), or not before the right Le
/// (6Cxx, T=0).
class ResponseParts {
  public:
    /// `endless`: each part says that there is more.
    ResponseParts(bool t0, bool endless) : t0_(t0), endless_(endless) {}

    Bytes deliver(Reply reply, const Apdu& apdu);
    Bytes getResponse(std::size_t length);
    void forget() { pending_.clear(); }

  private:
    Bytes nextPart(std::size_t length);
    std::uint16_t more() const;

    bool t0_;
    bool endless_;
    Bytes pending_; ///< what GET RESPONSE will give
};

} // namespace cunho::test
