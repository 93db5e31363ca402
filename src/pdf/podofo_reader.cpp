// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/file_outline.hpp"
#include "pdf/podofo_device.hpp"
#include "pdf/podofo_streams.hpp"

#include <cunho/pdf/structure.hpp>

#include <algorithm>
#include <limits>
#include <mutex>
#include <set>

namespace cunho::pdf {

namespace {

constexpr long maximumObjects = 1'000'000; // the library's own 8,388,607 lets a 300-byte file cost 318 MB
constexpr int maximumHops = 16;            // references to references

/// The library's process-wide switches; nobody else in the program uses it.
void setUpPodofo() {
    static std::once_flag once;
    std::call_once(once, [] {
        PoDoFo::PdfError::EnableLogging(false);
        PoDoFo::PdfError::EnableDebug(false);
        PoDoFo::PdfParser::SetMaxObjectCount(maximumObjects);
    });
}

ObjectId idOf(const PoDoFo::PdfReference& reference) {
    return {reference.ObjectNumber(), reference.GenerationNumber()};
}

std::string syntaxOf(const PoDoFo::PdfVariant& value) {
    std::string out;
    value.ToString(out, PoDoFo::ePdfWriteMode_Compact);
    return out.substr(std::min(out.find_first_not_of(' '), out.size())); // references start with a blank
}

Dictionary dictionaryOf(const PoDoFo::PdfDictionary& dictionary) {
    Dictionary out;
    for (const auto& [key, value] : dictionary.GetKeys()) {
        out.set(key.GetName(), syntaxOf(*value));
    }
    return out;
}

std::vector<std::string> itemsOf(const PoDoFo::PdfArray& array) {
    std::vector<std::string> out;
    for (const PoDoFo::PdfObject& item : array) {
        out.push_back(syntaxOf(item));
    }
    return out;
}

/// The string's bytes as the file has them; PoDoFo takes a UTF-16 mark away.
Bytes bytesOf(const PoDoFo::PdfString& string) {
    Bytes out;
    if (string.IsValid()) {
        if (string.IsUnicode()) {
            out = {0xFE, 0xFF};
        }
        const std::string_view raw(string.GetString(), static_cast<std::size_t>(string.GetLength()));
        const ByteView bytes = asBytes(raw);
        out.insert(out.end(), bytes.begin(), bytes.end());
    }
    return out;
}

/// Reads cross-reference sections and trailers only.
class TrailerParser final : public PoDoFo::PdfParser {
  public:
    TrailerParser(PoDoFo::PdfVecObjects& objects, FileWindow& window) : PdfParser(&objects) {
        m_device = PoDoFo::PdfRefCountedInputDevice(new PodofoDevice(window));
        ReadDocumentStructure();
    }
};

/// One file being read; every call into PoDoFo happens inside `Reading::run`, below.
class Reading {
  public:
    Reading(FileWindow& window, const std::filesystem::path& file, PdfStructure& out)
        : window_(window)
        , file_(file)
        , out_(out)
        , device_(new PodofoDevice(window))
        , counted_(device_)
        , parser_(&objects_) {
        objects_.SetAutoDelete(true);
        objects_.SetStreamFactory(&streams_);
    }

    /// The door: PoDoFo's exceptions (PdfError is no std::exception in 0.9.8) become File/PDF_DAMAGED.
    void run() {
        try {
            fill();
            if (device_->tooDeep() ||
                streams_.tooDeep()) { // PoDoFo swallows errors of objects that it thinks nobody needs
                throw fileError(file_, "PDF_DAMAGED", "objects nest too deep");
            }
        } catch (const Error&) {
            throw;
        } catch (const PoDoFo::PdfError& error) {
            throw damaged(PoDoFo::PdfError::ErrorName(error.GetError()));
        } catch (const std::exception& error) {
            throw damaged(error.what());
        }
    }

  private:
    using Object = PoDoFo::PdfObject;

