// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cunho::test {

/// Which card it is, and how it misbehaves.
struct EmulatedCardChoice {
    enum class Kind { Cc1, Cc2, Foreign };
    Kind kind = Kind::Cc2;
    bool t0 = false;          ///< CC1 only: T=0 with 61xx and 6Cxx
    int rsaBits = 3072;       ///< CC1: 2048 or 3072
    bool contactless = false; ///< CC2's ATR of the air, PACE demanded
    bool signatureActive = true;
    std::string pin = "2222";
    int tries = 3;
    bool keepsPin = false;   ///< stays verified after a signature
    bool signsOther = false; ///< signs another digest than it was given
};

/// A Citizen Card without plastic: answers command APDUs as CC1 or CC2 do, with test certificates that mirror
/// the State's hierarchy. Not thread-safe.
class EmulatedCard {
  public:
    /// `pki`: folder of its keys and certificates, made at first use.
    EmulatedCard(const std::filesystem::path& pki, EmulatedCardChoice choice);
    ~EmulatedCard();

    Bytes atr() const;
    Bytes reset();                  ///< drops selection and PINs; the ATR
    Bytes answer(ByteView command); ///< data and SW1 SW2

    int verifyCount() const;    ///< VERIFY commands with data so far
    int signatureCount() const; ///< values given
    int triesLeft() const;

    std::filesystem::path root() const;                 ///< PEM, "ECRaizEstado" of the test hierarchy
    std::filesystem::path signatureCertificate() const; ///< PEM

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::test
