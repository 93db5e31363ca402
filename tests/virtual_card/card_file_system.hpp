// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/card_files.hpp"
#include "virtual_card/card_pins.hpp"
#include "virtual_card/command_apdu.hpp"
#include "virtual_card/emulated_card.hpp"

#include <string>

namespace cunho::test {

/// Applications and files: SELECT and READ BINARY (ISO/IEC 7816-4 sections 7.1.1 and 7.2.3).
class CardFileSystem {
  public:
    /// `choice` must outlive it.
    CardFileSystem(const EmulatedCardChoice& choice, CardFiles files, CardFiles nationalFiles);

    Reply select(const Apdu& apdu);
    Reply readBinary(const Apdu& apdu, const CardPins& pins);
    void forget();

    /// An application with files is selected; the one with PINs and keys, too.
    bool hasApplication() const noexcept { return !application_.empty(); }
    bool hasKeys() const noexcept { return application_ == "02" || application_ == "04"; }

  private:
    Reply selectApplication(const Apdu& apdu);
    Reply selectIdentifier(const Apdu& apdu);
    Reply selectPath(const Apdu& apdu, const std::string& path);
    Reply readFrom(const Bytes& content, std::size_t offset, std::size_t length) const;
    std::string byShortIdentifier(unsigned identifier) const;
    const CardFiles& here() const { return application_ == "05" ? nationalFiles_ : files_; }

    const EmulatedCardChoice& choice_;
    CardFiles files_;
    CardFiles nationalFiles_;
    std::string application_; ///< last byte of the selected AID, hexadecimal; empty: none
    std::string folder_;      ///< path of the current DF; empty: MF
    std::string file_;        ///< path of the current EF
};

} // namespace cunho::test