    Error damaged(const char* detail) const { return fileError(file_, "PDF_DAMAGED", detail); }

    void fill() {
        refuseEncrypted();
        parser_.ParseFile(counted_, true);
        readTrailer();
        readPages();
        readForm();
        readDocMdp();
    }

    /// Before the library tries to decrypt: it leaks when it fails, and fails on most encrypted files.
    void refuseEncrypted() {
        PoDoFo::PdfVecObjects unused;
        unused.SetAutoDelete(true);
        const TrailerParser parser(unused, window_);
        const Object* trailer = parser.GetTrailer();
        if (trailer != nullptr && trailer->IsDictionary() && trailer->GetDictionary().HasKey("Encrypt")) {
            throw Error(Fault::Unsupported, "PDF_ENCRYPTED", {{"file", file_.filename().string()}});
        }
    }

    const Object* resolve(const Object* object) const {
        for (int hop = 0; hop < maximumHops && object != nullptr && object->IsReference(); ++hop) {
            object = objects_.GetObject(object->GetReference());
        }
        return object != nullptr && (object->IsReference() || object->IsNull()) ? nullptr : object;
    }

    const Object* get(const PoDoFo::PdfDictionary& dictionary, const char* key) const {
        return resolve(dictionary.GetKey(PoDoFo::PdfName(key)));
    }

    const PoDoFo::PdfDictionary* dictionary(const Object* object) const {
        object = resolve(object);
        return object != nullptr && object->IsDictionary() ? &object->GetDictionary() : nullptr;
    }

    const PoDoFo::PdfDictionary* dictionary(const PoDoFo::PdfDictionary& parent, const char* key) const {
        return dictionary(parent.GetKey(PoDoFo::PdfName(key)));
    }

    const PoDoFo::PdfArray* array(const PoDoFo::PdfDictionary& parent, const char* key) const {
        const Object* object = get(parent, key);
        return object != nullptr && object->IsArray() ? &object->GetArray() : nullptr;
    }

    std::string name(const PoDoFo::PdfDictionary& parent, const char* key) const {
        const Object* object = get(parent, key);
        return object != nullptr && object->IsName() ? object->GetName().GetName() : "";
    }

    Bytes string(const PoDoFo::PdfDictionary& parent, const char* key) const {
        const Object* object = get(parent, key);
        const bool is = object != nullptr && (object->IsString() || object->IsHexString());
        return is ? bytesOf(object->GetString()) : Bytes{};
    }

    std::string text(const PoDoFo::PdfDictionary& parent, const char* key) const {
        return textStringToUtf8(string(parent, key));
    }

    static std::optional<ObjectId> reference(const PoDoFo::PdfDictionary& parent, const char* key) {
        const Object* object = parent.GetKey(PoDoFo::PdfName(key));
        return object != nullptr && object->IsReference() ? std::optional(idOf(object->GetReference()))
                                                          : std::nullopt;
    }

    void readTrailer();
    void readPages();
    void readFirstPage(const Object& page);
    void readForm();
    void readFields(const PoDoFo::PdfArray& fields);
    void readSignature(const Object& field, const std::string& name, const PoDoFo::PdfDictionary& value);
    void readDocMdp();

