// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_text.hpp"

#include "ui/convert.hpp"

#include <QCoreApplication>

namespace cunho::ui {
namespace {

using crypto::CommitmentType;
using signing::PadesLevel;
using Layout = signing::SealContent::Layout;

struct SignText {
    Q_DECLARE_TR_FUNCTIONS(SignText)
  public:
    static QString way(const std::string& id) {
        if (id == "citizen-card")
            return tr("Cartão de Cidadão");
        if (id == "cmd")
            return tr("Chave Móvel Digital");
        if (id == "pkcs11")
            return tr("Token criptográfico (PKCS#11)");
        return toQt(id);
    }

    static QString level(PadesLevel level) {
        switch (level) {
        case PadesLevel::B_B: return tr("Só a assinatura (B-B)");
        case PadesLevel::B_T: return tr("Com selo temporal (B-T)");
        case PadesLevel::B_LT: return tr("Com provas de validade (B-LT)");
        case PadesLevel::B_LTA: return tr("Para durar anos (B-LTA)");
        }
        return {};
    }

    static QString help(PadesLevel level) {
        switch (level) {
        case PadesLevel::B_B: return tr("Vale enquanto o certificado valer; nada prova quando foi feita.");
        case PadesLevel::B_T: return tr("Um selo temporal prova que a assinatura já existia nessa altura.");
        case PadesLevel::B_LT:
            return tr("Leva consigo o que é preciso para a verificar sem perguntar a ninguém.");
        case PadesLevel::B_LTA:
            return tr("Leva as provas e um selo temporal sobre elas: verifica-se daqui a muitos anos.");
        }
        return {};
    }

    static QString commitment(CommitmentType commitment) {
        switch (commitment) {
        case CommitmentType::ProofOfOrigin: return tr("Sou a origem do documento");
        case CommitmentType::ProofOfReceipt: return tr("Recebi o documento");
        case CommitmentType::ProofOfDelivery: return tr("Entreguei o documento");
        case CommitmentType::ProofOfSender: return tr("Enviei o documento");
        case CommitmentType::ProofOfApproval: return tr("Aprovo o documento");
        case CommitmentType::ProofOfCreation: return tr("Criei o documento");
        }
        return {};
    }

    static QString layout(Layout layout) {
        switch (layout) {
        case Layout::Neutral: return tr("Nome, empresa e motivo");
        case Layout::Identity: return tr("Com número de identificação");
        case Layout::Attributes: return tr("Com atributos profissionais");
        }
        return {};
    }

    static QString files(std::size_t count) { return tr("%n ficheiro(s)", nullptr, static_cast<int>(count)); }

    static QString plan(std::size_t count, PadesLevel level, const std::optional<signing::LevelPlan>& plan) {
        const auto each = static_cast<std::size_t>(signing::timestampRequests(level));
        const QString about = files(count) + QStringLiteral(" · ");
        if (each == 0)
            return about + tr("sem selo temporal");
        if (!plan)
            return about + tr("com selo temporal");
        const auto now = static_cast<int>(plan->now * each);
        if (plan->later == 0)
            return about + tr("%n selo(s) temporal(is) agora", nullptr, now);
        const QString later = QString::number(plan->later * each);
        if (!plan->next)
            return about + tr("%n selo(s) temporal(is) agora, %1 mais tarde", nullptr, now).arg(later);
        return about + tr("%n selo(s) temporal(is) agora, %1 mais tarde, a partir de %2", nullptr, now)
                           .arg(later, timeText(*plan->next));
    }

    static QString signer(const FileWay& way, std::size_t count) {
        const QString by =
            way.chain.empty()
                ? tr("Assina-se com %1").arg(SignText::way(way.id))
                : tr("Assina %1 com %2").arg(toQt(way.chain.front().commonName()), SignText::way(way.id));
        return by + QStringLiteral(" · ") + asks(way, count);
    }

    static QString asks(const FileWay& way, std::size_t count) {
        const bool code = way.id == "cmd";
        if (count == 1)
            return code ? tr("pede o PIN e um código do telemóvel") : tr("pede o PIN uma vez");
        if (!way.asksOncePerBatch)
            return code ? tr("pede o PIN e um código para cada ficheiro")
                        : tr("pede o PIN para cada ficheiro");
        if (way.batchLimit == 0 || count <= way.batchLimit)
            return code ? tr("um só PIN e um só código para todos") : tr("um só PIN para todos");
        const auto times = static_cast<int>((count + way.batchLimit - 1) / way.batchLimit);
        return code ? tr("pede PIN e código %n vez(es), até %1 ficheiros de cada vez", nullptr, times)
                          .arg(way.batchLimit)
                    : tr("pede o PIN %n vez(es), até %1 ficheiros de cada vez", nullptr, times)
                          .arg(way.batchLimit);
    }

