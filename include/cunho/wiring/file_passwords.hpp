// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>
#include <cunho/pdf/passwords.hpp>

#include <filesystem>
#include <memory>

namespace cunho::wiring {

/// The passwords of protected files that a person typed in this session. Each is tried for every file from
/// then on; they are in memory alone, and wiped with the last holder of `all`.
class FilePasswords {
  public:
    /// `programs`: the folder of cunho-pdf-worker.
    explicit FilePasswords(std::filesystem::path programs);

    /// Reads the file with this password and keeps it when it opens the file; a wrong one is forgotten, and
    /// one that the file does not need.
    /// Throws Credential/PDF_PASSWORD_NEEDED when it is wrong, else as pdf::Reader. May be called from any
    /// thread.
    void open(const std::filesystem::path& file, Secret password);

    std::shared_ptr<const pdf::Passwords> all() const { return all_; }

  private:
    bool isOpen(const std::filesystem::path& file) const;

    std::filesystem::path programs_;
    std::shared_ptr<pdf::Passwords> all_ = std::make_shared<pdf::Passwords>();
};

/// For cunho-page-painter (see password_block.hpp): the newest of them, as many as a block holds. Empty for
/// null.
Secret passwordBlock(const pdf::Passwords* passwords);

} // namespace cunho::wiring