    FileWindow& window_;
    const std::filesystem::path& file_;
    PdfStructure& out_;
    PodofoDevice* device_; ///< owned by `counted_`
    PoDoFo::PdfRefCountedInputDevice counted_;
    PodofoStreams streams_; ///< outlives the objects
    PoDoFo::PdfVecObjects objects_;
    PoDoFo::PdfParser parser_;
    const PoDoFo::PdfDictionary* catalog_ = nullptr;
};

void Reading::readTrailer() {
    const PoDoFo::PdfDictionary& trailer = parser_.GetTrailer()->GetDictionary();
    const auto root = reference(trailer, "Root");
    catalog_ = dictionary(trailer, "Root");
    if (!root || catalog_ == nullptr) {
        throw fileError(file_, "PDF_DAMAGED", "no catalog");
    }
    out_.root = *root;
    out_.info = reference(trailer, "Info");
    out_.catalog = dictionaryOf(*catalog_);
    const PoDoFo::PdfArray* id = array(trailer, "ID");
    if (id != nullptr && !id->empty()) {
        const Object* first = resolve(&id->front());
        if (first != nullptr && (first->IsString() || first->IsHexString())) {
            out_.firstFileId = bytesOf(first->GetString());
        }
    }
    std::int64_t size = trailer.GetKeyAsLong("Size", 0);
    for (const Object* object : objects_) {
        size = std::max<std::int64_t>(size, std::int64_t{object->Reference().ObjectNumber()} + 1);
    }
    if (size < 1 || size > maximumObjects + 1) {
        throw fileError(file_, "PDF_DAMAGED", "too many objects");
    }
    out_.size = static_cast<std::uint32_t>(size);
}

/// Walks the whole page tree in order, without recursion. A node with kids may be met once only; so neither
/// a cycle nor a lattice of shared nodes can make the walk long.
void Reading::readPages() {
    std::set<PoDoFo::PdfReference> nodes;
    std::vector<const Object*> open;
    const Object* first = nullptr;
    if (const Object* top = catalog_->GetKey("Pages")) {
        open.push_back(top);
    }
    while (!open.empty()) {
        const Object* item = open.back();
        open.pop_back();
        const Object* node = resolve(item);
        const PoDoFo::PdfDictionary* dict = dictionary(node);
        if (dict == nullptr || !item->IsReference()) {
            continue; // a page that cannot be referred to cannot be changed either
        }
        const PoDoFo::PdfArray* kids = array(*dict, "Kids");
        if (kids == nullptr) {
            if (name(*dict, "Type") != "Pages") {
                first = first == nullptr ? node : first;
                ++out_.pageCount;
            }
            continue;
        }
        if (!nodes.insert(node->Reference()).second) {
            throw fileError(file_, "PDF_DAMAGED", "the page tree turns back on itself");
        }
        for (auto kid = kids->rbegin(); kid != kids->rend(); ++kid) {
            open.push_back(&*kid);
        }
    }
    if (first == nullptr) {
        throw fileError(file_, "PDF_NO_PAGE");
    }
    readFirstPage(*first);
}

void Reading::readFirstPage(const Object& page) {
    const PoDoFo::PdfDictionary& dict = page.GetDictionary();
    out_.page.id = idOf(page.Reference());
    out_.page.dictionary = dictionaryOf(dict);
    if (const PoDoFo::PdfArray* annots = array(dict, "Annots")) {
        out_.page.annotsId = reference(dict, "Annots");
        out_.page.annots = itemsOf(*annots);
    }
}

void Reading::readForm() {
    const PoDoFo::PdfDictionary* form = dictionary(*catalog_, "AcroForm");
    if (form == nullptr) {
        return;
    }
    out_.acroFormId = reference(*catalog_, "AcroForm");
    out_.acroForm = dictionaryOf(*form);
    const Object* flags = get(*form, "SigFlags");
    if (flags != nullptr && flags->IsNumber()) {
        out_.acroForm.set("SigFlags", std::to_string(flags->GetNumber()));
    }
    if (const PoDoFo::PdfArray* fields = array(*form, "Fields")) {
        out_.fieldsId = reference(*form, "Fields");
        out_.fields = itemsOf(*fields);
        readFields(*fields);
    }
}

/// Walks the field tree (12.7.3.1); a node met before is left out, so that a cycle ends.
void Reading::readFields(const PoDoFo::PdfArray& fields) {
    struct Open {
        const Object* object;
        std::string prefix;
        bool isSignature;
        bool isTop;
    };
    std::set<const Object*> met;
    std::vector<Open> open;
    for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
        open.push_back({&*field, "", false, true});
    }
    while (!open.empty()) {
        const Open current = std::move(open.back());
        open.pop_back();
        const Object* field = resolve(current.object);
        const PoDoFo::PdfDictionary* dict = dictionary(field);
        if (dict == nullptr || !met.insert(field).second) {
            continue;
        }
        const std::string partial = text(*dict, "T");
        std::string full = current.prefix;
        full += full.empty() || partial.empty() ? partial : "." + partial;
        if (current.isTop && !partial.empty()) {
            out_.fieldNames.push_back(partial);
        }
        const std::string type = name(*dict, "FT");
        const bool isSignature = type.empty() ? current.isSignature : type == "Sig";
        const PoDoFo::PdfDictionary* value = isSignature ? dictionary(*dict, "V") : nullptr;
        if (value != nullptr) {
            readSignature(*field, full, *value);
        }
        if (const PoDoFo::PdfArray* kids = array(*dict, "Kids")) {
            for (auto kid = kids->rbegin(); kid != kids->rend(); ++kid) {
                open.push_back({&*kid, full, isSignature, false});
            }
        }
    }
    const auto end = [](const SignatureField& signature) {
        const auto& range = signature.byteRange;
        std::int64_t sum = 0;
        const bool fits = range.size() >= 4 && !__builtin_add_overflow(range[2], range[3], &sum);
        return fits ? sum : std::numeric_limits<std::int64_t>::max();
    };
    std::ranges::stable_sort(out_.signatures, {}, end);
}

void Reading::readSignature(const Object& field, const std::string& name,
                            const PoDoFo::PdfDictionary& value) {
    SignatureField out;
    out.name = name;
    out.field = idOf(field.Reference());
    out.subFilter = this->name(value, "SubFilter");
    out.isTimestamp = out.subFilter == "ETSI.RFC3161";
    if (const PoDoFo::PdfArray* range = array(value, "ByteRange")) {
        for (const Object& item : *range) {
            const Object* number = resolve(&item);
            if (number != nullptr && (number->IsNumber() || number->IsReal())) {
                out.byteRange.push_back(number->GetNumber());
            }
        }
    }
    out.contents = string(value, "Contents");
    out.reason = text(value, "Reason");
    out.claimedTime = text(value, "M");
    out.signerName = text(value, "Name");
    out_.signatures.push_back(std::move(out));
}

void Reading::readDocMdp() {
    const PoDoFo::PdfDictionary* permissions = dictionary(*catalog_, "Perms");
    const PoDoFo::PdfDictionary* signature =
        permissions == nullptr ? nullptr : dictionary(*permissions, "DocMDP");
    const PoDoFo::PdfArray* references = signature == nullptr ? nullptr : array(*signature, "Reference");
    if (references == nullptr) {
        return;
    }
    for (const Object& item : *references) {
        const PoDoFo::PdfDictionary* entry = dictionary(&item);
        if (entry != nullptr && name(*entry, "TransformMethod") == "DocMDP") {
            const PoDoFo::PdfDictionary* parameters = dictionary(*entry, "TransformParams");
            const Object* level = parameters == nullptr ? nullptr : get(*parameters, "P");
            const bool given = level != nullptr && level->IsNumber();
            const std::int64_t value = given ? level->GetNumber() : 2; // table 254: the default
            out_.docMdpLevel = value == 1 || value == 3 ? static_cast<int>(value) : 2;
        }
    }
}

class PodofoReader final : public StructureReader {
  public:
    PodofoReader() { setUpPodofo(); }

    PdfStructure readPage(const std::filesystem::path& file, int) const override {
        FileWindow window(file);
        const FileOutline outline = outlineOf(window, file);
        PdfStructure out;
        out.fileSize = window.size();
        out.version = outline.version;
        out.xref = outline.xref;
        out.startXref = outline.startXref;
        Reading(window, file, out).run();
        return out;
    }
};

} // namespace

std::unique_ptr<StructureReader> makePodofoReader() {
    return std::make_unique<PodofoReader>();
}

} // namespace cunho::pdf
