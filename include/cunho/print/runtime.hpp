// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <memory>

namespace cunho::print {

/// Makes an offscreen QGuiApplication for as long as it lives when the process has none: the command line and
/// tests draw with Qt's fonts and need one. Where a QApplication exists already, it does nothing.
class Runtime {
  public:
    Runtime();
    ~Runtime();
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::print
