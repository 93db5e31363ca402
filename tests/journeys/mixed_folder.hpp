// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/command_line.hpp"
#include "fakes/generated_pdf.hpp"

#include <cunho/core/bytes.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace cunho::test {

/// PDFs as people have them, in the folder "in" beside each other: invoices of this program (written by Qt),
/// of PoDoFo, by qpdf made for the web or packed into object streams, signed by others or here, rotated, with
/// forms, encrypted without a password, of all cross-reference sections and of 50 kB; and one in every 25 is
/// bad, each in another way: encrypted, damaged, hostile, truncated, empty, a folder, a pipe …
class MixedFolder {
  public:
    MixedFolder(const CommandLine& cli, const TestPki& pki, int count);

    /// In their order, relative to the home of `cli`: "in/000 #ç.pdf".
    const std::vector<std::string>& names() const { return names_; }

    /// Why each of the bad ones is not signed, by name.
    const std::map<std::string, std::string>& bad() const { return bad_; }

    std::size_t good() const { return names_.size() - bad_.size(); }

    /// What happens to two of them while others are signed: the last bad ones. Until then they are good.
    void spoil() const;

  private:
    struct Model;

    void writeModels();
    void writeGood(int number, const std::string& name) const;
    void writeBad(int which, const std::string& name);
    void put(const std::string& name, ByteView bytes) const;
    Bytes invoice() const;
    Bytes signedHere() const;
    Bytes byQpdf(const std::vector<std::string>& options) const;

    const CommandLine& cli_;
    const TestPki& pki_;
    std::vector<std::string> names_;
    std::map<std::string, std::string> bad_;
    std::map<std::string, std::vector<Bytes>> models_;
};

/// SHA-256 of each file in a folder, by name.
std::map<std::string, std::string> digestsIn(const std::filesystem::path& folder);

} // namespace cunho::test
