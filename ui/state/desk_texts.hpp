// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/state/signing_desk.hpp"

#include <cunho/app/consent_text.hpp>

namespace cunho::ui {

/// Terms and conditions alone, as *Preferências* shows them.
LegalText termsText(Language language);
app::ConsentText termsOf(Language language);

/// All that a signer agrees to, in the order of the texts.
LegalText consentText(Language language);

/// About signing with the Chave Móvel Digital; its parts have headings.
LegalText cmdInformation(Language language);

/// How to come by something (ids of scap::guidance); empty when there is no such id.
Guidance guidanceOf(std::string_view id, Language language);

/// Fills in what the scene shows of these, for this company.
void addTexts(ActivationScene& scene, Language language);

} // namespace cunho::ui
