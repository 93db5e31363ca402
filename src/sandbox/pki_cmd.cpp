// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/folder_lock.hpp"
#include "sandbox/pki.hpp"
#include "sandbox/pki_requests.hpp"

// What SCMD signs and decrypts with.
namespace cunho::sandbox {
namespace {

using Profile = crypto::CertificateRequest::Profile;

/// The subject of a citizen's certificate of the CMD.
crypto::CertificateRequest cmdSignerRequest(const CmdSigner& signer) {
    return certificateOf(Profile::QualifiedLeaf,
                         {{"C", "PT"},
                          {"O", "Cidadão Português"},
                          {"OU", "Assinatura Qualificada do Cidadão"},
                          {"serialNumber", signer.subjectNumber()},
                          {"SN", signer.lastName},
                          {"GN", signer.givenName},
                          {"CN", signer.givenName + " " + signer.lastName + " - " + certificateMark}});
}

} // namespace

std::string CmdSigner::subjectNumber() const {
    return documentType == "BI" ? "BI" + documentNumber
                                : documentType + documentCountry + "-" + documentNumber;
}

crypto::CertificateRequest Pki::cmdEncryptionRequest() {
    return certificateNamed(Profile::Root, "SANDBOX CMD.assinatura");
}

Identity Pki::cmdSigner(const CmdSigner& signer) {
    return keepUnder("ec-cmd", "cmd-" + signer.documentNumber, leafBits_, cmdSignerRequest(signer));
}

std::filesystem::path Pki::expiredCmdEncryptionFile() const {
    using namespace std::chrono;
    const FolderLock lock(folder_);
    auto file = folder_ / "cmd-encryption-expired.pem";
    auto past = cmdEncryptionRequest();
    past.notBefore = sys_days{2018y / January / 1};
    past.notAfter = sys_days{2021y / January / 1};
    if (!std::filesystem::exists(file))
        keepPrivateFile(
            file, crypto::issueCertificate(past, cmdEncryption_.key, std::nullopt, cmdEncryption_.key).pem());
    return file;
}

} // namespace cunho::sandbox
