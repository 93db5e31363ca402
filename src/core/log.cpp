// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/log.hpp>

#include <algorithm>
#include <memory>
#include <mutex>
#include <regex>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <utility>
#include <vector>

namespace cunho::log {
namespace {

spdlog::level::level_enum native(Level level) {
    switch (level) {
    case Level::Debug: return spdlog::level::debug;
    case Level::Info: return spdlog::level::info;
    case Level::Warning: return spdlog::level::warn;
    case Level::Error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

/// std::regex recurses for every character of a match: a longer text could exhaust the stack.
constexpr std::size_t longest = 4000;

struct Target {
    std::mutex mutex;
    std::shared_ptr<spdlog::logger> logger =
        std::make_shared<spdlog::logger>("cunho", std::make_shared<spdlog::sinks::stderr_sink_mt>());
};

Target& target() {
    static Target instance;
    return instance;
}

void redirect(std::shared_ptr<spdlog::sinks::sink> sink, Level least) {
    auto logger = std::make_shared<spdlog::logger>("cunho", std::move(sink));
    logger->set_level(native(least));
    logger->flush_on(spdlog::level::debug);
    const std::lock_guard lock(target().mutex);
    target().logger = std::move(logger);
}

struct Mask {
    std::regex pattern;
    const char* mark;
};

/// Longest forms first: a token must be gone before its digits could be taken for a phone number.
const std::vector<Mask>& masks() {
    static const std::vector<Mask> all = [] {
        constexpr auto options = std::regex::ECMAScript | std::regex::icase | std::regex::optimize;
        std::vector<Mask> list;
        list.push_back({std::regex(R"(\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]+)", options), "$1 [credential]"});
        list.push_back({std::regex(R"(eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)?)"), "[jwt]"});
        list.push_back(
            {std::regex(
                 R"(\b([\w-]*(?:token|password|secret)|pin|otp|code|sad)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+)",
                 options),
             "$1$2[secret]"});
        list.push_back({std::regex(R"([A-Za-z0-9+/_-]{40,}={0,2})"), "[base64]"});
        list.push_back({std::regex(R"((\+|\b00)\d{1,3}[ -]?\d[\d -]{6,}\d)"), "[phone]"});
        list.push_back({std::regex(R"(\b351[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}\b)"), "[phone]"});
        list.push_back({std::regex(R"(\b9[1236]\d[ -]\d{3}[ -]\d{3}\b)"), "[phone]"});
        list.push_back({std::regex(R"((^|[^0-9])(PT)?\d{3}[ ]?\d{3}[ ]?\d{3}(?![0-9]))"), "$1[nif]"});
        return list;
    }();
    return all;
}

} // namespace

void toStandardError(Level least) {
    redirect(std::make_shared<spdlog::sinks::stderr_sink_mt>(), least);
}

void toFile(const std::filesystem::path& file, Level least) {
    try {
        redirect(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string()), least);
    } catch (const spdlog::spdlog_ex& error) {
        throw Error(Fault::Storage, "WRITE_FAILED", {{"file", file.filename().string()}}, error.what());
    }
}

void off() {
    redirect(std::make_shared<spdlog::sinks::null_sink_mt>(), Level::Error);
}

void write(Level level, std::string_view text) {
    std::shared_ptr<spdlog::logger> logger;
    {
        const std::lock_guard lock(target().mutex);
        logger = target().logger;
    }
    if (!logger->should_log(native(level)))
        return;
    std::string line = redact(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    logger->log(native(level), "{}", line);
}

std::string redact(std::string_view text) {
    std::string result(text.substr(0, longest));
    if (text.size() > longest) { // half a secret might not look like one: cut at the last space
        const auto space = result.find_last_of(" \t\r\n");
        result.resize(space == std::string::npos ? 0 : space);
        result += " [cut]";
    }
    for (const auto& mask : masks())
        result = std::regex_replace(result, mask.pattern, mask.mark);
    return result;
}

} // namespace cunho::log
