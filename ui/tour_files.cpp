// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/tour_files.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/log.hpp>

#include <algorithm>

namespace cunho::ui {
namespace {

void write(const std::filesystem::path& file, ByteView content) {
    AtomicFile target(file);
    target.write(content);
    target.commit();
}

/// The signed invoice of the highest level; the level's names sort by length.
std::filesystem::path bestSigned(app::Services& services, const std::vector<std::int64_t>& documents) {
    std::optional<invoicing::SignatureRecord> best;
    for (const auto id : documents) {
        const auto record = services.documents.signature(id);
        if (record && (!best || record->level.size() > best->level.size()))
            best = record;
    }
    return best ? best->file : std::filesystem::path();
}

/// Another year of creation: the smallest change that a file can have.
Bytes altered(Bytes pdf) {
    const std::string_view date = "/CreationDate (D:20";
    const auto found = std::ranges::search(pdf, asBytes(date));
    if (!found.empty())
        *found.end() ^= 1U;
    return pdf;
}

signing::SealRequest seal() {
    signing::SealRequest request;
    request.placement.where = pdf::FreeSpace{};
    request.content.reason = "Aprovação da fatura";
    request.content.place = "Coimbra";
    return request;
}

} // namespace

TourFiles makeTourFiles(app::Services& services, signing::SignatureProvider& stranger,
                        const std::vector<std::int64_t>& documents, const std::filesystem::path& folder) {
    TourFiles files;
    std::filesystem::create_directories(folder);
    if (const auto best = bestSigned(services, documents); !best.empty()) {
        files.valid = best;
        files.changed = folder / "FT_2026A_1 (cópia).pdf";
        write(files.changed, altered(readFile(best)));
    }
    const auto rendering = services.documents.rendering(documents.back());
    if (!rendering)
        return files;
    files.plain = folder / "Fatura por assinar.pdf";
    write(files.plain, *rendering);
    app::SignFilesOptions options;
    options.target.file = folder / "Fatura com selo.pdf";
    options.seal = seal();
    signing::SilentPrompter prompter;
    app::SignFiles signer(services.reader, stranger, services.clock, {{}, services.signer.seals});
    const auto outcomes = signer.run({files.plain}, options, prompter, JobContext());
    if (const auto* failure = std::get_if<Failure>(&outcomes.front().outcome))
        log::warning(failure->reason + ": " + failure->detail);
    else
        files.sealed = *options.target.file;
    return files;
}

} // namespace cunho::ui
