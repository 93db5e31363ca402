// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/row_text.hpp"

#include "ui/convert.hpp"
#include "ui/verify/verdict_text.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using app::BatchFileState;

/// How bad a verdict is, worst last.
int weight(Standing standing) {
    switch (standing) {
    case Standing::Valid: return 0;
    case Standing::Unsigned:
    case Standing::Unreadable: return 1;
    case Standing::Unconfirmed: return 2;
    case Standing::Invalid: return 3;
    case Standing::Changed: return 4;
    }
    return 0;
}

PillKind kindOf(Standing standing) {
    switch (standing) {
    case Standing::Valid: return PillKind::Green;
    case Standing::Unsigned:
    case Standing::Unreadable: return PillKind::Grey;
    case Standing::Unconfirmed: return PillKind::Amber;
    case Standing::Invalid:
    case Standing::Changed: return PillKind::Red;
    }
    return PillKind::Grey;
}

struct RowText {
    Q_DECLARE_TR_FUNCTIONS(RowText)
  public:
    static QString state(BatchFileState state) {
        switch (state) {
        case BatchFileState::Waiting: return tr("À espera");
        case BatchFileState::Reading: return tr("A ler");
        case BatchFileState::Ready: return tr("Pronto");
        case BatchFileState::Signing: return tr("A assinar");
        case BatchFileState::TimeStamping: return tr("A selar");
        case BatchFileState::Done: return tr("Assinado");
        case BatchFileState::LtvPending: return tr("LTV pendente");
        case BatchFileState::Failed: return tr("Com problema");
        case BatchFileState::Cancelled: return tr("Cancelado");
        }
        return {};
    }

    static QString signatures(int count) { return tr("%n assinatura(s)", nullptr, count); }

    static QString verdict(Standing standing, int count) {
        switch (standing) {
        case Standing::Valid: return tr("%n válida(s)", nullptr, count);
        case Standing::Changed: return tr("Alterado");
        case Standing::Invalid: return tr("Não válida");
        case Standing::Unconfirmed: return tr("Por confirmar");
        case Standing::Unsigned:
        case Standing::Unreadable: break;
        }
        return signatures(count);
    }

    static QString sentence(const app::BatchRow& row, const std::optional<PillText>& signatures) {
        QStringList parts{toQt(row.source.filename().string()), state(row.state)};
        if (row.pages > 0)
            parts << tr("%n página(s)", nullptr, static_cast<int>(row.pages));
        parts << sizeText(row.size);
        if (signatures)
            parts << tr("já assinado: %1").arg(signatures->text);
        parts << rowLine(row);
        parts.removeAll({});
        return parts.join(QStringLiteral(", "));
    }
};

QString nameOf(const std::filesystem::path& path) {
    return pathToQt(path.filename());
}

} // namespace

QString sizeText(std::uint64_t bytes) {
    if (bytes == 0)
        return {};
    if (bytes < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    if (bytes < 999'500)
        return QStringLiteral("%1 kB").arg((bytes + 500) / 1000);
    const bool giga = bytes >= 999'950'000;
    const std::uint64_t tenths = (bytes + (giga ? 50'000'000 : 50'000)) / (giga ? 100'000'000 : 100'000);
    const QChar comma = windowLanguage() == Language::Portuguese ? u',' : u'.';
    return QStringLiteral("%1%2%3 %4")
        .arg(tenths / 10)
        .arg(comma)
        .arg(tenths % 10)
        .arg(giga ? QStringLiteral("GB") : QStringLiteral("MB"));
}

QString stateText(BatchFileState state) {
    return RowText::state(state);
}

PillKind pillOf(BatchFileState state) {
    switch (state) {
    case BatchFileState::Waiting:
    case BatchFileState::Reading:
    case BatchFileState::Cancelled: return PillKind::Grey;
    case BatchFileState::Ready:
    case BatchFileState::Signing:
    case BatchFileState::TimeStamping: return PillKind::Blue;
    case BatchFileState::Done: return PillKind::Green;
    case BatchFileState::LtvPending: return PillKind::Amber;
    case BatchFileState::Failed: return PillKind::Red;
    }
    return PillKind::Grey;
}

std::optional<PillText> signaturesText(const app::BatchRow& row, const Outcome<app::FileVerdict>* verdict,
                                       Environment environment) {
    if (row.signatures == 0)
        return std::nullopt;
    const auto count = static_cast<int>(row.signatures);
    if (verdict == nullptr)
        return PillText{RowText::signatures(count), PillKind::Grey, {}};
    const auto* judged = std::get_if<app::FileVerdict>(verdict);
    if (judged == nullptr)
        return PillText{RowText::signatures(count), PillKind::Grey, reason(std::get<Failure>(*verdict))};
    Standing worst = Standing::Valid;
    for (const auto& report : judged->signatures) {
        const Standing standing = verdictText(report, environment).standing;
        if (weight(standing) > weight(worst))
            worst = standing;
    }
    return PillText{RowText::verdict(worst, count), kindOf(worst), verdictSummary(*judged, environment)};
}

bool hasProblem(const app::BatchRow& row) {
    return row.problem.has_value() && row.state == BatchFileState::Failed;
}

QString briefReason(const Failure& failure) {
    Failure nameless = failure;
    if (const auto file = nameless.params.find("file"); file != nameless.params.end())
        file->second.clear();
    QString text = reason(nameless);
    for (const QString& quotes : {QStringLiteral("«»"), QStringLiteral("“”")})
        text.remove(quotes);
    return text.simplified();
}

QString rowLine(const app::BatchRow& row) {
    if (row.problem && (row.state == BatchFileState::Failed || row.state == BatchFileState::LtvPending))
        return briefReason(*row.problem);
    const auto folder = row.source.parent_path();
    const QString where = folder.has_filename() ? nameOf(folder) : pathToQt(folder);
    if (row.target.empty())
        return where;
    const auto other = row.target.parent_path();
    if (other == folder || !other.has_filename())
        return QStringLiteral("%1 → %2").arg(where, nameOf(row.target));
    return QStringLiteral("%1 → %2/%3").arg(where, nameOf(other), nameOf(row.target));
}

QString rowSentence(const app::BatchRow& row, const std::optional<PillText>& signatures) {
    return RowText::sentence(row, signatures);
}

} // namespace cunho::ui
