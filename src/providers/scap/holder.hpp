// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/certificate.hpp>
#include <cunho/scap/attribute.hpp>

namespace cunho::providers::scap_capacity {

/// Whether the certificate's serialNumber names this person: "BI12345678", with the check digit
/// "BI123456789", "PNOPT-12345678" for a civil number; "PASGB-P1234567" for any other document.
bool isOf(const crypto::Certificate& certificate, const scap::Citizen& citizen);

} // namespace cunho::providers::scap_capacity
