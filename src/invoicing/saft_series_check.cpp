// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_series_check.hpp"

#include "invoicing/saft_forms.hpp"
#include "invoicing/text_forms.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/error.hpp>
#include <cunho/crypto/private_key.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace cunho::invoicing {
namespace {

using namespace std::chrono_literals;

/// Documents dated from here on carry an ATCUD (Portaria 195/2020, put off until this day).
constexpr Date atcudBegins = 2023y / std::chrono::January / 1;

bool isSaftValidationCode(std::string_view code) {
    return code.size() >= 8 && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
           });
}

/// The Tax Authority's own codes (Portaria 302/2016, 4.1.4.8, 4.2.3.8, 4.3.4.8, 4.4.4.6).
bool isTypeCode(std::string_view code) {
    constexpr std::array<std::string_view, 31> codes{
        "FT", "FS", "FR", "ND", "NC", "VD", "TV", "TD", "AA", "DA", "RP", "RE", "CS", "LD", "RA", "GR",
        "GT", "GA", "GC", "GD", "CM", "CC", "FC", "FO", "NE", "OU", "OR", "PF", "DC", "RC", "RG"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// "1", "9999.1", "1-FTM V/23", "1-FTD FT 1/7" as P, I, M, M; '0' for "0".
char sourceOfControl(std::string_view control) noexcept {
    if (control == "0")
        return '0';
    if (control.find('-') != std::string_view::npos)
        return 'M';
    return control.find('.') == std::string_view::npos ? 'P' : 'I';
}

/// RSA of 1024 bits in Base64.
bool isHash(std::string_view hash) {
    if (hash.size() != 172)
        return false;
    try {
        return fromBase64(hash).size() == 128;
    } catch (const Error&) {
        return false;
    }
}

bool isUnsigned(std::string_view hash, std::string_view control) {
    return hash == "0" || control == "0";
}

} // namespace

SaftSeriesCheck::Link SaftSeriesCheck::linkOf(const SaftHead& head, const SaftNode& document,
                                              const SaftPlace& place) {
    const SaftNode* totals = document.find("DocumentTotals");
    const auto gross = totals == nullptr ? std::nullopt : saftAmount(*totals, "GrossTotal");
    Link link;
    link.number = head.number;
    link.date = document.value(head.names.date);
    link.entry = head.entry;
    link.gross = gross ? gross->toFixed(2) : std::string();
    link.hash = document.value("Hash");
    link.control = document.value("HashControl");
    link.source = head.source.empty() ? 'P' : head.source.front();
    link.place = place;
    return link;
}

void SaftSeriesCheck::take(const SaftHead& head, const SaftNode& document, const SaftPlace& place,
                           std::string_view certificate) {
    certificate_ = certificate;
    const auto number = parseSaftNumber(head.number);
    if (!number)
        return;
    checkCode(head, *number, place);
    std::string key(blockName(head.names.block));
    key += ' ';
    key += number->series;
    Series& series = series_[key];
    series.block = head.names.block;
    checkAtcud(head, document, *number, series, place);
    if (head.names.block != SaftBlock::Payments)
        checkHashForm(head, document, place, certificate);
    add(series, number->sequence, linkOf(head, document, place));
}

/// One internal code, one type of document (Portaria 302/2016, 4.1.4.1).
void SaftSeriesCheck::checkCode(const SaftHead& head, const SaftNumber& number, const SaftPlace& place) {
    if (head.type.empty())
        return;
    const std::string type(head.type);
    const auto [known, added] = types_.emplace(number.code, type);
    if (added && number.code != head.type && isTypeCode(number.code))
        findings_.warn(place, "SAFT_CODE_OF_OTHER_TYPE",
                       {{"code", std::string(number.code)}, {"type", type}});
    if (!added && known->second != type)
        findings_.error(place, "SAFT_CODE_OF_TWO_TYPES",
                        {{"code", std::string(number.code)}, {"type", type}, {"other", known->second}});
}

void SaftSeriesCheck::checkAtcud(const SaftHead& head, const SaftNode& document, const SaftNumber& number,
                                 Series& series, const SaftPlace& place) {
    const std::string_view atcud = document.value("ATCUD");
    if (atcud.empty() || !head.date || (atcud == "0" && *head.date < atcudBegins))
        return;
    const SaftPlace at = place.at("ATCUD", document.lineOf("ATCUD"));
    const auto hyphen = std::min(atcud.find('-'), atcud.size());
    const std::string code(atcud.substr(0, hyphen));
    const std::string_view digits = hyphen < atcud.size() ? atcud.substr(hyphen + 1) : std::string_view();
    if (!isSaftValidationCode(code) || !isDigits(digits))
        return findings_.error(at, "SAFT_ATCUD_FORM", {{"atcud", std::string(atcud)}});
    const auto sequence = parseSaftNumber("X /" + std::string(digits));
    if (!sequence || sequence->sequence != number.sequence)
        return findings_.error(at, "SAFT_ATCUD_NUMBER",
                               {{"atcud", std::string(atcud)}, {"number", std::string(head.number)}});
    if (!series.atcud.empty() && series.atcud != code)
        return findings_.error(at, "SAFT_ATCUD_SERIES",
                               {{"atcud", std::string(atcud)}, {"expected", series.atcud}});
    series.atcud = code;
    const auto [other, added] = atcuds_.emplace(code, number.series);
    if (!added && other->second != number.series)
        findings_.warn(at, "SAFT_ATCUD_SHARED", {{"code", code}, {"series", other->second}});
}

void SaftSeriesCheck::checkHashForm(const SaftHead& head, const SaftNode& document, const SaftPlace& place,
                                    std::string_view certificate) {
    const std::string_view hash = document.value("Hash");
    const std::string_view control = document.value("HashControl");
    if (!isHash(hash) || control.empty() || control == "0")
        ++unverified_;
    if (hash.empty() || control.empty())
        return;
    const SaftPlace at = place.at("Hash", document.lineOf("Hash"));
    const bool unsignedHash = hash == "0";
    if (!unsignedHash && !isHash(hash))
        return findings_.error(at, "SAFT_HASH_FORM");
    if (unsignedHash && !certificate.empty() && certificate != "0")
        return findings_.error(at, "SAFT_HASH_ZERO", {{"certificate", std::string(certificate)}});
    if (!unsignedHash && certificate == "0" && head.source != "I")
        return findings_.error(at, "SAFT_HASH_UNCERTIFIED");
    if (!unsignedHash && control == "0")
        return findings_.error(place.at("HashControl", document.lineOf("HashControl")),
                               "SAFT_HASH_CONTROL_ZERO");
    const char expected = sourceOfControl(control);
    if (expected != '0' && !head.source.empty() && head.source.front() != expected)
        findings_.error(place.at("HashControl", document.lineOf("HashControl")), "SAFT_HASH_CONTROL_SOURCE",
                        {{"control", std::string(control)}, {"source", std::string(head.source)}});
    const auto hyphen = control.find('-');
    if (hyphen != std::string_view::npos && control.size() > hyphen + 2 && !head.type.empty() &&
        control.substr(hyphen + 1, 2) != head.type)
        findings_.error(place.at("HashControl", document.lineOf("HashControl")), "SAFT_HASH_CONTROL_TYPE",
                        {{"control", std::string(control)}, {"type", std::string(head.type)}});
}

void SaftSeriesCheck::add(Series& series, std::uint64_t sequence, Link link) {
    auto after = series.runs.upper_bound(sequence);
    auto before = after == series.runs.begin() ? series.runs.end() : std::prev(after);
    if (before != series.runs.end() && sequence <= before->second.end)
        return findings_.error(link.place, "SAFT_NUMBER_TWICE", {{"number", link.number}});
    const bool joinsBefore = before != series.runs.end() && before->second.end + 1 == sequence;
    const bool joinsAfter = after != series.runs.end() && after->first == sequence + 1;
    if (joinsBefore)
        join(before->second.last, link);
    else
        begin(link, sequence);
    if (joinsAfter)
        join(link, after->second.first);
    if (joinsBefore && joinsAfter) {
        before->second.last = std::move(after->second.last);
        before->second.end = after->second.end;
        series.runs.erase(after);
    } else if (joinsBefore) {
        before->second.last = std::move(link);
        before->second.end = sequence;
    } else if (joinsAfter) {
        Run run{std::move(link), std::move(after->second.last), after->second.end};
        series.runs.erase(after);
        series.runs.emplace(sequence, std::move(run));
    } else {
        Run run{link, link, sequence};
        series.runs.emplace(sequence, std::move(run));
    }
}

/// Two neighbours: no date goes back (Despacho 8632/2014, 3.2.1), and the hash of the first is in the
/// second's.
void SaftSeriesCheck::join(const Link& before, const Link& after) {
    const bool recovered = after.source != 'P' || before.source != 'P';
    if (!before.date.empty() && !after.date.empty() && after.date < before.date)
        findings_.add(recovered ? SaftSeverity::Warning : SaftSeverity::Error, after.place, "SAFT_DATE_ORDER",
                      {{"date", after.date}, {"before", before.date}, {"number", before.number}});
    if (!before.entry.empty() && !after.entry.empty() && after.entry < before.entry)
        findings_.error(after.place, "SAFT_ENTRY_ORDER",
                        {{"entry", after.entry}, {"before", before.entry}, {"number", before.number}});
    verify(after, before.hash == "0" ? std::string_view() : std::string_view(before.hash));
}

/// The first that is seen of a series: number 1 is chained to nothing; another one may be, when its series
/// began with it.
void SaftSeriesCheck::begin(const Link& first, std::uint64_t sequence) {
    if (sequence == 1)
        verify(first, {});
}

bool SaftSeriesCheck::verifies(const Link& link, std::string_view previous) const {
    const std::string message =
        link.date + ";" + link.entry + ";" + link.number + ";" + link.gross + ";" + std::string(previous);
    return crypto::verifyRsaPkcs1(publicKeyPem_,
                                  crypto::digest(crypto::DigestAlgorithm::Sha1, asBytes(message)),
                                  fromBase64(link.hash));
}

void SaftSeriesCheck::verify(const Link& link, std::string_view previous) {
    if (publicKeyPem_.empty() || link.gross.empty() || isUnsigned(link.hash, link.control) ||
        !isHash(link.hash))
        return;
    if (verifies(link, previous))
        return;
    // Integrated: signed by the program that made it, with a key of its own.
    const auto dot = link.control.find('.');
    if (dot != std::string::npos && link.control.substr(0, dot) != certificate_) {
        ++unverified_;
        return findings_.warn(link.place, "SAFT_HASH_OF_OTHERS", {{"control", link.control}});
    }
    ++unverified_;
    findings_.error(link.place.at("Hash", link.place.line), "SAFT_HASH_WRONG", {{"number", link.number}});
}

void SaftSeriesCheck::endBlock(SaftBlock block) {
    for (auto& [key, series] : series_) {
        if (series.block != block)
            continue;
        std::uint64_t expected = 0;
        for (const auto& [first, run] : series.runs) {
            if (expected != 0)
                findings_.error(run.first.place, "SAFT_NUMBER_GAP",
                                {{"number", run.first.number},
                                 {"from", std::to_string(expected)},
                                 {"to", std::to_string(first - 1)}});
            const bool unknown = !publicKeyPem_.empty() && first != 1 && !run.first.gross.empty() &&
                                 !isUnsigned(run.first.hash, run.first.control) && isHash(run.first.hash);
            if (unknown && !verifies(run.first, {})) {
                ++unverified_;
                findings_.warn(run.first.place, "SAFT_HASH_UNVERIFIED", {{"number", run.first.number}});
            }
            expected = run.end + 1;
        }
        series.runs.clear();
    }
}

} // namespace cunho::invoicing
