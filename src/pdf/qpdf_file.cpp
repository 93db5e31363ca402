// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/qpdf_file.hpp"

#include "pdf/open_document.hpp"
#include "pdf/unpacked_size.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QUtil.hh>
#include <stdexcept>

namespace cunho::pdf {

namespace {

/// Keeps what a stream holds until it is too much; the library takes that for a damaged stream.
class LimitedBuffer final : public Pipeline {
  public:
    explicit LimitedBuffer(std::size_t limit) : Pipeline("buffer", nullptr), limit_(limit) {}

    void write(const unsigned char* data, size_t length) override {
        if (length > limit_ - bytes_.size()) {
            throw std::runtime_error("the stream holds too much");
        }
        const ByteView piece(data, length);
        bytes_.insert(bytes_.end(), piece.begin(), piece.end());
    }
    void finish() override {}

    Bytes take() { return std::move(bytes_); }

  private:
    std::size_t limit_;
    Bytes bytes_;
};

Encryption::Cipher cipherOf(QPDF::encryption_method_e method) {
    switch (method) {
    case QPDF::e_rc4: return Encryption::Cipher::Rc4;
    case QPDF::e_aes: return Encryption::Cipher::AesV2;
    case QPDF::e_aesv3: return Encryption::Cipher::AesV3;
    default: return Encryption::Cipher::None;
    }
}

double realOf(std::string_view digits) {
    double value = 0;
    digits.remove_prefix(digits.starts_with('+') ? 1 : 0);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

ObjectId idOf(QPDFObjGen id) {
    return {static_cast<std::uint32_t>(id.getObj()), static_cast<std::uint16_t>(id.getGen())};
}

/// What all viewers overlook and read alike.
bool isHarmless(const QPDFExc& warning) {
    static constexpr std::array<std::string_view, 3> harmless{"expected endobj", "EOF after endobj",
                                                              "stream keyword "};
    return std::ranges::any_of(
        harmless, [&](std::string_view text) { return warning.getMessageDetail().starts_with(text); });
}

constexpr std::int32_t modifyBit = 1 << 3; // bits 4, 6 and 9 of table 22
constexpr std::int32_t annotateBit = 1 << 5;
constexpr std::int32_t fillBit = 1 << 8;

} // namespace

QpdfFile::QpdfFile(std::shared_ptr<WindowInput> input, const std::filesystem::path& file,
                   const Passwords* passwords)
    : ObjectSource(file), input_(std::move(input)), passwords_(passwords) {}

void QpdfFile::parse() {
    const auto process = [this](QPDF& document, const char* password) {
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        document.processInputSource(input_, password);
    };
    const ErrorParams params{{"file", path().filename().string()}};
    try {
        document_ = openDocument(process, passwords_);
    } catch (const QPDFExc& error) {
        if (error.getErrorCode() == qpdf_e_password) {
            throw Error(Fault::Credential, "PDF_PASSWORD_NEEDED", params);
        }
        if (error.getErrorCode() == qpdf_e_unsupported) { // of encryption only
            throw Error(Fault::Unsupported, "PDF_ENCRYPTED", params, error.getMessageDetail());
        }
        throw;
    }
    readEncryption();
    readTable();
    document_->getWarnings(); // about cross-reference sections that could be read all the same
    trailer_ = convert(document_->getTrailer(), 0);
    refuseWarnings();
}

/// Bytes of the file key without crypt filters (table 20). libqpdf guesses where /Length is missing; viewers
/// take the 40 bits that the standard says.
std::size_t QpdfFile::keySize(int version) {
    constexpr std::size_t shortest = 5;
    QPDFObjectHandle length = document_->getTrailer().getKey("/Encrypt").getKey("/Length");
    const bool given = version > 1 && length.isInteger() && length.getIntValue() > 0;
    return given ? static_cast<std::size_t>(length.getIntValue()) / 8 : shortest;
}

/// A MAC in the trailer, or the salt that only its key needs: where the MAC itself is gone, a change was made
/// already. Its key comes from the file key, so that no other file has one.
bool QpdfFile::hasMac() {
    QPDFObjectHandle trailer = document_->getTrailer();
    return trailer.hasKey("/AuthCode") || trailer.getKey("/Encrypt").hasKey("/KDFSalt");
}

void QpdfFile::readEncryption() {
    int permissions = 0;
    int version = 0;
    QPDF::encryption_method_e streams = QPDF::e_none;
    QPDF::encryption_method_e strings = QPDF::e_none;
    QPDF::encryption_method_e files = QPDF::e_none;
    if (!document_->isEncrypted(securityRevision_, permissions, version, streams, strings, files)) {
        return;
    }
    if (streams == QPDF::e_unknown || strings == QPDF::e_unknown) {
        throw Error(Fault::Unsupported, "PDF_ENCRYPTED", {{"file", path().filename().string()}},
                    "unknown crypt filter");
    }
    Encryption out;
    const bool hasFilters = version >= 4; // 7.6.5
    out.streams = hasFilters ? cipherOf(streams) : Encryption::Cipher::Rc4;
    out.strings = hasFilters ? cipherOf(strings) : Encryption::Cipher::Rc4;
    out.fileKey = std::make_shared<const Secret>(Secret::fromText(document_->getEncryptionKey()));
    if (!hasFilters && out.fileKey->size() != keySize(version)) {
        throw Error(Fault::Unsupported, "PDF_ENCRYPTED", {{"file", path().filename().string()}},
                    "the key has another length than the file says");
    }
    out.entry = convertDictionary(document_->getTrailer(), 0).at("Encrypt").syntax();
    out.permissions = permissions;
    out.openedAsOwner = document_->ownerPasswordMatched();
    out.hasMac = hasMac();
    encryption_ = std::move(out);
}

bool QpdfFile::mayFill() const noexcept {
    return !encryption_ || encryption_->openedAsOwner || (encryption_->permissions & annotateBit) != 0 ||
           (securityRevision_ >= 3 && (encryption_->permissions & fillBit) != 0);
}

bool QpdfFile::mayAdd() const noexcept {
    constexpr std::int32_t both = modifyBit | annotateBit;
    return !encryption_ || encryption_->openedAsOwner || (encryption_->permissions & both) == both;
}

void QpdfFile::readTable() {
    const XrefTable table = document_->getXRefTable();
    if (table.size() > maximumObjects) {
        throw damaged("too many objects");
    }
    objectCount_ = table.empty() ? 0 : std::int64_t{table.rbegin()->first.getObj()} + 1;
    std::set<QPDFObjGen> objectStreams;
    for (const auto& [id, entry] : table) {
        if (entry.getType() == 2) {
            objectStreams.insert(containerOf(entry));
        }
    }
    refuseBombs(*document_, objectStreams);
}

Value QpdfFile::object(ObjectId id) {
    if (id.number > static_cast<std::uint32_t>(maximumObjects)) {
        return {};
    }
    QPDFObjectHandle object = document_->getObject(static_cast<int>(id.number), id.generation);
    object.getTypeCode(); // parses it
    refuseWarnings();
    return object.isStream() ? convert(object.getDict(), 0).asStream() : convert(object, 0);
}

/// The library takes what it cannot parse for null and goes on.
void QpdfFile::refuseWarnings() {
    if (!document_->anyWarnings()) {
        return;
    }
    for (const QPDFExc& warning : document_->getWarnings()) {
        if (!isHarmless(warning)) {
            throw damaged(warning.what());
        }
    }
}

/// Recursion ends at a fixed depth. References are not followed.
Value QpdfFile::convert(QPDFObjectHandle object, int depth) {
    if (depth > 0 && object.isIndirect()) {
        return Value::reference(idOf(object.getObjGen()));
    }
    if (depth > Value::maximumDepth) {
        throw damaged("objects nest too deep");
    }
    switch (object.getTypeCode()) {
    case qpdf_object_type_e::ot_boolean: return Value::boolean(object.getBoolValue());
    case qpdf_object_type_e::ot_integer: return Value::integer(object.getIntValue());
    case qpdf_object_type_e::ot_real: return Value::real(realOf(object.getRealValue()));
    case qpdf_object_type_e::ot_string: return Value::string(object.getStringValue());
    case qpdf_object_type_e::ot_name: return Value::name(object.getName().substr(1));
    case qpdf_object_type_e::ot_dictionary: return convertDictionary(object, depth);
    case qpdf_object_type_e::ot_array: {
        Value::Items items;
        for (const QPDFObjectHandle& item : object.getArrayAsVector()) {
            items.push_back(convert(item, depth + 1));
        }
        return Value::array(std::move(items));
    }
    default: return {};
    }
}

Value QpdfFile::convertDictionary(QPDFObjectHandle dictionary, int depth) {
    Value::Entries entries;
    const bool mayHaveHole = encryption_ && encryption_->strings != Encryption::Cipher::None &&
                             dictionary.hasKey("/ByteRange") && dictionary.getKey("/Contents").isString();
    for (const auto& [key, value] : dictionary.getDictAsMap()) {
        std::string name = key.substr(1);
        const auto plain = mayHaveHole && name == "Contents" ? plainHex(value) : std::nullopt;
        entries.emplace_back(std::move(name), plain ? Value::string(*plain) : convert(value, depth + 1));
    }
    return Value::dictionary(std::move(entries));
}

/// The bytes of a signature's /Contents, which nobody encrypts (7.6.1); the library knows that of /Sig only
/// and not of /DocTimeStamp. Nothing when no hexadecimal string stands where this one was parsed.
std::optional<std::string> QpdfFile::plainHex(QPDFObjectHandle string) {
    std::string digits;
    char c = 0;
    input_->seek(string.getParsedOffset(), SEEK_SET);
    if (input_->read(&c, 1) != 1 || c != '<') {
        return std::nullopt;
    }
    while (input_->read(&c, 1) == 1 && c != '>') {
        if (QUtil::is_hex_digit(c)) {
            digits += c;
        } else if (!QUtil::is_space(c)) {
            return std::nullopt;
        }
    }
    return QUtil::hex_decode(digits);
}

std::optional<Bytes> QpdfFile::streamData(ObjectId id, std::size_t limit, bool decoded) {
    QPDFObjectHandle stream = document_->getObject(static_cast<int>(id.number), id.generation);
    LimitedBuffer buffer(limit);
    bool filtered = false;
    const bool complete = stream.pipeStreamData(&buffer, &filtered, 0,
                                                decoded ? qpdf_dl_specialized : qpdf_dl_none, true, false);
    document_->getWarnings(); // a damaged stream is an answer
    return complete && filtered == decoded ? std::optional(buffer.take()) : std::nullopt;
}

} // namespace cunho::pdf
