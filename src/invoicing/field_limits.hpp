// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string_view>

/// Lengths, in characters, and words of SAF-T (PT) 1.04_01 that more than one check knows.
namespace cunho::invoicing {

inline constexpr std::size_t longestAddress = 210; ///< AddressDetail
inline constexpr std::size_t longestPostalCode = 20;
inline constexpr std::size_t longestCity = 50;

inline constexpr std::size_t shortestDescription = 2; ///< ProductDescription
inline constexpr std::size_t longestDescription = 200;
inline constexpr std::size_t longestProductCode = 60;
inline constexpr std::size_t longestUnit = 20;   ///< UnitOfMeasure
inline constexpr std::size_t longestTerms = 100; ///< PaymentTerms
inline constexpr std::size_t longestNotes = 1000;
inline constexpr std::size_t longestReason = 50; ///< Reason of a cancellation and of References

/// What stands for a part of an address, or a country, that is not known.
inline constexpr std::string_view unknownWord = "Desconhecido";

/// Tax regions of one document: the fiscal QR code has I, J and K.
inline constexpr std::size_t mostRegions = 3;

/// Of a tax's percentage.
inline constexpr int rateDecimals = 4;

} // namespace cunho::invoicing
