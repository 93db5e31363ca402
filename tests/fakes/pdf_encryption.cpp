// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/pdf_encryption.hpp"

#include <array>
#include <memory>
#include <numeric>
#include <openssl/evp.h>
#include <stdexcept>
#include <utility>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>

namespace cunho::test {

namespace {

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string md5(std::string_view data) {
    std::string out(16, '\0');
    unsigned size = 0;
    if (EVP_Digest(data.data(), data.size(), reinterpret_cast<unsigned char*>(out.data()), &size, EVP_md5(),
                   nullptr) != 1)
        throw std::runtime_error("no MD5");
    return out;
}

std::string rc4(std::string_view key, std::string_view data) {
    std::array<std::uint8_t, 256> state{};
    std::iota(state.begin(), state.end(), std::uint8_t{0});
    std::uint8_t j = 0;
    for (std::size_t i = 0; i < state.size(); ++i) {
        j = static_cast<std::uint8_t>(j + state[i] + bytesOf(key)[i % key.size()]);
        std::swap(state[i], state[j]);
    }
    std::string out;
    std::uint8_t i = 0;
    j = 0;
    for (const char byte : data) {
        i = static_cast<std::uint8_t>(i + 1U);
        j = static_cast<std::uint8_t>(j + state[i]);
        std::swap(state[i], state[j]);
        const std::uint8_t stream = state[static_cast<std::uint8_t>(state[i] + state[j])];
        out += static_cast<char>(static_cast<std::uint8_t>(byte) ^ stream);
    }
    return out;
}

/// CBC with PKCS #7 padding behind its initialisation vector, which is the data's own hash: the same file
/// each time.
std::string aes(std::string_view key, std::string_view data) {
    const std::string vector = md5(std::string(key) + std::string(data));
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free);
    std::string out(data.size() + 32, '\0');
    auto* const into = reinterpret_cast<unsigned char*>(out.data());
    int first = 0;
    int rest = 0;
    const EVP_CIPHER* const cipher = key.size() == 32 ? EVP_aes_256_cbc() : EVP_aes_128_cbc();
    if (EVP_EncryptInit_ex(context.get(), cipher, nullptr, bytesOf(key), bytesOf(vector)) != 1 ||
        EVP_EncryptUpdate(context.get(), into, &first, bytesOf(data), static_cast<int>(data.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), into + first, &rest) != 1)
        throw std::runtime_error("no AES");
    out.resize(static_cast<std::size_t>(first + rest));
    return vector + out;
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    return (c | 0x20) - 'a' + 10;
}

bool isHex(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/// Reads strings as 7.3.4 writes them; `at` stands on '(' or '<' and ends behind the string.
class StringReader {
  public:
    StringReader(std::string_view text, std::size_t& at) : text_(text), at_(at) {}

    std::string literal() {
        std::string out;
        int depth = 1;
        for (++at_;;) {
            const char c = text_.at(at_++);
            if (c == '\\') {
                escape(out);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0)
                return out;
            out += c;
        }
    }

    std::string hex() {
        std::string digits;
        for (++at_; text_.at(at_) != '>'; ++at_)
            if (isHex(text_[at_]))
                digits += text_[at_];
        ++at_;
        digits += digits.size() % 2 == 0 ? "" : "0";
        std::string out;
        for (std::size_t i = 0; i < digits.size(); i += 2)
            out += static_cast<char>(hexValue(digits[i]) * 16 + hexValue(digits[i + 1]));
        return out;
    }

  private:
    void escape(std::string& out) {
        const char c = text_.at(at_++);
        static constexpr std::string_view names = "nrtbf";
        static constexpr std::string_view values = "\n\r\t\b\f";
        const std::size_t known = names.find(c);
        if (known != std::string_view::npos) {
            out += values[known];
        } else if (c >= '0' && c <= '7') {
            int value = c - '0';
            for (int more = 0; more < 2 && text_.at(at_) >= '0' && text_[at_] <= '7'; ++more)
                value = value * 8 + text_[at_++] - '0';
            out += static_cast<char>(value);
        } else if (c != '\n') {
            out += c;
        }
    }

    std::string_view text_;
    std::size_t& at_;
};

} // namespace

std::string hexString(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "<";
    for (const char byte : bytes) {
        out += digits[static_cast<std::uint8_t>(byte) >> 4U];
        out += digits[static_cast<std::uint8_t>(byte) & 15U];
    }
    out += '>';
    return out;
}

std::string FileCipher::objectKey(std::size_t number, std::size_t generation) const {
    if (method_ == Method::AesV3)
        return key_;
    std::string seed = key_;
    for (unsigned shift : {0U, 8U, 16U})
        seed += static_cast<char>((number >> shift) & 0xFFU);
    for (unsigned shift : {0U, 8U})
        seed += static_cast<char>((generation >> shift) & 0xFFU);
    seed += method_ == Method::AesV2 ? "sAlT" : "";
    return md5(seed).substr(0, std::min<std::size_t>(key_.size() + 5, 16));
}

std::string FileCipher::encrypt(std::string_view plain, std::size_t number, std::size_t generation) const {
    const std::string key = objectKey(number, generation);
    return method_ == Method::Rc4 ? rc4(key, plain) : aes(key, plain);
}

std::string FileCipher::encryptStrings(std::string_view body, std::size_t number,
                                       std::size_t generation) const {
    static constexpr std::string_view hole = "/Contents <";
    const bool isSignature = body.find("/ByteRange") != std::string_view::npos;
    std::string out;
    for (std::size_t at = 0; at < body.size();) {
        if (isSignature && body.substr(at).starts_with(hole)) {
            const std::size_t end = body.find('>', at) + 1;
            out += body.substr(at, end - at);
            at = end;
        } else if (body[at] == '(') {
            out += hexString(encrypt(StringReader(body, at).literal(), number, generation));
        } else if (body[at] == '<' && body.substr(at, 2) != "<<") {
            out += hexString(encrypt(StringReader(body, at).hex(), number, generation));
        } else {
            const std::size_t length = body.substr(at, 2) == "<<" ? 2 : 1;
            out += body.substr(at, length);
            at += length;
        }
    }
    return out;
}

EncryptedWith encryptWith(const EncryptionRequest& request) {
    struct Kind {
        int version, revision, keyBytes;
        FileCipher::Method method;
    };
    static constexpr Kind kinds[] = {{0, 0, 0, FileCipher::Method::Rc4},
                                     {1, 2, 5, FileCipher::Method::Rc4},
                                     {2, 3, 16, FileCipher::Method::Rc4},
                                     {4, 4, 16, FileCipher::Method::AesV2},
                                     {5, 6, 32, FileCipher::Method::AesV3}};
    const Kind& kind = kinds[static_cast<std::size_t>(request.kind)];
    const char* const user = request.userPassword.c_str();
    const char* const owner = request.ownerPassword.c_str();
    std::string key, o, u, oe, ue, perms;
    if (kind.version == 5) {
        QPDF::compute_encryption_parameters_V5(user, owner, kind.version, kind.revision, kind.keyBytes,
                                               request.permissions, request.metadata, request.firstFileId,
                                               key, o, u, oe, ue, perms);
    } else {
        QPDF::compute_encryption_O_U(user, owner, kind.version, kind.revision, kind.keyBytes,
                                     request.permissions, request.metadata, request.firstFileId, o, u);
        const QPDF::EncryptionData data(kind.version, kind.revision, kind.keyBytes, request.permissions, o, u,
                                        oe, ue, perms, request.firstFileId, request.metadata);
        key = QPDF::compute_encryption_key(request.userPassword, data);
    }
    std::string out = "<< /Filter /Standard /V " + std::to_string(kind.version) + " /R " +
                      std::to_string(kind.revision) + " /Length " + std::to_string(kind.keyBytes * 8) +
                      " /P " + std::to_string(request.permissions) + " /O " + hexString(o) + " /U " +
                      hexString(u);
    if (kind.version >= 4)
        out += std::string(" /CF << /StdCF << /AuthEvent /DocOpen /CFM ") +
               (kind.version == 5 ? "/AESV3 /Length 32" : "/AESV2 /Length 16") +
               " >> >> /StmF /StdCF /StrF /StdCF";
    if (kind.version == 5)
        out += " /OE " + hexString(oe) + " /UE " + hexString(ue) + " /Perms " + hexString(perms);
    if (!request.metadata)
        out += " /EncryptMetadata false";
    return {out + " >>", FileCipher(kind.method, key)};
}

} // namespace cunho::test
