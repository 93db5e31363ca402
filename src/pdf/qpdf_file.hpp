// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_source.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/wanted_pages.hpp"
#include "pdf/window_input.hpp"
#include "pdf/xref_entries.hpp"

#include <cunho/pdf/passwords.hpp>

namespace cunho::pdf {

/// One file opened with libqpdf, strictly: nothing is repaired, an object that is damaged is an error.
class QpdfFile final : public ObjectSource {
  public:
    QpdfFile(std::shared_ptr<WindowInput> input, const std::filesystem::path& file,
             const Passwords* passwords);

    /// Runs `use` after opening; the one way in. The library's exceptions end here, as File/PDF_DAMAGED.
    /// Throws Credential/PDF_PASSWORD_NEEDED and Unsupported/PDF_ENCRYPTED.
    template<typename Use>
    void guarded(Use use) {
        try {
            parse();
            use();
        } catch (const Error&) {
            throw;
        } catch (const std::exception& error) { // QPDFExc is one
            input_->rethrow();
            throw damaged(error.what());
        }
    }

    Value trailer() override { return trailer_; }
    Value object(ObjectId id) override;
    std::int64_t objectCount() override { return objectCount_; }

    /// What the file's cross-references say; nothing when they could not be read.
    XrefTable sections() const { return document_ ? document_->getXRefTable() : XrefTable(); }

    /// How the file is encrypted.
    const std::optional<Encryption>& encryption() const noexcept { return encryption_; }

    /// Whether its /P lets somebody who is not the owner sign an existing field, and add one.
    bool mayFill() const noexcept;
    bool mayAdd() const noexcept;

  private:
    std::optional<Bytes> streamData(ObjectId id, std::size_t limit, bool decoded) override;
    void parse();
    void readEncryption();
    std::size_t keySize(int version);
    bool hasMac();
    void readTable();
    Value convert(QPDFObjectHandle object, int depth);
    Value convertDictionary(QPDFObjectHandle dictionary, int depth);
    std::optional<std::string> plainHex(QPDFObjectHandle string);
    void refuseWarnings();

    std::shared_ptr<WindowInput> input_;
    const Passwords* passwords_;
    std::unique_ptr<QPDF> document_;
    Value trailer_;
    std::int64_t objectCount_ = 0;
    std::optional<Encryption> encryption_;
    int securityRevision_ = 0; ///< /R of the standard security handler
};

/// Every part of the open file, and what its encryption says.
void readAll(QpdfFile& file, WantedPages wanted, PdfStructure& out);

} // namespace cunho::pdf
