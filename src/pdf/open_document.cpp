// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/open_document.hpp"

#include <qpdf/QUtil.hh>
#include <string>
#include <vector>

namespace cunho::pdf {

namespace {

/// Wipes each on destruction.
class Candidates {
  public:
    /// Older encryptions hash the password in PDFDocEncoding or whatever the program had at hand, newer ones
    /// in UTF-8 (7.6.3.3; ISO 32000-2, 7.6.4.3.3).
    explicit Candidates(const Secret& password) {
        std::string text(password.exposeText());
        all_ = QUtil::possible_repaired_encodings(text);
        wipe(text);
    }
    ~Candidates() {
        for (std::string& text : all_) {
            wipe(text);
        }
    }
    Candidates(const Candidates&) = delete;
    Candidates& operator=(const Candidates&) = delete;

    const std::vector<std::string>& all() const noexcept { return all_; }

  private:
    std::vector<std::string> all_;
};

/// None when the password does not fit.
std::unique_ptr<QPDF> tryPassword(const std::function<void(QPDF&, const char*)>& process,
                                  const std::string& password) {
    auto document = std::make_unique<QPDF>();
    try {
        process(*document, password.c_str());
    } catch (const QPDFExc& error) {
        if (error.getErrorCode() != qpdf_e_password) {
            throw;
        }
        return nullptr;
    }
    return document;
}

} // namespace

std::unique_ptr<QPDF> openDocument(const std::function<void(QPDF& document, const char* password)>& process,
                                   const Passwords* passwords) {
    if (auto document = tryPassword(process, "")) {
        return document;
    }
    for (const Secret& password : passwords == nullptr ? std::vector<Secret>{} : passwords->all()) {
        const Candidates candidates(password);
        for (const std::string& candidate : candidates.all()) {
            if (auto document = tryPassword(process, candidate)) {
                return document;
            }
        }
    }
    throw QPDFExc(qpdf_e_password, "PDF", "", 0, "no password fits");
}

} // namespace cunho::pdf
