// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>

namespace cunho::sandbox {

/// What nobody outside the State knows (autenticacao-gov J); the number is the question's there.
///
///     switch                    default  values       means
///     processIdReuse            false    bool         J1   signHash may bring the processId of its authorize
///     verifyBearerOptional      false    bool         J2   verify calls may come without SAFEAuthorization
///     verifyOnce                false    bool         J3   a result is handed out once (see below)
///     unknownIdStatus           400      400 or 404   J4   answer to verify for an id that nobody posted
///     sadLifeSeconds            60       1 … 86400    J5   age at which a SAD is refused
///     replaceAccount            false    bool         J6   a second account of a key takes the first one's
///                                                          place; else it is refused
///     renewalKeepsCredential    false    bool         J7   a key's next account has the credentialID and the
///                                                          certificate of the one before
///     accessLifeSeconds         360000   1 … 10^8     J8   as in the examples of the API file
///     refreshLifeSeconds        2592000  1 … 10^8     J8   likewise
///     oldRefreshLives           false    bool         J8   the refresh token before a rotation still serves
///     expirationDateOptional    false    bool         J9   an account may be asked for without
///                                                          expirationDate
///     expirationDateOnly        false    bool         J10  accountExpirationDate is a date, else date and
///                                                          time
///     limitPerRequest           false    bool         J11  signaturesLimit counts requests, else hashes
///     limitAtAuthorize          false    bool         J11  it counts when authorised, else when signed
///     singleBase64              false    bool         J12  certificates are Base64 once, else twice
///     certificateSeconds        8        0 … 100000   A.8  how long an account's certificate takes
///     faStateEmpty              false    bool         A.4  the redirect brings state= without a value
///     faLooseBase64             false    bool         J9   the account's attribute may be URL-safe Base64
///                                                          without padding
///     faEscapedDollar           false    bool         J9   %24 in a value of that attribute is a '$'
///     faOtherOrder              false    bool         A.6  the redirect's parameters come in another order
///     faStateless               false    bool         A.7  attributes without state: null means pending
///     faIsoDates                false    bool         A.7  a citizen's dates are YYYY-MM-DD, else DD-MM-YYYY
///     faTokenLifeSeconds        7200     1 … 10^8     A.6  life of an access token of an authentication
///     scapCodeDescription       false    bool         J15  a status has codeDescription, else message
///     scapRepeats               false    bool         D.2  a later part repeats the earlier attributes
///     cmdOaep                   false    bool         J13  phone, PIN and code are padded by OAEP (SHA-1),
///     else
///                                                          by PKCS#1 v1.5
///     cmdSortedChain            false    bool         C.3  a citizen's certificates come as signer, issuer,
///                                                          root, else as signer, root, issuer
///     cmdEmptyCertificate       false    bool         C.3  who may not sign has an empty certificate, else
///     nil
///     scapHttpErrors            false    bool         D.2  a 401 of an authorisation or a result is the
///                                                          reply's status, too, else 200
///     scapSealAttributes        false    bool         D.4  SCAP's own transaction names all attributes, else
///                                                          none
///     scapLooseAttributes       false    bool         D.4  attributes to sign with may lack the ids of their
///                                                          parts and spell the same moment in another way
///     scapForeignCitizens       false    bool         D.4  a citizen's certificate may be of a PKI that is
///                                                          not the sandbox's, as that of a card is
///
/// The default is the reading that blames a client for more. For verifyOnce that is false: while a result can
/// be fetched again, nobody may sign a hash twice (check 32); when it cannot, a client that lost it has to.
/// For the limit it is the count that the client itself keeps (autenticacao-gov D.8).
enum class Switch : std::size_t {
    ProcessIdReuse,
    VerifyBearerOptional,
    VerifyOnce,
    UnknownIdStatus,
    SadLifeSeconds,
    ReplaceAccount,
    RenewalKeepsCredential,
    AccessLifeSeconds,
    RefreshLifeSeconds,
    OldRefreshLives,
    ExpirationDateOptional,
    ExpirationDateOnly,
    LimitPerRequest,
    LimitAtAuthorize,
    SingleBase64,
    CertificateSeconds,
    FaStateEmpty,
    FaLooseBase64,
    FaEscapedDollar,
    FaOtherOrder,
    FaStateless,
    FaIsoDates,
    FaTokenLifeSeconds,
    ScapCodeDescription,
    ScapRepeats,
    CmdOaep,
    CmdSortedChain,
    CmdEmptyCertificate,
    ScapHttpErrors,
    ScapSealAttributes,
    ScapLooseAttributes,
    ScapForeignCitizens,
    Count
};

/// The switches' values. Safe for threads.
class Switches {
  public:
    Switches() { reset(); }

    int value(Switch which) const noexcept { return values_.at(static_cast<std::size_t>(which)); }
    bool isOn(Switch which) const noexcept { return value(which) != 0; }

    /// `{"verifyOnce":true,…}`: all or none are set. Throws Input/SANDBOX_BAD_FAULT.
    void set(const nlohmann::json& values);

    nlohmann::json all() const;
    void reset();

  private:
    std::array<std::atomic<int>, static_cast<std::size_t>(Switch::Count)> values_{};
};

} // namespace cunho::sandbox
