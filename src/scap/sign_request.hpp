// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "json_reply.hpp"

#include <cunho/scap/signature_service.hpp>

#include <span>
#include <string>
#include <vector>

/// Bodies of the signature service (SCAP-SignatureService v2.0). They hold secrets: WipedJson keeps them.
namespace cunho::scap {

/// SSAuthorizationRequestDTO.
Json authorizationBody(const ScapOptions& options, const std::string& process, const Secret& code,
                       const Citizen& citizen, const crypto::Certificate& certificate,
                       const std::vector<ChosenAttributes>& chosen,
                       std::span<const CitizenSignedDocument> documents);

/// SSSignHashRequestDTO.
Json signHashBody(const ScapOptions& options, const SignTransaction& transaction, const Secret& code,
                  std::span<const crypto::Digest> digests);

/// SSGetSignatureRequestDTO.
Json signResultBody(const SignTransaction& transaction);

} // namespace cunho::scap
