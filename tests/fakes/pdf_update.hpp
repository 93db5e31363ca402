// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace cunho::test {

/// Appends one section to a PDF, healthy or as deceitful as a test wants it.
///
///     PdfUpdate(original).set(5, stream("", "BT … ET")).build()
class PdfUpdate {
  public:
    enum class Xref {
        Table,
        Stream,
        Hybrid, ///< the table lists what was `set`, its stream what was `hide`n from readers of PDF 1.4
        None,   ///< objects only
    };

    explicit PdfUpdate(std::string original) : bytes_(std::move(original)) {
        const std::size_t at = bytes_.rfind("startxref");
        previous_ = std::stoul(bytes_.substr(at + 9));
    }

    PdfUpdate& set(std::size_t number, const std::string& body, std::size_t generation = 0) {
        offsets_[number] = {1, write(number, body, generation), generation};
        return *this;
    }

    /// Into one object stream, numbered `container`; needs a stream section.
    PdfUpdate& pack(std::size_t container, const std::map<std::size_t, std::string>& objects) {
        std::string heads;
        std::string packed;
        std::size_t index = 0;
        for (const auto& [number, body] : objects) {
            heads += std::to_string(number) + " " + std::to_string(packed.size()) + " ";
            packed += body + "\n";
            offsets_[number] = {2, container, index++};
        }
        return set(container, stream("/Type /ObjStm /N " + std::to_string(index) + " /First " +
                                         std::to_string(heads.size()) + " ",
                                     heads + packed));
    }

    PdfUpdate& hide(std::size_t number, const std::string& body) {
        hidden_[number] = {1, write(number, body, 0), 0};
        return *this;
    }

    /// An entry that leads anywhere.
    PdfUpdate& place(std::size_t number, std::size_t offset) {
        offsets_[number] = {1, offset, 0};
        return *this;
    }

    PdfUpdate& release(std::size_t number) {
        offsets_[number] = {0, 0, 1};
        return *this;
    }

    /// Bytes between the objects.
    PdfUpdate& raw(std::string_view bytes) {
        bytes_ += bytes;
        return *this;
    }

    PdfUpdate& trailer(std::string keys) {
        keys_ = std::move(keys);
        return *this;
    }

    PdfUpdate& previous(std::size_t offset) {
        previous_ = offset;
        return *this;
    }

    std::string build(Xref xref = Xref::Table) {
        std::size_t start = bytes_.size();
        switch (xref) {
        case Xref::None: return bytes_;
        case Xref::Table: addTable(""); break;
        case Xref::Stream: addStream(offsets_, size(), true); break;
        case Xref::Hybrid: {
            const std::string extra = "/XRefStm " + std::to_string(start) + " ";
            addStream(hidden_, size(), false);
            start = bytes_.size();
            addTable(extra);
            break;
        }
        }
        return bytes_ + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    }

    static std::string stream(const std::string& dictionary, const std::string& data) {
        return "<< " + dictionary + "/Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
               "\nendstream";
    }

  private:
    struct Entry {
        std::size_t type;
        std::size_t second;
        std::size_t third;
    };

    std::size_t write(std::size_t number, const std::string& body, std::size_t generation) {
        const std::size_t at = bytes_.size();
        bytes_ += std::to_string(number) + " " + std::to_string(generation) + " obj\n" + body + "\nendobj\n";
        return at;
    }

    std::size_t size() const {
        std::size_t highest = 100;
        for (const auto& [number, entry] : offsets_) {
            highest = std::max(highest, number);
        }
        return highest + 1;
    }

    std::string keys(std::size_t size) const {
        return "/Size " + std::to_string(size) + " /Prev " + std::to_string(previous_) + " " + keys_;
    }

    void addTable(const std::string& extra) {
        bytes_ += "xref\n";
        std::map<std::size_t, Entry> entries = offsets_;
        entries.try_emplace(size() - 1, Entry{0, 0, 1}); // so that Size is one more than the highest number
        for (const auto& [number, entry] : entries) {
            char line[32];
            std::snprintf(line, sizeof line, "%010zu %05zu %c \n", entry.second, entry.third,
                          entry.type == 0 ? 'f' : 'n');
            bytes_ += std::to_string(number) + " 1\n" + line;
        }
        bytes_ += "trailer\n<< " + extra + keys(size()) + " >>\n";
    }

    void addStream(std::map<std::size_t, Entry> entries, std::size_t own, bool withPrevious) {
        entries[own] = {1, bytes_.size(), 0};
        std::string data;
        std::string index;
        for (const auto& [number, entry] : entries) {
            index += std::to_string(number) + " 1 ";
            data += static_cast<char>(entry.type);
            for (int shift = 24; shift >= 0; shift -= 8) {
                data += static_cast<char>((entry.second >> static_cast<unsigned>(shift)) & 0xFFU);
            }
            data += static_cast<char>(entry.third >> 8U);
            data += static_cast<char>(entry.third & 0xFFU);
        }
        const std::string chain =
            withPrevious ? keys(own + 1) : "/Size " + std::to_string(own + 1) + " " + keys_;
        write(own, stream("/Type /XRef /W [1 4 2] /Index [" + index + "] " + chain + " ", data), 0);
    }

    std::string bytes_;
    std::size_t previous_ = 0;
    std::string keys_ = "/Root 1 0 R /Info 17 0 R";
    std::map<std::size_t, Entry> offsets_;
    std::map<std::size_t, Entry> hidden_;
};

} // namespace cunho::test
