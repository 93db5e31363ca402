// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace cunho::pdf {

namespace {

constexpr int maximumHops = 16; // references to references
constexpr double maximumCoordinate = 1e7;

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

} // namespace

PodofoFile::PodofoFile(FileWindow& window, const std::filesystem::path& file)
    : window_(window), file_(file), device_(new PodofoDevice(window)), counted_(device_), parser_(&objects_) {
    setUpPodofo();
    objects_.SetAutoDelete(true);
    objects_.SetStreamFactory(&streams_);
}

void PodofoFile::parse() {
    refuseEncrypted();
    parser_.ParseFile(counted_, true);
    catalog_ = dictionary(trailer(), "Root");
    if (catalog_ == nullptr || !reference(trailer(), "Root")) {
        throw damaged("no catalog");
    }
}

/// Before the library tries to decrypt: it leaks when it fails, and fails on most encrypted files.
void PodofoFile::refuseEncrypted() {
    PoDoFo::PdfVecObjects unused;
    unused.SetAutoDelete(true);
    const TrailerParser parser(unused, window_);
    const Object* trailer = parser.GetTrailer();
    if (trailer != nullptr && trailer->IsDictionary() && trailer->GetDictionary().HasKey("Encrypt")) {
        throw Error(Fault::Unsupported, "PDF_ENCRYPTED", {{"file", file_.filename().string()}});
    }
}

/// PoDoFo swallows errors of objects that it thinks nobody needs.
void PodofoFile::refuseDeepNesting() const {
    if (device_->tooDeep() || streams_.tooDeep()) {
        throw damaged("objects nest too deep");
    }
}

std::int64_t PodofoFile::objectCount() const {
    std::int64_t count = 0;
    for (const Object* object : objects_) {
        count = std::max<std::int64_t>(count, std::int64_t{object->Reference().ObjectNumber()} + 1);
    }
    return count;
}

const PodofoFile::Object* PodofoFile::resolve(const Object* object) const {
    for (int hop = 0; hop < maximumHops && object != nullptr && object->IsReference(); ++hop) {
        object = objects_.GetObject(object->GetReference());
    }
    return object != nullptr && (object->IsReference() || object->IsNull()) ? nullptr : object;
}

const PodofoFile::Object* PodofoFile::get(const Dict& parent, const char* key) const {
    return resolve(parent.GetKey(PoDoFo::PdfName(key)));
}

const PodofoFile::Dict* PodofoFile::dictionary(const Object* object) const {
    object = resolve(object);
    return object != nullptr && object->IsDictionary() ? &object->GetDictionary() : nullptr;
}

const PodofoFile::Dict* PodofoFile::dictionary(const Dict& parent, const char* key) const {
    return dictionary(parent.GetKey(PoDoFo::PdfName(key)));
}

const PodofoFile::Array* PodofoFile::array(const Dict& parent, const char* key) const {
    const Object* object = get(parent, key);
    return object != nullptr && object->IsArray() ? &object->GetArray() : nullptr;
}

std::optional<Rectangle> PodofoFile::rectangle(const Object* object) const {
    object = resolve(object);
    if (object == nullptr || !object->IsArray() || object->GetArray().size() != 4) {
        return std::nullopt;
    }
    std::array<double, 4> at{};
    for (std::size_t i = 0; i < at.size(); ++i) {
        const Object* number = resolve(&object->GetArray()[i]);
        if (number == nullptr || !(number->IsNumber() || number->IsReal()) ||
            !(std::abs(number->GetReal()) <= maximumCoordinate)) {
            return std::nullopt;
        }
        at[i] = number->GetReal();
    }
    return Rectangle{std::min(at[0], at[2]), std::min(at[1], at[3]), std::max(at[0], at[2]),
                     std::max(at[1], at[3])};
}

std::string PodofoFile::name(const Dict& parent, const char* key) const {
    const Object* object = get(parent, key);
    return object != nullptr && object->IsName() ? object->GetName().GetName() : "";
}

Bytes PodofoFile::string(const Dict& parent, const char* key) const {
    const Object* object = get(parent, key);
    const bool is = object != nullptr && (object->IsString() || object->IsHexString());
    return is ? bytesOf(object->GetString()) : Bytes{};
}

std::string PodofoFile::text(const Dict& parent, const char* key) const {
    return textStringToUtf8(string(parent, key));
}

std::optional<Bytes> PodofoFile::stream(const Object* object, std::size_t limit) const {
    return takeStream(object, limit, true);
}

std::optional<Bytes> PodofoFile::rawStream(const Object* object, std::size_t limit) const {
    return takeStream(object, limit, false);
}

std::optional<Bytes> PodofoFile::takeStream(const Object* object, std::size_t limit, bool decoded) const {
    try {
        object = resolve(object);
        const Dict* head = dictionary(object);
        const Object* length = head == nullptr ? nullptr : get(*head, "Length");
        if (length == nullptr || !length->IsNumber() || length->GetNumber() < 0 ||
            static_cast<std::uint64_t>(length->GetNumber()) > limit || !object->HasStream()) {
            return std::nullopt; // asked before the library loads the whole of it
        }
        LimitedOutput out(limit);
        object->GetStream()->GetCopy(&out);
        auto bytes = out.take();
        return bytes && decoded ? unpacked(*object, *bytes, limit) : std::move(bytes);
    } catch (const PoDoFo::PdfError&) {
        return std::nullopt;
    }
}

std::optional<ObjectId> PodofoFile::reference(const Dict& parent, const char* key) {
    const Object* object = parent.GetKey(PoDoFo::PdfName(key));
    return object != nullptr && object->IsReference() ? std::optional(idOf(object->GetReference()))
                                                      : std::nullopt;
}

} // namespace cunho::pdf
