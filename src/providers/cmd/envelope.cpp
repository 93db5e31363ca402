// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "envelope.hpp"

#include <cunho/xml/writer.hpp>

namespace cunho::providers::cmd {
namespace {

using xml::Writer;

template<typename Members>
Bytes envelope(std::string_view operation, Members members) {
    Writer out;
    out.start("s:Envelope");
    out.declare("s", soapSpace);
    out.start("s:Body");
    out.start(operation);
    out.declare("", serviceSpace);
    out.declare("d", dataSpace);
    members(out);
    return std::move(out).finish();
}

/// applicationId is typed base64Binary: of its UTF-8 bytes.
std::string encoded(const std::string& applicationId) {
    return toBase64(asBytes(applicationId));
}

std::string encoded(const crypto::Digest& digest) {
    return toBase64(crypto::digestInfo(digest));
}

} // namespace

Bytes getCertificateBody(const Sender& sender) {
    return envelope(operation::getCertificate, [&](Writer& out) {
        out.element("applicationId", encoded(sender.applicationId));
        out.element("userId", sender.userCipher);
    });
}

Bytes getCertificateWithPinBody(const Sender& sender, const std::string& pinCipher) {
    return envelope(operation::getCertificateWithPin, [&](Writer& out) {
        out.element("applicationId", encoded(sender.applicationId));
        out.element("userId", sender.userCipher);
        out.element("pin", pinCipher);
    });
}

Bytes signBody(const Sender& sender, const std::string& pinCipher, const Document& document) {
    return envelope(operation::sign, [&](Writer& out) {
        out.start("request");
        out.element("d:ApplicationId", encoded(sender.applicationId));
        out.element("d:DocName", document.name);
        out.element("d:Hash", encoded(document.digest));
        out.element("d:Pin", pinCipher);
        out.element("d:UserId", sender.userCipher);
    });
}

Bytes multipleSignBody(const Sender& sender, const std::string& pinCipher,
                       std::span<const Document> documents) {
    return envelope(operation::multipleSign, [&](Writer& out) {
        out.start("request");
        out.element("d:ApplicationId", encoded(sender.applicationId));
        out.element("d:Pin", pinCipher);
        out.element("d:UserId", sender.userCipher);
        out.end();
        out.start("documents");
        for (const Document& document : documents) {
            out.start("d:HashStructure");
            out.element("d:Hash", encoded(document.digest));
            out.element("d:Name", document.name);
            out.element("d:id", document.id);
            out.end();
        }
    });
}

Bytes forceSmsBody(const Sender& sender, const std::string& processId) {
    return envelope(operation::forceSms, [&](Writer& out) {
        out.element("processId", processId);
        out.element("citizenId", sender.userCipher);
        out.element("applicationId", encoded(sender.applicationId));
    });
}

Bytes validateOtpBody(const std::string& applicationId, const std::string& processId,
                      const std::string& codeCipher) {
    return envelope(operation::validateOtp, [&](Writer& out) {
        out.element("code", codeCipher);
        out.element("processId", processId);
        out.element("applicationId", encoded(applicationId));
    });
}

} // namespace cunho::providers::cmd
