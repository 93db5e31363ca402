// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/pdf_section.hpp"

#include <array>
#include <cstdio>

namespace cunho::test {

namespace {

void appendBigEndian(std::string& out, std::uint64_t value, unsigned bytes) {
    for (unsigned left = bytes; left > 0; --left)
        out += static_cast<char>((value >> (8U * (left - 1U))) & 0xFFU);
}

} // namespace

std::size_t PdfSection::addPlain(std::size_t number, const std::string& body) {
    entries_[number] = {1, here(), 0};
    out_ += std::to_string(number) + " 0 obj\n";
    const std::size_t at = out_.size();
    out_ += body + "\nendobj\n";
    return at;
}

std::size_t PdfSection::add(std::size_t number, const std::string& body) {
    return addPlain(number, cipher_ == nullptr ? body : cipher_->encryptStrings(body, number, 0));
}

void PdfSection::addStream(std::size_t number, const std::string& dictionary, std::string data,
                           bool isEncrypted) {
    std::string keys = dictionary;
    if (cipher_ != nullptr && isEncrypted) {
        keys = cipher_->encryptStrings(keys, number, 0);
        data = cipher_->encrypt(data, number, 0);
    }
    addPlain(number, "<< " + keys + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                         "\nendstream");
}

void PdfSection::addContainer(std::size_t number, Entries& into) {
    std::string heads;
    std::string bodies;
    std::size_t index = 0;
    for (const auto& [packed, body] : packed_) {
        heads += std::to_string(packed) + " " + std::to_string(bodies.size()) + " ";
        bodies += body + "\n";
        into[packed] = {2, number, index++};
    }
    addStream(number, "/Type /ObjStm /N " + std::to_string(index) + " /First " + std::to_string(heads.size()),
              heads + bodies);
    into[number] = entries_[number];
    if (&into != &entries_)
        entries_.erase(number);
}

void PdfSection::addXrefStream(std::size_t number, Entries entries, const std::string& keys) {
    const unsigned width = xref_ == Xref::WideStream ? 8 : 4;
    entries[number] = {1, here(), 0};
    std::string data;
    std::string index;
    for (auto at = entries.begin(); at != entries.end();) {
        std::size_t count = 0;
        const std::size_t first = at->first;
        for (; at != entries.end() && at->first == first + count; ++at, ++count) {
            appendBigEndian(data, at->second.type, 1);
            appendBigEndian(data, at->second.second, width);
            appendBigEndian(data, at->second.third, 2);
        }
        index += std::to_string(first) + " " + std::to_string(count) + " ";
    }
    addStream(number, "/Type /XRef /W [1 " + std::to_string(width) + " 2] /Index [" + index + "] " + keys,
              data, false);
    entries_.erase(number);
}

void PdfSection::addTable(const Entries& entries, const std::string& keys) {
    out_ += "xref\n";
    for (auto at = entries.begin(); at != entries.end();) {
        std::string lines;
        std::size_t count = 0;
        const std::size_t first = at->first;
        for (; at != entries.end() && at->first == first + count; ++at, ++count) {
            std::array<char, 32> line{};
            std::snprintf(line.data(), line.size(), "%010llu %05llu %c \n",
                          static_cast<unsigned long long>(at->second.second),
                          static_cast<unsigned long long>(at->second.third),
                          at->second.type == 0 ? 'f' : 'n');
            lines += line.data();
        }
        out_ += std::to_string(first) + " " + std::to_string(count) + "\n" + lines;
    }
    out_ += "trailer\n<< " + keys + " >>\n";
}

std::string PdfSection::finish(const std::string& keys, std::size_t next) {
    const auto sized = [&] { return "/Size " + std::to_string(next) + " " + keys; };
    if (xref_ == Xref::Table) {
        const std::size_t start = here();
        addTable(entries_, sized());
        return out_ + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    }
    std::size_t start = 0;
    if (xref_ == Xref::Hybrid) {
        Entries hidden;
        if (!packed_.empty())
            addContainer(next++, hidden);
        const std::size_t own = next++;
        const std::size_t stream = here();
        addXrefStream(own, hidden, sized());
        for (const auto& [number, entry] : hidden)
            entries_[number] = {0, 0, 0};
        entries_[own] = {0, 0, 0};
        start = here();
        addTable(entries_, sized() + " /XRefStm " + std::to_string(stream));
    } else {
        if (!packed_.empty())
            addContainer(next++, entries_);
        start = here();
        const std::size_t own = next++;
        addXrefStream(own, entries_, sized());
    }
    return out_ + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

} // namespace cunho::test
