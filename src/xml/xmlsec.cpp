// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/xmlsec.hpp"

#include "xml/pss_transform.hpp"

#include <cunho/core/error.hpp>

#include <libxml/globals.h>
#include <libxml/parser.h>
#include <utility>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/xmlsec.h>

namespace cunho::xml {
namespace {

thread_local std::string firstComplaint;

void note(std::string complaint) {
    if (firstComplaint.empty())
        firstComplaint = std::move(complaint);
}

void noteXmlsec(const char*, int, const char* function, const char* object, const char* subject, int reason,
                const char* message) {
    std::string complaint = "xmlsec1 error " + std::to_string(reason);
    for (const char* part : {function, object, subject, message}) {
        if (part != nullptr && *part != '\0')
            complaint += std::string(" ") + part;
    }
    note(complaint);
}

void noteLibxml(void*, xmlErrorPtr error) {
    note(error == nullptr || error->message == nullptr ? "libxml2" : error->message);
}

struct Library {
    Library() {
        xmlInitParser();
        const bool started = xmlSecInit() >= 0 && xmlSecCheckVersion() == 1 &&
                             xmlSecCryptoAppInit(nullptr) >= 0 && xmlSecCryptoInit() >= 0;
        if (!started)
            throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "xmlsec1 did not start");
        for (const auto id : pssTransforms()) {
            if (xmlSecTransformIdsRegister(id) < 0)
                throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "xmlsec1 takes no signature method");
        }
        xmlSecErrorsSetCallback(noteXmlsec); // after xmlSecCryptoInit, which sets one of its own
        xmlSecIOCleanupCallbacks();
    }
};

} // namespace

void startXmlsec() {
    static const Library library;
}

Complaints::Complaints() : earlier_(xmlStructuredError), earlierContext_(xmlStructuredErrorContext) {
    xmlSetStructuredErrorFunc(nullptr, noteLibxml);
    firstComplaint.clear();
}

Complaints::~Complaints() {
    xmlSetStructuredErrorFunc(earlierContext_, earlier_);
}

std::string Complaints::take() {
    return std::exchange(firstComplaint, {});
}

} // namespace cunho::xml
