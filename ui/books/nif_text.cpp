// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/nif_text.hpp"

#include "ui/convert.hpp"

#include <cunho/invoicing/nif.hpp>

#include <QCoreApplication>
#include <algorithm>

namespace cunho::ui {
namespace {

struct NifWords {
    Q_DECLARE_TR_FUNCTIONS(NifWords)
  public:
    static QString holder(std::string_view nif);
    static QString words(std::string_view nif, std::string_view country);
};

/// By the first digits, as the Tax Authority gives them out.
QString NifWords::holder(std::string_view nif) {
    if (nif.starts_with("45"))
        return tr("pessoa singular não residente");
    switch (nif.front()) {
    case '1':
    case '2':
    case '3': return tr("pessoa singular");
    case '5': return tr("pessoa coletiva");
    case '6': return tr("administração pública");
    case '7': return tr("herança, fundo ou entidade não residente");
    case '8': return tr("empresário em nome individual");
    default: return tr("condomínio, sociedade irregular ou entidade equiparada");
    }
}

QString NifWords::words(std::string_view nif, std::string_view country) {
    if (nif.empty())
        return tr("Sem NIF, as faturas saem a consumidor final.");
    if (!country.empty() && country != "PT")
        return tr("Número fiscal de %1, sem o prefixo do país; não se confere aqui.").arg(toQt(country));
    const bool digits = std::ranges::all_of(nif, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || nif.size() != 9)
        return tr("Um NIF português tem nove algarismos.");
    const auto read = invoicing::Nif::parse(nif);
    if (!read)
        return tr("Não confere: o algarismo de controlo ou o prefixo está errado.");
    return read->isFinalConsumer() ? tr("É o número do consumidor final.")
                                   : tr("Confere: %1.").arg(holder(nif));
}

} // namespace

QString nifText(std::string_view nif, std::string_view country) {
    return NifWords::words(nif, country);
}

} // namespace cunho::ui
