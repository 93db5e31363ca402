// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/strict_json.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/signature_algorithm.hpp>
#include <cunho/wiring/update_notice.hpp>

#include <algorithm>
#include <charconv>

namespace cunho::wiring {
namespace {

constexpr std::uint64_t largestFile = 256U << 10U;
constexpr const char* manifestSetting = "update/manifest";
constexpr const char* publisherSetting = "update/publisher";
constexpr const char* lastSeen = "update/last-date";

[[noreturn]] void refuseManifest(const std::string& member) {
    throw Error(Fault::Service, "UPDATE_MANIFEST_INVALID", {}, member);
}

Bytes load(const std::string& place, http::Client& http, const JobContext& job) {
    if (place.find("://") == std::string::npos)
        return readFile(place, largestFile);
    http::Request request;
    request.url = place;
    request.responseLimit = largestFile;
    http::Response response = http.send(std::move(request), job);
    if (response.status != 200) {
        const auto host = place.substr(place.find("://") + 3);
        throw Error(Fault::Service, "FETCH_FAILED",
                    {{"host", host.substr(0, host.find('/'))}, {"status", std::to_string(response.status)}});
    }
    return std::move(response.body);
}

void requireSignature(const UpdateSource& source, ByteView manifest, ByteView encoded) {
    Bytes value;
    try {
        std::string text(asText(encoded));
        std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
        value = fromBase64(text);
    } catch (const Error&) {
        throw Error(Fault::Trust, "UPDATE_SIGNATURE_WRONG", {}, "no Base64");
    }
    const auto algorithm = crypto::usualAlgorithm(source.publisher);
    if (!crypto::verifySignature(source.publisher, algorithm, crypto::digest(algorithm.digest, manifest),
                                 value))
        throw Error(Fault::Trust, "UPDATE_SIGNATURE_WRONG");
}

/// An https address with a host, or the path of a file, which no folder of the moment makes another's.
bool isPlace(const std::string& text) {
    constexpr std::string_view scheme = "https://";
    const bool plain =
        std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > 0x20 && c != 0x7F; });
    if (text.starts_with(scheme))
        return plain && text.size() > scheme.size() && text[scheme.size()] != '/';
    const std::filesystem::path file(text);
    std::error_code code;
    return file.is_absolute() && std::filesystem::is_regular_file(file, code);
}

std::string https(std::string address) {
    if (!address.starts_with("https://"))
        refuseManifest("address");
    return address;
}

UpdateNotice noticeOf(const StrictJson& json, const std::string& running) {
    UpdateNotice notice;
    notice.version = json.text("version");
    notice.required = compareVersions(running, json.text("oldest")) < 0;
    notice.date = parseDate(json.text("date"));
    notice.address = https(json.text("address"));
    notice.notesPt = json.text("notes", "pt");
    notice.notesEn = json.text("notes", "en");
    return notice;
}

/// A manifest that was shown before must not be taken back.
void requireFresh(const StrictJson& json, const UpdateNotice& notice, const Clock& clock,
                  Settings& settings) {
    const Date now = today(clock, Zone::Lisbon);
    const auto last = settings.find(lastSeen);
    if ((last && notice.date < parseDate(*last)) || now > parseDate(json.text("until")))
        throw Error(Fault::Trust, "UPDATE_MANIFEST_OLD", {{"date", formatDate(notice.date)}});
    settings.put(lastSeen, formatDate(notice.date));
}

int numberAt(const std::string& text, std::size_t& place) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data() + place, end, number);
    if (error != std::errc{} || number < 0 || (last != end && *last != '.'))
        refuseManifest("version");
    place = static_cast<std::size_t>(last - text.data()) + 1;
    return number;
}

} // namespace

int compareVersions(const std::string& a, const std::string& b) {
    std::size_t placeA = 0;
    std::size_t placeB = 0;
    int result = 0;
    do {
        const int numberA = placeA <= a.size() ? numberAt(a, placeA) : 0;
        const int numberB = placeB <= b.size() ? numberAt(b, placeB) : 0;
        if (result == 0 && numberA != numberB)
            result = numberA < numberB ? -1 : 1;
    } while (placeA <= a.size() || placeB <= b.size());
    return result;
}

std::optional<UpdateNotice> checkForUpdate(const UpdateSource& source, const std::string& runningVersion,
                                           const Clock& clock, Settings& settings, http::Client& http,
                                           const JobContext& job) {
    const Bytes manifest = load(source.manifest, http, job);
    requireSignature(source, manifest, load(source.manifest + ".sig", http, job));
    const StrictJson json(manifest, refuseManifest);
    if (json.text("program") != "cunho")
        refuseManifest("program");
    try {
        UpdateNotice notice = noticeOf(json, runningVersion);
        requireFresh(json, notice, clock, settings);
        if (compareVersions(notice.version, runningVersion) <= 0)
            return std::nullopt;
        return notice;
    } catch (const Error& error) {
        if (error.reason() == "BAD_DATE")
            refuseManifest("date");
        throw;
    }
}

std::optional<UpdateSource> updateSource(Settings& settings) {
    const auto manifest = settings.find(manifestSetting);
    const auto publisher = settings.find(publisherSetting);
    if (!manifest || !publisher || manifest->empty() || publisher->empty())
        return std::nullopt;
    return UpdateSource{*manifest, crypto::Certificate::fromPem(*publisher)};
}

void keepUpdateSource(const std::string& manifest, const std::filesystem::path& publisher,
                      Settings& settings) {
    if (manifest.empty()) {
        for (const char* name : {manifestSetting, publisherSetting, lastSeen})
            settings.remove(name);
        return;
    }
    if (!isPlace(manifest))
        throw Error(Fault::Input, "UPDATE_PLACE_WRONG");
    const auto kept = settings.find(publisherSetting);
    if (publisher.empty() && !kept)
        throw Error(Fault::Input, "UPDATE_PUBLISHER_MISSING");
    if (!publisher.empty()) {
        const std::string pem =
            crypto::Certificate::listFromFile(readFile(publisher, largestFile)).front().pem();
        if (pem != kept)
            settings.remove(lastSeen); // the other one's dates
        settings.put(publisherSetting, pem);
    }
    settings.put(manifestSetting, manifest);
}

} // namespace cunho::wiring
