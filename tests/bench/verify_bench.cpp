// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "level_workshop.hpp"
#include "verification_floor.hpp"

#include <cunho/signing/verification.hpp>

namespace cunho::bench {

namespace {

constexpr int verifications = 20;

/// A file of level B-LTA, and the floor for it.
struct Judged {
    explicit Judged(std::size_t fileSize) : workshop(1, fileSize) {
        workshop.sign(signing::PadesLevel::B_LTA, folder.path());
    }

    void verify() const {
        const signing::VerificationOptions options{{workshop.pki().root()}, workshop.now()};
        for (const auto& report : signing::verifyFile(file, workshop.reader(), options))
            if (!report.passed())
                throw std::runtime_error("not passed: " + report.subIndication);
    }

    LevelWorkshop workshop;
    TemporaryFolder folder{"cunho-bench"};
    std::filesystem::path file = folder.path() / "0.pdf";
};

double repeated(const std::function<void()>& act) {
    return cpuOf([&] {
        for (int round = 0; round < verifications; ++round)
            act();
    });
}

} // namespace

Comparison verifyComparison(std::size_t fileSize, VerificationFloor::Objects objects) {
    const auto judged = std::make_shared<Judged>(fileSize);
    const auto floor = std::make_shared<VerificationFloor>(
        judged->file, judged->workshop.reader().read(judged->file), judged->workshop.pki(), objects);
    judged->verify();
    const bool isReady = objects == VerificationFloor::Objects::Ready;
    return {
        "Verifying a B-LTA file of " + std::to_string(fileSize / 1000) + " kB, " +
            (isReady ? "against keys that are ready" : "against checks from their bytes"),
        "Processor time for one PDF of " + std::to_string(fileSize) +
            " bytes, signed at B-LTA by RSA-2048 keys, offline, verified " + std::to_string(verifications) +
            " times. The floor is OpenSSL alone: SHA-256 of what signature and document time-stamp cover, "
            "and " +
            std::to_string(floor->checks()) +
            " public-key checks (signature, time-stamps, certificates, OCSP response, CRLs), " +
            (isReady ? "on objects and keys parsed beforehand" : "each from the DER of what is checked") +
            ". Cunho reads the file too, parses it, compares the revisions, builds the paths and judges "
            "them.",
        "floor",
        "Cunho",
        std::to_string(verifications) + " verifications",
        [floor] { return repeated([&] { floor->run(); }); },
        [judged] { return repeated([&] { judged->verify(); }); },
    };
}

} // namespace cunho::bench
