// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/series.hpp>

#include <algorithm>
#include <array>

namespace cunho::invoicing {
namespace {

/// The portal's words (manual of the series service, 2.1: tables of types, classes and documents).
std::string kindName(SeriesKind kind) {
    constexpr std::array<std::string_view, 3> names{"Normal", "Formação", "Recuperação"};
    return std::string(names[static_cast<std::size_t>(kind)]);
}

std::string className(SaftBlock block) {
    constexpr std::array<std::string_view, 4> names{"Faturas e documentos retificativos",
                                                    "Documentos de Transporte", "Documentos de Conferência",
                                                    "Recibos"};
    return std::string(names[static_cast<std::size_t>(block)]) + " (" + std::string(seriesClass(block)) + ")";
}

std::string typeName(DocumentType type) {
    const auto name = [&]() -> std::string_view {
        switch (type) {
        case DocumentType::RG: return "Outros recibos emitidos";
        case DocumentType::RC: return "Recibo emitido no âmbito do regime de IVA de Caixa";
        case DocumentType::OR: return "Orçamentos";
        case DocumentType::PF: return "Pró-forma";
        default: return documentType(type).designation;
        }
    };
    return std::string(documentType(type).code) + " – " + std::string(name());
}

} // namespace

SeriesForm seriesForm(const Series& series, int certificateNumber, Date today) {
    return {series.id,
            kindName(series.kind),
            className(documentType(series.type).block),
            typeName(series.type),
            std::to_string(series.firstNumber),
            formatDate(std::max(series.begins.value_or(today), today)),
            "Através de programa informático de faturação (PI)",
            std::to_string(certificateNumber)};
}

} // namespace cunho::invoicing
