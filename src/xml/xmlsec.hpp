// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <libxml/xmlerror.h>
#include <memory>
#include <string>
#include <xmlsec/xmldsig.h>

/// The door to xmlsec1.
namespace cunho::xml {

/// Starts the library once a process, without its own output and without any way to open an address. Throws
/// Internal/CRYPTO_FAILED.
void startXmlsec();

/// As long as it lives, libxml2 and xmlsec1 tell this thread's mistakes to it instead of standard error.
class Complaints {
  public:
    Complaints();
    ~Complaints();
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;

    /// The first complaint since the last call; the first is the cause of the others.
    std::string take();

  private:
    xmlStructuredErrorFunc earlier_;
    void* earlierContext_;
};

struct FreeSignatureContext {
    void operator()(xmlSecDSigCtx* context) const noexcept { xmlSecDSigCtxDestroy(context); }
};
using SignatureContext = std::unique_ptr<xmlSecDSigCtx, FreeSignatureContext>;

} // namespace cunho::xml
