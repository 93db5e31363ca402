// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/shortfall.hpp"

#include <iostream>

namespace cunho::cli {

Json shortfallJson(signing::PadesLevel wanted, const Failure& why) {
    return {{"wanted", std::string(signing::padesLevelName(wanted))}, {"shortfall", toJson(why)}};
}

void printShortfall(const std::string& file, signing::PadesLevel reached, signing::PadesLevel wanted,
                    const Failure& why) {
    std::cerr << "cunho-cli: " << file << " is " << signing::padesLevelName(reached) << ", not yet "
              << signing::padesLevelName(wanted) << ".\n";
    printFailure(why);
}

std::optional<signing::WaitingFile> waitingFor(const app::Services& services, std::int64_t documentId) {
    if (services.completion != nullptr)
        for (auto& waiting : services.completion->all())
            if (waiting.documentId == documentId)
                return std::move(waiting);
    return std::nullopt;
}

void reportShortfall(const signing::WaitingFile& waiting, const invoicing::SignatureRecord& record,
                     Json& line, bool json) {
    line.update(shortfallJson(waiting.wanted, waiting.why));
    if (!json)
        printShortfall(record.file.string(),
                       signing::padesLevelNamed(record.level).value_or(signing::PadesLevel::B_B),
                       waiting.wanted, waiting.why);
}

} // namespace cunho::cli
