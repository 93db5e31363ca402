// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A certificate of any origin: a CMS, a security store, a file that a person chose.
#include "fakes/test_pki.hpp"
#include "fuzz/fuzz.hpp"

#include <cunho/crypto/qc_statements.hpp>

namespace {

void ask(const cunho::crypto::Certificate& certificate) {
    using cunho::crypto::Certificate;
    for (const auto text :
         {&Certificate::subject, &Certificate::issuer, &Certificate::commonName,
          &Certificate::organizationName, &Certificate::organizationIdentifier, &Certificate::title,
          &Certificate::organizationalUnitName, &Certificate::subjectSerialNumber, &Certificate::serialNumber,
          &Certificate::signatureAlgorithm, &Certificate::pem})
        (certificate.*text)();
    for (const auto yes :
         {&Certificate::isAuthority, &Certificate::isSelfIssued, &Certificate::hasNonRepudiation,
          &Certificate::hasSigningUse, &Certificate::hasTimestampingUse, &Certificate::hasOcspSigningUse,
          &Certificate::hasOcspNoCheck})
        (certificate.*yes)();
    for (const auto urls : {&Certificate::ocspUrls, &Certificate::issuerUrls, &Certificate::crlUrls})
        (certificate.*urls)();
    certificate.notBefore();
    certificate.notAfter();
    certificate.keyAlgorithm();
    certificate.keyBits();
    cunho::crypto::qcStatements(certificate);
}

} // namespace

void cunho::fuzz::tryInput(ByteView input) {
    static const test::TestPki pki;
    static const std::vector<crypto::Certificate> anchors{pki.root()};
    const auto list = crypto::Certificate::listFromFile(input);
    for (const auto& certificate : list) {
        ask(certificate);
        require(crypto::Certificate::fromDer(certificate.der()) == certificate,
                "DER is read as it is written");
        crypto::verifyChain(certificate, list, anchors, test::day(2026, 1, 1));
    }
    crypto::orderChain(list);
}
