// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/collect_files.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/signing/signed_file_log.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t headerSearch = 1024; ///< ISO 32000-1, annex H, note 13
constexpr std::size_t reportEvery = 64;

std::string shownName(const fs::path& path) {
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

Failure about(const fs::path& path, Fault fault, const char* reason, std::string detail = {}) {
    return {fault, reason, {{"file", shownName(path)}}, std::move(detail)};
}

/// Whether the log has put this very file where it is.
bool isLogged(const fs::path& file, signing::SignedFileLog& log) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(file, failure).lexically_normal();
    std::vector<Bytes> known = log.digestsAt(absolute);
    if (const fs::path real = fs::canonical(file, failure); !failure && real != absolute)
        for (Bytes& digest : log.digestsAt(real))
            known.push_back(std::move(digest));
    return !known.empty() && std::ranges::find(known, crypto::sha256File(file).value) != known.end();
}

/// Why it is no PDF, by its first bytes; nothing when it may be one. Throws as ReadHandle.
std::optional<Failure> notPdf(const fs::path& file) {
    const ReadHandle handle(file);
    const auto size = handle.size();
    if (size == 0)
        return about(file, Fault::File, "PDF_EMPTY");
    std::string head;
    handle.stream(0, std::min(size, headerSearch),
                  [&head](ByteView piece) { head.append(piece.begin(), piece.end()); });
    if (head.find("%PDF-") == std::string::npos)
        return about(file, Fault::File, "PDF_NO_HEADER");
    return std::nullopt;
}

class Collector {
  public:
    Collector(const CollectOptions& options, const JobContext& job) : options_(options), job_(job) {}

    void take(const fs::path& path, bool named, int depth) {
        if (full_)
            return;
        if (found_.entries == options_.entries) {
            stopAt(path, options_.entries);
            return;
        }
        look();
        try {
            sort(path, named, depth);
        } catch (const Error& error) {
            if (error.fault() == Fault::Cancelled)
                throw;
            leaveOut(path, error.failure(), named);
        }
    }

    Collection result() { return std::move(found_); }

  private:
    using Identity = std::pair<std::uint64_t, std::uint64_t>;

    void look() {
        job_.throwIfStopped();
        if (found_.entries++ % reportEvery == 0)
            job_.report({found_.entries, 0, "collect"});
    }

    void leaveOut(const fs::path& path, Failure why, bool named) {
        found_.leftOut.push_back({path, std::move(why), named, found_.files.size()});
    }

    void stopAt(const fs::path& path, std::size_t limit) {
        full_ = true;
        leaveOut(path, {Fault::Input, "TOO_MANY_FILES", {{"max", std::to_string(limit)}}, {}}, false);
    }

    void sort(const fs::path& path, bool named, int depth) {
        if (!named && path.filename().string().starts_with(".")) {
            leaveOut(path, about(path, Fault::Input, "FILE_HIDDEN"), named);
            return;
        }
        const FileState state = fileState(path);
        std::error_code failure;
        const fs::file_type type = fs::status(path, failure).type();
        if (type == fs::file_type::directory)
            takeFolder(path, {state.device, state.inode}, named, depth);
        else if (type == fs::file_type::regular)
            takeFile(path, state, named);
        else
            leaveOut(path, about(path, Fault::File, "FILE_IS_NO_FILE"), named);
    }

    bool isSignedHere(const fs::path& file) const {
        const std::string name = file.filename().string();
        return mayBeSignedName(defaultNamePattern, name) || mayBeSignedName(options_.namePattern, name) ||
               (options_.log != nullptr && isLogged(file, *options_.log));
    }

    void takeFile(const fs::path& path, const FileState& state, bool named) {
        const Identity identity{state.device, state.inode};
        if (!named && !options_.signedHere && isSignedHere(path)) {
            leaveOut(path, about(path, Fault::Input, "FILE_SIGNED_HERE"), named);
            return;
        }
        if (seen_.contains(identity)) {
            leaveOut(path, about(path, Fault::Input, "FILE_NAMED_TWICE"), named);
            return;
        }
        if (!named || !options_.namedUnseen) {
            if (auto why = notPdf(path)) {
                leaveOut(path, std::move(*why), named);
                return;
            }
        }
        if (found_.files.size() == options_.files) {
            stopAt(path, options_.files);
            return;
        }
        seen_.insert(identity);
        found_.files.push_back({path, identityOf(state)});
    }

    void takeFolder(const fs::path& path, Identity identity, bool named, int depth) {
        if (depth > options_.depth) {
            leaveOut(path, about(path, Fault::Input, "FOLDER_TOO_DEEP"), named);
            return;
        }
        if (!seen_.insert(identity).second) {
            leaveOut(path, about(path, Fault::Input, "FOLDER_NAMED_TWICE"), named);
            return;
        }
        const std::size_t before = found_.files.size();
        std::vector<fs::path> files;
        std::vector<fs::path> folders;
        list(path, named, files, folders);
        for (const auto& each : files)
            take(each, false, depth + 1);
        for (const auto& each : folders)
            take(each, false, depth + 1);
        const bool told = !found_.leftOut.empty() && found_.leftOut.back().path == path;
        if (named && found_.files.size() == before && !told)
            leaveOut(path, about(path, Fault::File, "FOLDER_WITHOUT_PDF"), named);
    }

    /// Its entries by name. One that cannot be read to its end gives what was read.
    void list(const fs::path& folder, bool named, std::vector<fs::path>& files,
              std::vector<fs::path>& folders) {
        std::error_code failure;
        fs::directory_iterator entry(folder, failure);
        for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
            job_.throwIfStopped();
            std::error_code unknown; // told when it is its turn
            (entry->is_directory(unknown) ? folders : files).push_back(entry->path());
            if (files.size() + folders.size() > options_.entries)
                break;
        }
        if (failure)
            leaveOut(folder, about(folder, Fault::Storage, "FOLDER_NOT_READABLE", failure.message()), named);
        std::ranges::sort(files);
        std::ranges::sort(folders);
    }

    const CollectOptions& options_;
    const JobContext& job_;
    Collection found_;
    std::set<Identity> seen_; ///< files and folders
    bool full_ = false;
};

} // namespace

std::vector<fs::path> Collection::paths() const {
    std::vector<fs::path> out;
    for (const FoundFile& file : files)
        out.push_back(file.path);
    return out;
}

Collection collectFiles(const std::vector<fs::path>& paths, const CollectOptions& options,
                        const JobContext& job) {
    Collector collector(options, job);
    for (const fs::path& path : paths)
        collector.take(path, true, 0);
    return collector.result();
}

} // namespace cunho::app
