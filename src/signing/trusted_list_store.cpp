// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/signing/trusted_list_store.hpp>
#include <cunho/xml/document.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <string_view>

namespace cunho::signing {

namespace fs = std::filesystem;

namespace {

constexpr const char* listSettings = "trusted-list/"; ///< of the settings, before the territory
constexpr const char* listOfLists = "EU";

/// What the settings say of a list: lines of a word and its value.
struct Record {
    std::string number;
    std::string sha256; ///< hexadecimal
    std::vector<crypto::Certificate> signers;

    std::string text() const {
        std::string out = "number " + number + "\nsha256 " + sha256 + "\n";
        for (const auto& signer : signers)
            out += "signer " + toBase64(signer.der()) + "\n";
        return out;
    }

    /// What cannot be read of it is missing.
    static Record parse(const std::string& text) {
        Record record;
        std::istringstream lines(text);
        for (std::string word, value; lines >> word >> value;) {
            if (word == "number")
                record.number = value;
            else if (word == "sha256" && isDigest(value))
                record.sha256 = value;
            else if (word == "signer")
                record.addSigner(value);
        }
        return record;
    }

  private:
    /// It becomes part of a file's name.
    static bool isDigest(std::string_view text) {
        return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    }

    void addSigner(const std::string& base64) {
        try {
            signers.push_back(crypto::Certificate::fromDer(fromBase64(base64)));
        } catch (const Error&) { // the list is then signed by nobody
            return;
        }
    }
};

/// Named after its content, so that a list which is being replaced stays whole.
fs::path fileOf(const fs::path& folder, const std::string& territory, const std::string& sha256) {
    constexpr std::size_t enough = 32; // hexadecimal digits
    return folder / (territory + "-" + sha256.substr(0, enough) + ".xml");
}

/// ISO 3166-1 alpha-2, EU, EL or UK (TS 119 612, 5.3.10): it becomes part of a file's name.
bool isTerritory(std::string_view text) {
    return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<std::uint64_t> numberOf(const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

void requireTerritory(const std::string& territory, const std::string& file) {
    if (!isTerritory(territory))
        throw Error(Fault::File, "TRUSTED_LIST_UNREADABLE", {{"file", file}}, "the territory is none");
}

void requireNumber(const TrustedList& list, const std::string& file) {
    if (!numberOf(list.sequenceNumber))
        throw Error(Fault::File, "TRUSTED_LIST_UNREADABLE", {{"file", file}},
                    "the sequence number is no number");
}

void requireNewer(const TrustedList& list, const std::string& installed, const std::string& file) {
    const auto before = numberOf(installed);
    if (before && *numberOf(list.sequenceNumber) < *before)
        throw Error(Fault::File, "TRUSTED_LIST_OLDER",
                    {{"file", file},
                     {"territory", list.territory},
                     {"number", list.sequenceNumber},
                     {"installed", installed}});
}

std::optional<FileState> stateOf(const fs::path& file) {
    try {
        return fileState(file);
    } catch (const Error&) { // whoever reads it learns why
        return std::nullopt;
    }
}

void makeFolder(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        throw Error(Fault::Storage, "FOLDER_READ_ONLY", {{"folder", folder.string()}}, code.message());
}

void removeFile(const fs::path& file) {
    std::error_code code;
    fs::remove(file, code);
    if (code)
        throw Error(Fault::Storage, "FOLDER_READ_ONLY", {{"folder", file.parent_path().string()}},
                    code.message());
}

} // namespace

/// What was found, and when that has to be looked at again.
struct TrustedListStore::Known {
    struct Seen {
        std::string record;
        std::optional<FileState> state;
        bool operator==(const Seen&) const = default;
    };
    std::map<std::string, Seen> seen; ///< by territory
    std::vector<InstalledList> lists;
};

TrustedListStore::TrustedListStore(fs::path folder, Settings& settings)
    : folder_(std::move(folder)), settings_(settings) {}

std::vector<crypto::Certificate> TrustedListStore::signersOf(const std::string& territory) {
    const auto installed = lists();
    std::vector<crypto::Certificate> named;
    for (const InstalledList& each : *installed)
        if (each.territory == listOfLists && each.list && territory != listOfLists)
            for (const ListPointer& pointer : each.list->pointers)
                if (pointer.territory == territory)
                    named.insert(named.end(), pointer.signers.begin(), pointer.signers.end());
    if (!named.empty()) // whoever it does not name any more signs no more
        return named;
    const auto before = std::ranges::find(*installed, territory, &InstalledList::territory);
    return before == installed->end() ? named : before->signers;
}

InstalledList TrustedListStore::install(const fs::path& file, const std::vector<crypto::Certificate>& signers,
                                        Older older) {
    const std::string name = file.filename().string();
    const Bytes content = readFile(file, xml::Document::largest);
    Record record;
    const TrustedList list = readTrustedList(content, name, [&](const std::string& territory) {
        requireTerritory(territory, name); // whoever wrote it has signed nothing yet
        record.signers = signers.empty() ? signersOf(territory) : signers;
        if (record.signers.empty())
            throw Error(Fault::Trust, "TRUSTED_LIST_SIGNER_UNKNOWN",
                        {{"file", name}, {"territory", territory}});
        return record.signers;
    });
    requireNumber(list, name);
    const std::string setting = listSettings + list.territory;
    const auto before = settings_.find(setting);
    if (before && older == Older::Refuse)
        requireNewer(list, Record::parse(*before).number, name);
    record.number = list.sequenceNumber;
    record.sha256 = toHex(crypto::sha256(content).value);
    makeFolder(folder_);
    AtomicFile kept(fileOf(folder_, list.territory, record.sha256), AtomicFile::Existing::Replace);
    kept.write(content);
    kept.commit();
    const std::lock_guard lock(mutex_);    // nobody of this process looks for the one before meanwhile
    settings_.put(setting, record.text()); // from here on it is the one that counts
    if (before && Record::parse(*before).sha256 != record.sha256) {
        std::error_code ignored; // nobody reads it any more
        fs::remove(fileOf(folder_, list.territory, Record::parse(*before).sha256), ignored);
    }
    return {list.territory, list.sequenceNumber, record.signers, list, {}};
}

void TrustedListStore::remove(const std::string& territory) {
    const auto record = settings_.find(listSettings + territory);
    if (!record)
        return;
    settings_.remove(listSettings + territory);
    removeFile(fileOf(folder_, territory, Record::parse(*record).sha256));
}

InstalledList TrustedListStore::look(const std::string& territory, const std::string& text) const {
    const Record record = Record::parse(text);
    InstalledList found{territory, record.number, record.signers, {}, {}};
    const ErrorParams params{{"territory", territory}};
    try {
        const fs::path file = fileOf(folder_, territory, record.sha256);
        if (!fs::exists(file))
            throw Error(Fault::File, "TRUSTED_LIST_GONE", params);
        const Bytes content = readFile(file, xml::Document::largest);
        if (toHex(crypto::sha256(content).value) != record.sha256)
            throw Error(Fault::Integrity, "TRUSTED_LIST_CHANGED", params);
        found.list = readTrustedList(content, file.filename().string(),
                                     [&](const std::string&) { return record.signers; });
        if (found.list->territory != territory || found.list->sequenceNumber != record.number)
            throw Error(Fault::Integrity, "TRUSTED_LIST_CHANGED", params);
    } catch (...) { // one bad list must not stop the others
        found.list.reset();
        found.problem = currentFailure();
        found.problem->params.insert(params.begin(), params.end());
    }
    return found;
}

std::shared_ptr<const std::vector<InstalledList>> TrustedListStore::lists() {
    const std::lock_guard lock(mutex_);
    auto now = std::make_shared<Known>();
    const std::size_t stem = std::string_view(listSettings).size();
    for (const auto& [name, record] : settings_.beginningWith(listSettings)) {
        const std::string territory = name.substr(stem);
        if (isTerritory(territory))
            now->seen[territory] = {record,
                                    stateOf(fileOf(folder_, territory, Record::parse(record).sha256))};
    }
    const auto isUsed = [](const InstalledList& each) { return each.list.has_value(); };
    if (!known_ || known_->seen != now->seen || !std::ranges::all_of(known_->lists, isUsed)) {
        for (const auto& [territory, seen] : now->seen) {
            const bool same =
                known_ && known_->seen.contains(territory) && known_->seen.at(territory) == seen;
            const auto old = same ? std::ranges::find(known_->lists, territory, &InstalledList::territory)
                                  : std::vector<InstalledList>::const_iterator();
            now->lists.push_back(same && old->list ? *old : look(territory, seen.record));
        }
        known_ = std::move(now);
    }
    return {known_, &known_->lists};
}

} // namespace cunho::signing
