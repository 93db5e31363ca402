// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "footprint.hpp"

#include "batch_workshop.hpp"
#include "large_pdf.hpp"

#include <array>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cunho::bench {

namespace {

void put(const std::filesystem::path& path, ByteView bytes) {
    AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

} // namespace

double peakOf(const std::string& program, std::vector<std::string> arguments) {
    std::vector<char*> words;
    arguments.insert(arguments.begin(), program);
    for (std::string& argument : arguments) {
        words.push_back(argument.data());
    }
    words.push_back(nullptr);
    pid_t id = -1;
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const int failure = ::posix_spawn(&id, program.c_str(), &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    rusage usage{};
    if (failure != 0 || ::wait4(id, &status, 0, &usage) != id || status != 0) {
        throw std::runtime_error(program + " did not end well");
    }
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<Footprint> measureFootprints() {
    const TemporaryFolder folder("cunho-bench");
    const auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
    put(folder.path() / "key.pem", key.pem().expose());
    put(folder.path() / "certificate.der", chainFor(key, SystemClock().now()).front().der());
    const std::array<std::pair<const char*, LargePdf>, 3> kinds{
        {{"1 MB", {1'000'000, 0}}, {"100 MB", {100'000'000, 0}}, {"100,000 objects", {0, 100'000}}}};
    std::vector<Footprint> out;
    for (const auto& [name, content] : kinds) {
        const auto source = folder.path() / "source.pdf";
        const auto target = folder.path() / "signed.pdf";
        writeLargePdf(source, content);
        out.push_back({name, peakOf(CUNHO_CLI, {"sign", "--key", (folder.path() / "key.pem").string(),
                                                "--cert", (folder.path() / "certificate.der").string(),
                                                "--out", target.string(), source.string()})});
        std::filesystem::remove(target);
    }
    for (const std::size_t count : {50U, 500U}) {
        const auto sources = folder.path() / std::to_string(count);
        std::filesystem::create_directory(sources);
        for (std::size_t number = 0; number < count; ++number) {
            writeLargePdf(sources / (std::to_string(number) + ".pdf"), {50'000, 0});
        }
        out.push_back({std::to_string(count) + " files of 50 kB, one batch",
                       peakOf(CUNHO_CLI, {"sign", "--key", (folder.path() / "key.pem").string(), "--cert",
                                          (folder.path() / "certificate.der").string(), "--resume",
                                          (sources / "batch.jsonl").string(), sources.string()})});
    }
    return out;
}

} // namespace cunho::bench
