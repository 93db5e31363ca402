// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace cunho::signing {

/// Something that this process has and no other: given back with the object, or by the system when the
/// process ends, in whatever way.
class ProcessHold {
  public:
    ProcessHold() = default;
    virtual ~ProcessHold() = default;
    ProcessHold(const ProcessHold&) = delete;
    ProcessHold& operator=(const ProcessHold&) = delete;
};

} // namespace cunho::signing
