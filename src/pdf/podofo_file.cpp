// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_file.hpp"

#include "pdf/podofo_values.hpp"

#include <algorithm>
#include <mutex>

namespace cunho::pdf {

namespace {

constexpr std::size_t keptObjects = 512; // parsed; those of a large file are forgotten and parsed again

/// The library's process-wide switches; nobody else in the program uses it.
void setUpPodofo() {
    static std::once_flag once;
    std::call_once(once, [] {
        PoDoFo::PdfError::EnableLogging(false);
        PoDoFo::PdfError::EnableDebug(false);
        PoDoFo::PdfParser::SetMaxObjectCount(maximumObjects);
    });
}

/// Reads cross-reference sections and trailers only.
class TrailerParser final : public PoDoFo::PdfParser {
  public:
    TrailerParser(PoDoFo::PdfVecObjects& objects, FileWindow& window) : PdfParser(&objects) {
        m_device = PoDoFo::PdfRefCountedInputDevice(new PodofoDevice(window));
        ReadDocumentStructure();
    }
};

/// Takes what a filter gives until it is too much: a few bytes of Flate can hold gigabytes.
class LimitedOutput final : public PoDoFo::PdfOutputStream {
  public:
    explicit LimitedOutput(std::size_t limit) : limit_(limit) {}

    PoDoFo::pdf_long Write(const char* data, PoDoFo::pdf_long length) override {
        const auto size = static_cast<std::size_t>(length);
        isFull_ = isFull_ || size > limit_ - bytes_.size();
        if (!isFull_) {
            const ByteView piece = asBytes({data, size});
            bytes_.insert(bytes_.end(), piece.begin(), piece.end());
        }
        return length;
    }

    void Close() override {}

    bool isFull() const noexcept { return isFull_; }

    /// Nothing when there was more than the limit.
    std::optional<Bytes> take() { return isFull_ ? std::nullopt : std::optional(std::move(bytes_)); }

  private:
    std::size_t limit_;
    bool isFull_ = false;
    Bytes bytes_;
};

/// Unpacks in small pieces and stops between two of them: PoDoFo's filters lose their memory when somebody
/// throws through them. One piece holds at most about 1 MiB.
std::optional<Bytes> unpacked(const PoDoFo::PdfObject& object, const Bytes& packed, std::size_t limit) {
    const auto filters = PoDoFo::PdfFilterFactory::CreateFilterList(&object);
    if (filters.empty()) {
        return packed;
    }
    constexpr std::size_t piece = 1024;
    LimitedOutput out(limit);
    const std::unique_ptr<PoDoFo::PdfOutputStream> filter(
        PoDoFo::PdfFilterFactory::CreateDecodeStream(filters, &out, &object.GetDictionary()));
    const std::string_view data = asText(packed);
    for (std::size_t at = 0; at < data.size() && !out.isFull(); at += piece) {
        const std::string_view part = data.substr(at, piece);
        filter->Write(part.data(), static_cast<PoDoFo::pdf_long>(part.size()));
    }
    filter->Close();
    return out.take();
}

/// The library believes the number in front of an object, not the one that its cross-reference says.
bool hasTwins(PoDoFo::PdfVecObjects& objects) {
    const auto isTwin = [](const PoDoFo::PdfObject* a, const PoDoFo::PdfObject* b) {
        return a->Reference() == b->Reference();
    };
    objects.Sort();
    return std::adjacent_find(objects.begin(), objects.end(), isTwin) != objects.end();
}

} // namespace

PodofoFile::PodofoFile(FileWindow& window, const std::filesystem::path& file, bool isPlain)
    : ObjectSource(file)
    , window_(window)
    , isPlain_(isPlain)
    , device_(new PodofoDevice(window))
    , counted_(device_)
    , parser_(&objects_) {
    setUpPodofo();
    objects_.SetAutoDelete(true);
    objects_.SetStreamFactory(&streams_);
}

void PodofoFile::parse() {
    if (!isPlain_) {
        lookAtTrailers();
    }
    parser_.ParseFile(counted_, true);
    refuseEncrypted(parser_.GetTrailer());
    if (hasTwins(objects_)) { // a cross-reference led to another object than it says
        throw damaged("two objects have one number");
    }
    trailer_ = valueOf(*parser_.GetTrailer());
}

/// Before the library tries to decrypt: it leaks when it fails, and fails on most encrypted files.
void PodofoFile::lookAtTrailers() {
    PoDoFo::PdfVecObjects unused;
    unused.SetAutoDelete(true);
    const TrailerParser parser(unused, window_);
    refuseEncrypted(parser.GetTrailer());
}

void PodofoFile::refuseEncrypted(const PoDoFo::PdfObject* trailer) const {
    if (trailer != nullptr && trailer->IsDictionary() && trailer->GetDictionary().HasKey("Encrypt")) {
        throw Error(Fault::Unsupported, "PDF_ENCRYPTED", {{"file", path().filename().string()}});
    }
}

/// PoDoFo swallows errors of objects that it thinks nobody needs.
void PodofoFile::refuseDeepNesting() const {
    if (device_->tooDeep() || streams_.tooDeep()) {
        throw damaged("objects nest too deep");
    }
}

Value PodofoFile::trailer() {
    return trailer_;
}

Value PodofoFile::object(ObjectId id) {
    PoDoFo::PdfObject* object = objects_.GetObject({id.number, id.generation});
    if (object ==
        nullptr) { // null (7.3.10), or packed in a hybrid file (7.5.8.4), where this library sees nothing
        throw damaged("object " + std::to_string(id.number) + " is not there");
    }
    Value out = valueOf(*object);
    ++taken_;
    release(*object);
    return out;
}

std::int64_t PodofoFile::objectCount() {
    std::int64_t count = 0;
    for (const PoDoFo::PdfObject* object : objects_) {
        count = std::max<std::int64_t>(count, std::int64_t{object->Reference().ObjectNumber()} + 1);
    }
    return count;
}

/// So that walking a hundred thousand pages does not keep them all.
void PodofoFile::release(PoDoFo::PdfObject& object) {
    auto* parsed = dynamic_cast<PoDoFo::PdfParserObject*>(&object);
    if (parsed != nullptr && taken_ > keptObjects) {
        parsed->FreeObjectMemory();
    }
}

std::optional<Bytes> PodofoFile::streamData(ObjectId id, std::size_t limit, bool decoded) {
    try {
        PoDoFo::PdfObject* object = objects_.GetObject({id.number, id.generation});
        if (object == nullptr || !object->HasStream()) {
            return std::nullopt;
        }
        LimitedOutput out(limit);
        object->GetStream()->GetCopy(&out);
        auto bytes = out.take();
        bytes = bytes && decoded ? unpacked(*object, *bytes, limit) : std::move(bytes);
        release(*object);
        return bytes;
    } catch (const PoDoFo::PdfError&) {
        return std::nullopt;
    }
}

} // namespace cunho::pdf
