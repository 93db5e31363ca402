// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/month_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace cunho::ui {
namespace {

bool isRunning(const app::SaftMonth& month, Date today) {
    return today <= app::monthRange(month.month).last;
}

struct MonthWords {
    Q_DECLARE_TR_FUNCTIONS(MonthWords)
  public:
    static QString state(const app::SaftMonth& month, Date today);
    static QString sentence(const app::SaftMonth& month, Date today);
    static QString due(const std::vector<app::SaftMonth>& due, Date today);
};

QString MonthWords::state(const app::SaftMonth& month, Date today) {
    if (month.communicated && month.changedSince)
        return tr("Alterado depois");
    if (month.communicated)
        return tr("Comunicado");
    if (isRunning(month, today))
        return tr("A decorrer");
    return today <= month.due ? tr("Até %1").arg(dateText(month.due)) : tr("Em atraso");
}

QString MonthWords::sentence(const app::SaftMonth& month, Date today) {
    if (month.communicated && month.changedSince)
        return tr("Comunicado em %1, mas há documentos ou anulações depois disso: exporte e comunique de "
                  "novo.")
            .arg(dateText(month.communicated->communicated));
    if (month.communicated && month.communicated->sha256.empty())
        return tr("Declarado sem documentos em %1.").arg(dateText(month.communicated->communicated));
    if (month.communicated)
        return tr("Comunicado em %1 com o ficheiro %2.")
            .arg(dateText(month.communicated->communicated), toQt(month.communicated->fileName));
    if (isRunning(month, today))
        return tr("O mês ainda não acabou. Comunica-se até %1.").arg(dateText(month.due));
    if (today > month.due)
        return tr("Devia ter sido comunicado até %1. Comunique-o assim que puder.").arg(dateText(month.due));
    return month.documents > 0
               ? tr("Por comunicar até %1 (DL 198/2012, artigo 3.º).").arg(dateText(month.due))
               : tr("Sem documentos: declare-o no Portal das Finanças até %1.").arg(dateText(month.due));
}

QString MonthWords::due(const std::vector<app::SaftMonth>& due, Date today) {
    if (due.empty())
        return {};
    QStringList late;
    for (const auto& month : due)
        if (month.due < today)
            late << monthText(month.month);
    if (late.size() > 2)
        return tr("Há %n mês(es) por comunicar à Autoridade Tributária fora do prazo.", nullptr,
                  static_cast<int>(late.size()));
    if (!late.isEmpty())
        return tr("Por comunicar à Autoridade Tributária, fora do prazo: %1.")
            .arg(late.join(QStringLiteral(", ")));
    return tr("Comunique %1 à Autoridade Tributária até %2.")
        .arg(monthText(due.front().month), dateText(due.front().due));
}

} // namespace

QString monthText(std::chrono::year_month month) {
    const QDate first = toQt(Date(month.year(), month.month(), std::chrono::day(1)));
    return windowLanguage() == Language::Portuguese ? QLocale(QLocale::Portuguese, QLocale::Portugal)
                                                          .toString(first, QStringLiteral("MMMM 'de' yyyy"))
                                                    : QLocale(QLocale::English, QLocale::UnitedKingdom)
                                                          .toString(first, QStringLiteral("MMMM yyyy"));
}

QString monthTitle(std::chrono::year_month month) {
    QString text = monthText(month);
    return text.left(1).toUpper() + text.mid(1);
}

QString monthStateText(const app::SaftMonth& month, Date today) {
    return MonthWords::state(month, today);
}

PillKind monthStatePill(const app::SaftMonth& month, Date today) {
    if (month.communicated)
        return month.changedSince ? PillKind::Amber : PillKind::Green;
    if (isRunning(month, today))
        return PillKind::Grey;
    return today <= month.due ? PillKind::Amber : PillKind::Red;
}

QString monthSentence(const app::SaftMonth& month, Date today) {
    return MonthWords::sentence(month, today);
}

QString dueText(const std::vector<app::SaftMonth>& due, Date today) {
    return MonthWords::due(due, today);
}

bool anyLate(const std::vector<app::SaftMonth>& due, Date today) {
    return std::ranges::any_of(due, [today](const app::SaftMonth& month) { return month.due < today; });
}

} // namespace cunho::ui
