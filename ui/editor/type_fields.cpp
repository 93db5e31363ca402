// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/type_fields.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace cunho::ui {
namespace {

using enum invoicing::DocumentType;
using invoicing::DocumentType;

struct EditorTitle {
    Q_DECLARE_TR_FUNCTIONS(EditorTitle)
  public:
    static QString text(DocumentType type, bool stored) {
        const QString name = typeNameInside(type);
        if (stored)
            return tr("Rascunho de %1").arg(name);
        return isMasculine(type) ? tr("Novo %1", "of the male gender").arg(name) : tr("Nova %1").arg(name);
    }
};

} // namespace

TypeFields fieldsOf(DocumentType type) noexcept {
    TypeFields fields;
    switch (type) {
    case FT:
        fields.due = Presence::Shown;
        fields.transport = Presence::Folded;
        fields.withholding = fields.currency = fields.supply = fields.discount = true;
        break;
    case FS:
        fields.payment = Presence::Folded;
        fields.transport = Presence::Folded;
        fields.currency = fields.supply = fields.discount = true;
        break;
    case FR:
        fields.payment = Presence::Shown;
        fields.transport = Presence::Folded;
        fields.withholding = fields.currency = fields.supply = fields.discount = true;
        break;
    case NC:
        fields.fixedLines = true;
        fields.prices = Presence::None;
        fields.reason = true;
        fields.withholding = fields.currency = fields.supply = fields.discount = true;
        break;
    case ND:
        fields.prices = Presence::Folded;
        fields.due = Presence::Folded;
        fields.reason = true;
        fields.withholding = fields.currency = fields.supply = fields.discount = true;
        break;
    case RG:
    case RC:
        fields.lines = false;
        fields.prices = Presence::None;
        fields.payment = Presence::Shown;
        break;
    case OR:
    case PF:
    case NE:
        fields.due = Presence::Folded;
        fields.currency = fields.supply = fields.discount = true;
        break;
    case GT:
    case GR:
        fields.transport = Presence::Shown;
        fields.discount = true;
        break;
    }
    return fields;
}

std::vector<DocumentType> familyOf(DocumentType type) {
    for (const auto& family :
         {std::vector{FT, FS, FR}, std::vector{OR, PF, NE}, std::vector{GT, GR}, std::vector{RG, RC}})
        if (std::find(family.begin(), family.end(), type) != family.end())
            return family;
    return {type};
}

std::vector<DocumentType> creatableTypes() {
    return {FT, FS, FR, RG, OR, PF, NE, GT, GR};
}

QString typeName(DocumentType type) {
    const auto& row = invoicing::documentType(type);
    return toQt(windowLanguage() == Language::Portuguese ? row.designation : row.english);
}

QString typeNameInside(DocumentType type) {
    const QString name = typeName(type);
    return name.left(1).toLower() + name.mid(1);
}

QString editorTitle(DocumentType type, bool stored) {
    return EditorTitle::text(type, stored);
}

bool isMasculine(DocumentType type) noexcept {
    return type == RG || type == RC || type == OR;
}

} // namespace cunho::ui
