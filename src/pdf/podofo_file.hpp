// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_source.hpp"
#include "pdf/podofo_device.hpp"
#include "pdf/podofo_streams.hpp"

namespace cunho::pdf {

/// One file opened with PoDoFo, whose objects are found here and never changed. It opens no encrypted file.
class PodofoFile final : public ObjectSource {
  public:
    /// `isPlain`: the trailers are known to name no /Encrypt.
    PodofoFile(FileWindow& window, const std::filesystem::path& file, bool isPlain = false);

    /// Runs `use` after parsing; the one way in. PoDoFo's exceptions (PdfError is no std::exception in 0.9.8)
    /// end here, as File/PDF_DAMAGED. Throws Unsupported/PDF_ENCRYPTED.
    template<typename Use>
    void guarded(Use use) {
        try {
            parse();
            use();
            refuseDeepNesting();
        } catch (const Error&) {
            throw;
        } catch (const PoDoFo::PdfError& error) {
            throw damaged(PoDoFo::PdfError::ErrorName(error.GetError()));
        } catch (const std::exception& error) {
            throw damaged(error.what());
        }
    }

    Value trailer() override;
    Value object(ObjectId id) override;
    std::int64_t objectCount() override;

  private:
    std::optional<Bytes> streamData(ObjectId id, std::size_t limit, bool decoded) override;
    void parse();
    void refuseEncrypted(const PoDoFo::PdfObject* trailer) const;
    void lookAtTrailers();
    void refuseDeepNesting() const;
    void release(PoDoFo::PdfObject& object);

    FileWindow& window_;
    bool isPlain_;
    PodofoDevice* device_; ///< owned by `counted_`
    PoDoFo::PdfRefCountedInputDevice counted_;
    PodofoStreams streams_; ///< outlives the objects
    PoDoFo::PdfVecObjects objects_;
    PoDoFo::PdfParser parser_;
    Value trailer_;
    std::size_t taken_ = 0; ///< objects that were asked for
};

} // namespace cunho::pdf
