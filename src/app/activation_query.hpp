// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/scap/fa_client.hpp>
#include <cunho/signing/activation.hpp>

namespace cunho::app {

/// The account that these data ask for.
scap::AccountQuery accountQuery(const signing::EnrolmentData& data);

/// What the authentication of this activation shall bring: the account, and the company's attributes in the
/// same consent (autenticacao-gov A.4).
scap::AuthorizationQuery authorizationQuery(const signing::Activation& state);

} // namespace cunho::app
