// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "signing/verification/subject.hpp"
#include "signing/verification/timestamp_check.hpp"

#include <vector>

namespace cunho::signing {

/// What surrounds one signature in its file.
struct Surroundings {
    std::vector<const TokenFinding*> over;  ///< document time-stamps that cover it, oldest first
    std::vector<const TokenFinding*> under; ///< those that it covers
    bool securityStore = false;
};

/// Judges one signature whose Contents could be read (EN 319 102-1, 5.3 to 5.6), into a report that has the
/// facts of its field and the changes made after it.
void checkSignature(Context& context, const Subject& subject, const Surroundings& around,
                    SignatureReport& report);

/// What the signature value and the attributes of a CMS alone say.
Conclusion judgeCms(const crypto::CmsInspection& cms);

/// What later revisions did that they may not: FORMAT_FAILURE, else passed.
Conclusion judgeChanges(const SignatureReport& report);

} // namespace cunho::signing
