// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/services_saft_desk.hpp"

#include "ui/convert.hpp"

#include <cunho/core/file.hpp>

#include <QCryptographicHash>

namespace cunho::ui {
namespace {

constexpr std::uint64_t largestKey = 64U << 10U; ///< bytes

std::string settingOf(std::chrono::year_month month) {
    return "saft.exported." + formatDate(Date(month.year(), month.month(), std::chrono::day(1))).substr(0, 7);
}

Bytes sha256Of(const std::filesystem::path& path, const JobContext& job) {
    const ReadHandle file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    file.stream(0, file.size(), [&](ByteView piece) {
        job.throwIfStopped();
        hash.addData(bytesToQt(piece));
    });
    const auto result = hash.result().toStdString();
    const auto bytes = asBytes(result);
    return Bytes(bytes.begin(), bytes.end());
}

} // namespace

std::vector<app::PreflightFinding> ServicesSaftDesk::preflight(std::chrono::year_month month,
                                                               const JobContext& job) {
    return app::ExportSaft(services_).preflight(app::monthRange(month), job);
}

std::string ServicesSaftDesk::fileName(std::chrono::year_month month) {
    return app::ExportSaft(services_).fileName(app::monthRange(month));
}

app::SaftExportResult ServicesSaftDesk::run(std::chrono::year_month month,
                                            const std::filesystem::path& target, bool replace,
                                            const JobContext& job) {
    auto result = app::ExportSaft(services_).run(app::monthRange(month), target, replace, job);
    if (auto* settings = services_.books.settings)
        settings->put(settingOf(month), toHex(result.sha256) + " " + target.filename().string());
    return result;
}

std::optional<SaftExported> ServicesSaftDesk::exported(std::chrono::year_month month) {
    auto* settings = services_.books.settings;
    const auto kept = settings == nullptr ? std::nullopt : settings->find(settingOf(month));
    const auto blank = kept ? kept->find(' ') : std::string::npos;
    if (blank == std::string::npos)
        return std::nullopt;
    return SaftExported{kept->substr(blank + 1), fromHex(kept->substr(0, blank))};
}

void ServicesSaftDesk::mark(std::chrono::year_month month, Date communicated,
                            const std::filesystem::path& file, const JobContext& job) {
    const auto range = app::monthRange(month);
    invoicing::Communication communication{range.first, range.last, communicated, {}, {}};
    if (!file.empty()) {
        communication.sha256 = sha256Of(file, job);
        communication.fileName = file.filename().string();
    } else if (auto last = exported(month)) {
        communication.sha256 = std::move(last->sha256);
        communication.fileName = std::move(last->fileName);
    }
    app::ExportSaft(services_).markCommunicated(communication);
}

invoicing::SaftCheckReport ServicesSaftDesk::check(const std::filesystem::path& file,
                                                   const std::filesystem::path& publicKey,
                                                   const JobContext& job) {
    invoicing::SaftCheckOptions options;
    if (!publicKey.empty())
        options.publicKeyPem = std::string(asText(readFile(publicKey, largestKey)));
    return invoicing::checkSaft(file, options, job);
}

} // namespace cunho::ui