    static QString button(std::size_t count) {
        return count == 0 ? tr("Assinar") : tr("Assinar %n ficheiro(s)", nullptr, static_cast<int>(count));
    }

    static QString left(std::chrono::milliseconds time) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
        if (seconds <= 5)
            return tr("faltam segundos");
        if (seconds < 60)
            return tr("falta cerca de %n segundo(s)", nullptr, static_cast<int>((seconds + 4) / 5 * 5));
        const auto minutes = static_cast<int>((seconds + 59) / 60);
        if (minutes < 60)
            return tr("falta cerca de %n minuto(s)", nullptr, minutes);
        return tr("falta mais de %n hora(s)", nullptr, minutes / 60);
    }

    static QString progress(const app::BatchCounts& counts, std::optional<std::chrono::milliseconds> time) {
        QString text =
            tr("%1 de %2 ficheiros").arg(QString::number(counts.over()), QString::number(counts.all));
        if (time)
            text += QStringLiteral(" · ") + left(*time);
        return text;
    }

    static QString outcome(const app::BatchCounts& counts) {
        const auto number = [](std::size_t count) { return static_cast<int>(count); };
        QStringList parts;
        if (counts.done > 0)
            parts << tr("%n assinado(s)", nullptr, number(counts.done));
        if (counts.ltvPending > 0)
            parts << tr("%n com LTV pendente", nullptr, number(counts.ltvPending));
        if (counts.failed > 0)
            parts << tr("%n com problema", nullptr, number(counts.failed));
        if (counts.cancelled > 0)
            parts << tr("%n cancelado(s)", nullptr, number(counts.cancelled));
        return parts.join(QStringLiteral(" · "));
    }

    static QString leftOut(const std::vector<app::LeftOut>& leftOut) {
        int noPdf = 0;
        int twice = 0;
        int others = 0;
        for (const auto& each : leftOut)
            ++(each.why.reason == "PDF_NO_HEADER"      ? noPdf
               : each.why.reason == "FILE_NAMED_TWICE" ? twice
                                                       : others);
        QStringList parts;
        if (noPdf > 0)
            parts << tr("%n ficheiro(s) não é/são PDF", nullptr, noPdf);
        if (twice > 0)
            parts << tr("%n já estava(m) na lista", nullptr, twice);
        if (others > 0)
            parts << tr("%n ficou/ficaram de fora", nullptr, others);
        return parts.join(QStringLiteral(" · "));
    }

    static QString unfinished(const signing::BatchRecord& batch) {
        if (batch.elsewhere)
            return tr("Outra janela do Cunho tem em mãos o lote de %1. O que ela deixar continua aqui.")
                .arg(timeText(batch.begun));
        return tr("Ficou/Ficaram %n ficheiro(s) por assinar, de %1", nullptr, static_cast<int>(batch.left()))
            .arg(timeText(batch.begun));
    }
};

} // namespace

QString wayText(const std::string& way) {
    return SignText::way(way);
}

QString levelText(PadesLevel level) {
    return SignText::level(level);
}

QString levelHelp(PadesLevel level) {
    return SignText::help(level);
}

QString commitmentText(CommitmentType commitment) {
    return SignText::commitment(commitment);
}

QString layoutText(Layout layout) {
    return SignText::layout(layout);
}

QString planText(std::size_t files, PadesLevel level, const std::optional<signing::LevelPlan>& plan) {
    return SignText::plan(files, level, plan);
}

QString signerText(const FileWay& way, std::size_t files) {
    return SignText::signer(way, files);
}

QString signButtonText(std::size_t files) {
    return SignText::button(files);
}

QString progressText(const app::BatchCounts& counts, std::optional<std::chrono::milliseconds> left) {
    return SignText::progress(counts, left);
}

QString outcomeText(const app::BatchCounts& counts) {
    return SignText::outcome(counts);
}

QString leftOutText(const std::vector<app::LeftOut>& leftOut) {
    return SignText::leftOut(leftOut);
}

QString unfinishedText(const signing::BatchRecord& batch) {
    return SignText::unfinished(batch);
}

} // namespace cunho::ui
