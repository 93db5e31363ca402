// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/card_pki.hpp"

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cunho::test {

/// Which card it is, and how it misbehaves.
struct EmulatedCardChoice {
    enum class Kind { Cc1, Cc2, Foreign };
    Kind kind = Kind::Cc2;
    bool t0 = false;          ///< CC1 only: T=0 with 61xx and 6Cxx
    int rsaBits = 3072;       ///< CC1: 2048 or 3072
    bool oldApplet = false;   ///< CC1 of IAS v3: SHA-1 and SHA-256 only, no PSS; always so on T=0
    bool contactless = false; ///< CC2's ATR of the air, PACE demanded
    /// false: EF 3F00/0003 says "not activated", and CC2 has no signature certificate (zeros in its file).
    bool signatureActive = true;
    CardHolder holder{};
    std::string url = CardPki::nobody; ///< of issuers, CRLs and OCSP in the certificates: see CardPki
    std::string pin = "2222";          ///< of the signature; authentication has 1111, address 3333
    std::string puk = "12345678";
    int tries = 3;
    bool keepsPin = false; ///< stays verified after a signature

    bool signsOther = false;         ///< signs another digest than it was given
    bool signsGarbage = false;       ///< a value of the right length that is no signature
    std::uint16_t refusesToSign = 0; ///< status of COMPUTE DIGITAL SIGNATURE instead of a value
    std::uint16_t blocked = 0x6983;  ///< what it says of a blocked PIN: 6983, 6984 or 63C0
    std::uint16_t lastTry = 0x63C0;  ///< what it says to the wrong PIN that blocks it
    bool answersHash = false;        ///< PSO HASH gives the digest back (61xx without Le)

    enum class Lie {
        None,
        FileSize,          ///< FCI says 65535 bytes
        CertificateLength, ///< DER header of the signature certificate says 65000 bytes
        EndlessFile,       ///< READ BINARY never comes to an end
        EndlessResponse,   ///< 61FF after each GET RESPONSE
        WrongLe,           ///< 6Cxx whatever Le is
        TriesUntold,       ///< VERIFY without data is 6A86
    };
    Lie lie = Lie::None;

    /// What becomes of the answer to the command of number `spoiledCommand` (the first is 1).
    enum class Spoil {
        Empty,       ///< nothing, not even a status
        OneByte,     ///< half a status
        StatusOnly,  ///< its data left out
        Garbage,     ///< 37 bytes that mean nothing
        Oversized,   ///< 300 bytes and 9000: more than a short Le allows
        OtherStatus, ///< 6F00
    };
    int spoiledCommand = 0;
    Spoil spoil = Spoil::Garbage;

    /// Has the last word: number of the command, command, answer that would be given.
    std::function<Bytes(int, ByteView, Bytes)> twist{};
};

/// A Citizen Card without plastic: answers command APDUs as CC1 (IAS v3 and v4) or CC2 (IAS v5) do, with test
/// certificates that mirror the State's hierarchy. ISO/IEC 7816-4 and -8. Not thread-safe.
///
/// It is strict where cards differ: after a reset, nothing but the MF answers before an application is
/// selected; selecting an application drops the PINs; on T=0 a command with data and Le is 6700.
class EmulatedCard {
  public:
    /// `pki`: folder of its keys and certificates, made at first use.
    EmulatedCard(const std::filesystem::path& pki, EmulatedCardChoice choice);
    EmulatedCard(EmulatedCard&&) noexcept;
    EmulatedCard& operator=(EmulatedCard&&) noexcept;
    ~EmulatedCard();

    Bytes atr() const;
    Bytes reset();                  ///< drops selection and PINs; the ATR
    Bytes answer(ByteView command); ///< data and SW1 SW2

    int commandCount() const;                 ///< commands so far
    std::vector<std::string> headers() const; ///< their CLA INS P1 P2, hexadecimal
    int verifyCount() const;                  ///< VERIFY commands with data so far
    int signatureCount() const;               ///< values given
    int triesLeft() const;                    ///< of the signature PIN

    std::filesystem::path root() const;                 ///< PEM, "ECRaizEstado" of the test hierarchy
    std::filesystem::path signatureCertificate() const; ///< PEM
    std::filesystem::path authenticationCertificate() const;

    /// PEM of the authorities between signature certificate and root, in one file.
    std::filesystem::path signatureAuthorities() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::test
