// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/xref_recovery.hpp"

#include "pdf/lexical.hpp"
#include "pdf/object_scan.hpp"
#include "pdf/qpdf_file.hpp"
#include "pdf/recovered_table.hpp"
#include "pdf/structure_parts.hpp"

#include <algorithm>
#include <charconv>

namespace cunho::pdf {

namespace {

constexpr std::size_t largestObjectStream = 64U << 20U;
constexpr std::int64_t mostPerStream = 65536; // indices are written in two bytes

std::string describe(ObjectId id) {
    return "object " + std::to_string(id.number) + " " + std::to_string(id.generation);
}

using Entries = std::map<std::string, QPDFObjectHandle>;

/// Without looking at what a reference leads to; empty when there is none.
std::string syntaxAt(const Entries& entries, const std::string& key) {
    const auto entry = entries.find(key);
    return entry == entries.end() ? "" : QPDFObjectHandle(entry->second).unparse();
}

class Recovery {
  public:
    Recovery(FileWindow& window, const FileOutline& outline, const ReadHandle& handle,
             const std::filesystem::path& file, const Passwords* passwords)
        : window_(window), outline_(outline), handle_(handle), file_(file), passwords_(passwords) {}

    PdfStructure read(WantedPages wanted, const XrefTable& sections) {
        const ObjectScan scan = ObjectScan::of(window_, static_cast<std::size_t>(maximumObjects));
        refuseDoubtful(scan);
        const std::string trailer = trailerOf(scan);
        addPlain(scan);
        if (!objectStreams_.empty()) {
            QpdfFile plain = open(trailer);
            plain.guarded([&] { addCompressed(plain); });
        }
        refuseContradiction(scan, sections);
        PdfStructure out = structureOf(outline_, window_);
        QpdfFile file = open(trailer);
        file.guarded([&] {
            refuseDamaged(file);
            leaveOutDamaged(file);
            readAll(file, wanted, out);
        });
        finish(out);
        return out;
    }

  private:
    Error refusal(const std::string& detail) const {
        return fileError(file_, "PDF_DAMAGED", "the cross-references are damaged, and " + detail);
    }

    QpdfFile open(const std::string& trailer) const {
        auto input = std::make_shared<WindowInput>(handle_, outline_.headerOffset, window_.size(),
                                                   sectionSyntax(table_, trailer, window_.size()));
        return QpdfFile(std::move(input), file_, passwords_);
    }

    void refuseDoubtful(const ObjectScan& scan) {
        const auto limit = static_cast<std::size_t>(maximumObjects);
        if (scan.definitions.size() > limit) {
            throw refusal("there are too many objects");
        }
        if (scan.hasSecondHeader) {
            throw refusal("the file holds two documents");
        }
        if (mentions(window_, "/ByteRange")) {
            throw refusal("the file was signed: its signatures would become doubtful");
        }
        const auto sameOffset = [](const ObjectScan::Definition& definition, std::uint64_t offset) {
            return definition.offset == offset;
        };
        if (!std::ranges::equal(scan.definitions, everyDefinition(window_, limit), sameOffset)) {
            throw refusal("readers may disagree on where its objects are");
        }
    }

    /// Root, Info, ID and Encrypt of the last trailer that names a catalog; all must name the same.
    std::string trailerOf(const ObjectScan& scan) const {
        constexpr std::uint64_t longest = 1U << 20U;
        std::string root;
        std::string out;
        for (const ObjectScan::Span& span : scan.trailers) {
            if (span.end - span.begin > longest) {
                throw refusal("a trailer is too long");
            }
            const Bytes bytes = window_.read(span.begin, static_cast<std::size_t>(span.end - span.begin));
            QPDF context; // what references belong to
            context.setSuppressWarnings(true);
            QPDFObjectHandle trailer =
                QPDFObjectHandle::parse(&context, std::string(asText(bytes)), "trailer");
            const auto entries = trailer.isDictionary() ? trailer.getDictAsMap() : Entries();
            const std::string named = syntaxAt(entries, "/Root");
            if (!named.ends_with(" R")) {
                continue;
            }
            if (!root.empty() && named != root) {
                throw refusal("its trailers name different catalogs");
            }
            root = named;
            out = "/Root " + root;
            for (const std::string key : {"/Info", "/ID", "/Encrypt"}) {
                const std::string value = syntaxAt(entries, key);
                out += value.empty() ? "" : " " + key + " " + value;
            }
        }
        if (root.empty()) {
            throw refusal("there is no trailer");
        }
        return out;
    }

    /// The last definition of a number counts, as with every viewer, unless its generation is a lower one.
    void addPlain(const ObjectScan& scan) {
        for (const ObjectScan::Definition& definition : scan.definitions) {
            if (definition.id.number == 0 || definition.id.number > maximumObjects) {
                throw refusal("an object has a number that none can have");
            }
            const auto [known, isNew] = table_.try_emplace(definition.id.number);
            if (!isNew && known->second.id.generation > definition.id.generation) {
                throw refusal("an older " + describe(definition.id) + " follows a newer one");
            }
            known->second = {definition.id, definition.offset};
            objectStreams_.erase(definition.id.number);
            if (definition.isObjectStream) {
                objectStreams_.insert(definition.id.number);
            }
        }
    }

