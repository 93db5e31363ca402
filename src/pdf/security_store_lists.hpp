// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <array>
#include <cstddef>

namespace cunho::pdf {

/// Values in all lists of a DSS together: each costs every certificate a look at it.
constexpr std::size_t mostStoreValues = 4096;

/// Names of the three arrays of a DSS and of a VRI entry, in the order of `listsOf`.
using ListKeys = std::array<const char*, 3>;
constexpr ListKeys documentKeys{"Certs", "OCSPs", "CRLs"};
constexpr ListKeys validationKeys{"Cert", "OCSP", "CRL"};

/// The three lists of whatever has them.
template<typename Store>
auto listsOf(Store& store) {
    return std::array{&store.certificates, &store.ocspResponses, &store.crls};
}

} // namespace cunho::pdf
