// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <filesystem>
#include <string>

namespace cunho::test {

/// Whose card it is.
struct CardHolder {
    std::string givenNames = "MARIA";
    std::string surnames = "DOS SANTOS SILVA";
    std::string civilNumber = "123456789"; ///< eight digits and their check digit
    std::string notAfter = "20400101000000Z";
    std::string notBefore = "20220101000000Z"; ///< those of 2019-09 to 2021-04 never got a mark of activation
};

/// The State's hierarchy above the Citizen Cards with keys of the tests' own: the same names (with "(Teste)"
/// in the OU), key kinds, depth and extensions; authorities with RSA keys have 2048 bits. By the name of a
/// node:
///
///     ecraizestado-002           CN=ECRaizEstado 002, RSA
///       cc-007                   CN=Cartão de Cidadão 007, RSA
///         asc-0018  auc-0018     EC de Assinatura Digital Qualificada | Autenticação … 0018, RSA
///           cc1-signature-3072 cc1-authentication-3072 cc1-signature-2048 cc1-authentication-2048
///       cc-008                   CN=Cartão de Cidadão 008, P-521
///         asc-0020  auc-0020     … 0020, P-384
///           cc2-signature cc2-authentication    P-256
///
/// and under each authority its OCSP responder, "ocsp-" before the authority's name.
///
/// Keys are made once a folder; certificates once a folder, holder and URL. Processes may share the folder.
class CardPki {
  public:
    static constexpr const char* nobody = "http://pki.cunho.example";

    /// `url`: certificates name `<url>/ocsp/<issuer>`, `<url>/crl/<issuer>.crl` and `<url>/ca/<issuer>.cer`,
    /// the issuer by its node's name. Empty: they name nothing.
    explicit CardPki(std::filesystem::path folder, std::string url = nobody, CardHolder holder = {});

    std::filesystem::path key(const std::string& node) const;         ///< PEM, made if missing
    std::filesystem::path certificate(const std::string& node) const; ///< PEM, made if missing

    /// PEM of the authorities above a node, nearest first, without the root, in one file.
    std::filesystem::path authorities(const std::string& node) const;

    Bytes certificateDer(const std::string& node) const;

    /// Whether certificates are issued under a node of this name.
    static bool isIssuer(const std::string& node);

    /// Removes every certificate that names this URL, for one that nobody will ever have again.
    void forgetUrl() const;

  private:
    std::filesystem::path makeKey(const std::string& node) const;
    std::filesystem::path makeCertificate(const std::string& node) const;
    std::filesystem::path addressed() const; ///< folder of what names the URL
    std::filesystem::path fileOf(const std::string& node, const std::string& suffix) const;

    std::filesystem::path folder_;
    std::string url_;
    CardHolder holder_;
};

} // namespace cunho::test