    /// Viewers that look into object streams do it in different orders: a number must be defined once.
    void addCompressed(QpdfFile& file) {
        std::size_t left = largestObjectStream;
        for (const std::uint32_t container : objectStreams_) {
            const Value reference = Value::reference(table_.at(container).id);
            const Value head = file.resolve(reference);
            const std::int64_t count = file.get(head, "N").asInteger().value_or(-1);
            const auto data = file.stream(reference, left);
            if (!data || count < 0 || count > mostPerStream) {
                throw refusal("object stream " + std::to_string(container) + " cannot be read");
            }
            left -= data->size();
            addNumbers(asText(*data), count, container);
        }
    }

    /// The pairs of number and offset at the start of an object stream (7.5.7).
    void addNumbers(std::string_view text, std::int64_t count, std::uint32_t container) {
        const char* at = text.data();
        const char* const end = at + text.size();
        const auto number = [&](std::uint32_t& value) {
            while (at < end && isSpace(*at)) {
                ++at;
            }
            const auto result = std::from_chars(at, end, value);
            at = result.ptr;
            return result.ec == std::errc();
        };
        for (std::int64_t i = 0; i < count; ++i) {
            std::uint32_t id = 0;
            std::uint32_t offset = 0;
            if (!number(id) || !number(offset) || id == 0 || id > maximumObjects) {
                throw refusal("object stream " + std::to_string(container) + " cannot be read");
            }
            const RecoveredEntry entry{{id, 0}, 0, container, static_cast<std::uint32_t>(i)};
            if (!table_.try_emplace(id, entry).second) {
                throw refusal(describe({id, 0}) + " is defined twice");
            }
        }
    }

    /// A cross-reference that leads to an object leads viewers there, even where other ones lead nowhere.
    void refuseContradiction(const ObjectScan& scan, const XrefTable& sections) const {
        std::set<std::pair<ObjectId, std::uint64_t>> places;
        for (const ObjectScan::Definition& definition : scan.definitions) {
            places.emplace(definition.id, definition.offset);
        }
        for (const auto& [number, entry] : sections) {
            const ObjectId id{static_cast<std::uint32_t>(number.getObj()),
                              static_cast<std::uint16_t>(number.getGen())};
            const auto found = table_.find(id.number);
            const bool isPlain = entry.getType() == 1;
            const auto offset = isPlain ? static_cast<std::uint64_t>(entry.getOffset()) : 0;
            if (isPlain && !places.contains({id, offset})) {
                continue;
            }
            const auto container = isPlain ? 0U : static_cast<std::uint32_t>(entry.getObjStreamNumber());
            if (found == table_.end() || found->second.container != container ||
                found->second.offset != offset) {
                throw refusal("readers may disagree on which " + describe(id) + " counts");
            }
        }
    }

    /// Everything that is reached from the trailer is there and parses.
    void refuseDamaged(QpdfFile& file) {
        std::vector<Value> open{file.trailer()};
        while (!open.empty()) {
            const Value value = std::move(open.back());
            open.pop_back();
            if (const auto id = value.asReference()) {
                const auto entry = table_.find(id->number);
                if (entry == table_.end() || entry->second.id != *id) {
                    throw refusal(describe(*id) + " is missing");
                }
                if (reached_.insert(id->number).second) {
                    open.push_back(parsed(file, *id));
                }
            }
            open.insert(open.end(), value.items().begin(), value.items().end());
            for (const auto& [key, entry] : value.entries()) {
                open.push_back(entry);
            }
        }
    }

    Value parsed(QpdfFile& file, ObjectId id) const {
        try {
            return file.object(id);
        } catch (const Error& error) {
            throw refusal(describe(id) + " would have to be changed: " + error.detail());
        }
    }

    /// What nobody refers to may be cut off.
    void leaveOutDamaged(QpdfFile& file) {
        std::erase_if(table_, [&](const RecoveredTable::value_type& entry) {
            if (reached_.contains(entry.first) || objectStreams_.contains(entry.first)) {
                return false;
            }
            try {
                file.object(entry.second.id);
                return false;
            } catch (const Error&) {
                return true;
            }
        });
    }

    void finish(PdfStructure& out) const {
        if (!out.signatures.empty()) {
            throw refusal("the file was signed: its signatures would become doubtful");
        }
        out.startXref = 0;
        out.xref = PdfStructure::Xref::Table;
        for (const auto& [number, entry] : table_) {
            out.recoveredXref.push_back(entry);
            out.xref = entry.container == 0 ? out.xref : PdfStructure::Xref::Stream;
        }
        out.size = table_.rbegin()->first + 1;
        out.cautions.push_back(Caution::XrefRecovered);
    }

    FileWindow& window_;
    const FileOutline& outline_;
    const ReadHandle& handle_;
    const std::filesystem::path& file_;
    const Passwords* passwords_;
    RecoveredTable table_;
    std::set<std::uint32_t> objectStreams_;
    std::set<std::uint32_t> reached_;
};

} // namespace

PdfStructure readRecovered(FileWindow& window, const FileOutline& outline, const ReadHandle& handle,
                           const std::filesystem::path& file, WantedPages wanted, const Passwords* passwords,
                           const XrefTable& sections) {
    try {
        return Recovery(window, outline, handle, file, passwords).read(wanted, sections);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) { // a trailer that does not parse
        throw fileError(file, "PDF_DAMAGED", error.what());
    }
}

} // namespace cunho::pdf
