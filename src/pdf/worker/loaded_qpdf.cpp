// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/loaded_qpdf.hpp"

#include <cunho/core/process_limits.hpp>

#include <dlfcn.h>
#include <unistd.h>

namespace cunho::pdf {

namespace {

constexpr int notLoaded = 4; // exit code, for who looks

const QpdfParts& load() {
    using Entrance = const QpdfParts* (*)();
    void* entrance = nullptr;
    withMoreMemory([&entrance] {
        void* const module = dlopen(qpdfModule().c_str(), RTLD_NOW | RTLD_LOCAL);
        entrance = module == nullptr ? nullptr : dlsym(module, "cunhoQpdfParts");
    });
    if (entrance == nullptr) {
        _exit(notLoaded);
    }
    return *reinterpret_cast<Entrance>(entrance)();
}

} // namespace

std::filesystem::path qpdfModule() {
    std::error_code failure;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", failure).parent_path();
    for (const char* const place : {".", CUNHO_MODULE_FOLDER}) {
        const auto module = folder / place / CUNHO_QPDF_MODULE;
        if (access(module.c_str(), R_OK) == 0) {
            return module;
        }
    }
    return {};
}

const QpdfParts& loadedQpdf() {
    static const QpdfParts& parts = load();
    return parts;
}

} // namespace cunho::pdf
