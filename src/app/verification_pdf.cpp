// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/verification_report.hpp>
#include <cunho/app/verification_words.hpp>
#include <cunho/print/report_printer.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

using print::ReportPart;
using print::ReportRow;
using signing::SignatureReport;
using Tone = ReportPart::Tone;

/// Rows without a value say nothing.
void add(ReportPart& part, std::string name, std::vector<std::string> values) {
    std::erase(values, std::string());
    if (!values.empty())
        part.rows.push_back({std::move(name), std::move(values)});
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts)
        if (!part.empty())
            out.append(out.empty() ? std::string_view() : between).append(part);
    return out;
}

std::string withBlanks(const std::string& utc) {
    std::string out = utc;
    std::replace(out.begin(), out.end(), 'T', ' ');
    if (out.ends_with('Z'))
        out.replace(out.size() - 1, 1, " UTC");
    return out;
}

/// The report's words, in one language.
class Writer {
  public:
    Writer(Language language, const std::string& version) : language_(language), version_(version) {}

    print::Report write(const std::vector<FileReport>& reports) const {
        print::Report out;
        out.language = language_;
        out.title = say("Relatório de verificação de assinaturas", "Signature verification report");
        out.subtitle =
            reports.empty()
                ? std::string()
                : say("Verificado em ", "Verified on ") + withBlanks(formatUtc(reports.front().verifiedAt)) +
                      say(", hora deste computador · ficheiros: ", ", by this computer's clock · files: ") +
                      std::to_string(reports.size());
        out.notice = say(
            "Este relatório diz o que o programa Cunho verificou. Não é um certificado com valor legal nem "
            "o substitui: o que prova é o próprio ficheiro assinado.",
            "This report says what the program Cunho verified. It is no legal certificate and replaces "
            "none: what proves is the signed file itself.");
        out.footer = "Cunho " + version_;
        for (const FileReport& report : reports)
            addFile(out, report);
        return out;
    }

  private:
    std::string say(std::string_view portuguese, std::string_view english) const {
        return std::string(language_ == Language::Portuguese ? portuguese : english);
    }

    void addFile(print::Report& out, const FileReport& report) const {
        ReportPart part;
        part.heading = report.file.filename().string();
        part.chapter = true;
        markOf(report, part);
        add(part, say("Pasta", "Folder"), {report.file.parent_path().string()});
        add(part, "SHA-256", {toHex(report.sha256)});
        add(part, say("Tamanho", "Size"), {std::to_string(report.size) + " bytes"});
        add(part, say("Verificado em", "Verified on"), {withBlanks(formatUtc(report.verifiedAt))});
        add(part, say("Confiança", "Trust"), {trustOf(report.trust)});
        addCodes(part, report.qr);
        addRevisions(part, report.revisions);
        out.parts.push_back(std::move(part));
        for (const SignatureReport& signature : report.signatures)
            out.parts.push_back(partOf(signature, report.trust.lists));
    }

    void markOf(const FileReport& report, ReportPart& part) const {
        if (report.failure) {
            part.mark = say("Não foi lido", "Not read");
            part.sentences.push_back(reasonText(*report.failure, language_));
        } else if (report.signatures.empty()) {
            part.mark = say("Sem assinaturas", "No signature");
            part.sentences.push_back(say(
                "O ficheiro não tem assinaturas nem selos temporais. Peça o ficheiro assinado a quem o "
                "enviou.",
                "The file has neither signatures nor time-stamps. Ask whoever sent it for the signed file."));
        } else if (report.passed()) {
            part.mark = say("Tudo válido", "All valid");
            part.tone = Tone::Good;
        } else {
            const bool failed = std::ranges::any_of(report.signatures, [](const SignatureReport& one) {
                return one.indication == signing::Indication::TotalFailed;
            });
            part.mark = failed ? say("NÃO VÁLIDO", "NOT VALID") : say("Por confirmar", "Not confirmed");
            part.tone = failed ? Tone::Bad : Tone::Open;
        }
    }

    std::string listsOf(const ListsUsed& lists) const {
        std::vector<std::string> each;
        for (const auto& territory : lists.territories)
            each.push_back(territory + (std::ranges::find(lists.outOfDate, territory) == lists.outOfDate.end()
                                            ? std::string()
                                            : say(" (desatualizada)", " (out of date)")));
        for (const auto& territory : lists.unusable)
            each.push_back(territory + say(" (não se pode usar)", " (cannot be used)"));
        return each.empty() ? say("nenhuma", "none") : joined(each, ", ");
    }

    std::string trustOf(const TrustUsed& trust) const {
        return joined(
            {say("certificados raiz: ", "root certificates: ") + std::to_string(trust.anchors),
             say("listas de confiança: ", "trusted lists: ") + listsOf(trust.lists),
             trust.online
                 ? say("revogações perguntadas em linha", "revocation asked for online")
                 : say("sem ligação: só o que o ficheiro traz", "offline: what the file holds alone"),
             trust.environment == Environment::Sandbox
                 ? say("ambiente de testes (sandbox), sem valor legal", "sandbox, without legal value")
                 : std::string()},
            " · ");
    }

    ReportPart partOf(const SignatureReport& report, const ListsUsed& lists) const {
        ReportPart part;
        part.heading =
            (report.timestamp ? say("Selo temporal de ", "Time-stamp of ")
                              : say("Assinatura de ", "Signature of ")) +
            (report.signer.empty() ? say("alguém sem nome", "somebody without a name") : report.signer);
        part.mark = verdictWord(report, language_);
        part.tone = report.passed()                                         ? Tone::Good
                    : report.indication == signing::Indication::TotalFailed ? Tone::Bad
                                                                            : Tone::Open;
        part.sentences.push_back(verdictSentence(report, language_));
        if (std::string next = nextStep(report, language_); !next.empty())
            part.sentences.push_back(std::move(next));
        addWho(part, report, lists);
        addWhen(part, report);
        addFacts(part, report);
        return part;
    }

    void addWho(ReportPart& part, const SignatureReport& report, const ListsUsed& lists) const {
        const Signatory who = signatoryOf(report);
        add(part, say("Quem", "Who"), {who.name});
        add(part, say("Por que empresa", "For which company"),
            {joined({who.company, who.companyNumber}, " · ")});
        add(part, say("Em que qualidade", "In what capacity"), {who.capacity});
        add(part, say("Motivo declarado", "Stated reason"), {report.reason});
        add(part, say("Compromisso", "Commitment"), {commitmentWords(report.commitment, language_)});
        add(part, say("Política", "Policy"), {report.policy});
        add(part, say("Qualificada", "Qualified"), {qualificationWords(report, lists, language_)});
    }

    void addWhen(ReportPart& part, const SignatureReport& report) const {
        add(part, say("Hora declarada", "Claimed time"),
            {report.claimedTime.empty()
                 ? std::string()
                 : withBlanks(report.claimedTime) + say(" (ninguém a garante)", " (nobody vouches for it)")});
        add(part, say("Hora provada", "Proven time"),
            {report.provenTime ? withBlanks(formatUtc(*report.provenTime)) +
                                     say(" (por um selo temporal)", " (by a time-stamp)")
                               : say("nenhum selo temporal a prova", "no time-stamp proves one")});
    }

    void addFacts(ReportPart& part, const SignatureReport& report) const {
        add(part, say("Indicação", "Indication"),
            {joined({std::string(signing::indicationName(report.indication)), report.subIndication}, " / ") +
             " (ETSI EN 319 102-1)"});
        if (!report.timestamp)
            add(part, say("Nível", "Level"),
                {report.level.empty() ? say("nenhum nível de base do PAdES", "no baseline level of PAdES")
                                      : "PAdES " + report.level});
        add(part, say("Campo", "Field"), {joined({report.field, report.subFilter}, " · ")});
        add(part, say("Cobre", "Covers"),
            {report.coversWholeFile
                 ? say("o ficheiro inteiro", "the whole file")
                 : say("uma revisão anterior do ficheiro", "an earlier revision of the file")});
        std::vector<std::string> changes;
        for (const pdf::Change& change : report.changes)
            changes.push_back(joined({changeWords(change, language_), change.detail}, " · "));
        add(part, say("O que mudou depois", "What changed after"), std::move(changes));
        add(part, say("Cadeia", "Chain"), report.chain);
        add(part, say("Algoritmos", "Algorithms"), algorithms(report.algorithms));
        for (const auto& stamp : report.timestamps)
            add(part, say("Selo temporal", "Time-stamp"),
                {joined({withBlanks(formatUtc(stamp.time)), stamp.signer,
                         joined({std::string(signing::indicationName(stamp.indication)), stamp.subIndication},
                                " / ")},
                        " · ")});
        add(part, say("Observações", "Remarks"), report.remarks);
    }

    std::vector<std::string> algorithms(const std::vector<signing::AlgorithmFact>& facts) const {
        std::vector<std::string> out;
        for (const auto& fact : facts) {
            const std::string day =
                fact.until ? formatDate(toLocal(*fact.until, Zone::Utc).date) : std::string();
            const std::string strength = !fact.until
                                             ? say("forte, sem fim previsto", "strong, no end is known")
                                         : fact.strong ? say("forte até ", "strong until ") + day
                                                       : say("FRACO desde ", "WEAK since ") + day;
            out.push_back(joined({fact.name, fact.use, strength}, " · "));
        }
        return out;
    }

    void addCodes(ReportPart& part, const QrReport& qr) const {
        if (!qr.asked)
            return;
        std::vector<std::string> lines{qrSummary(qr, language_)};
        if (qr.failure)
            lines.push_back(reasonText(*qr.failure, language_));
        for (const QrFinding& finding : qr.codes)
            addCode(lines, finding);
        add(part, say("Código QR", "QR code"), std::move(lines));
    }

    void addCode(std::vector<std::string>& lines, const QrFinding& finding) const {
        const std::string page = say("página ", "page ") + std::to_string(finding.code.page) + ": ";
        if (!finding.fiscal) {
            lines.push_back(page + say("outro código: ", "another code: ") +
                            finding.code.text.substr(0, longestText));
            return;
        }
        for (const auto& apart : finding.differences)
            lines.push_back(page + invoicing::qrFieldName(apart.field, language_) +
                            say(": no QR ", ": in the code ") + apart.inCode +
                            say(", no documento ", ", in the document ") + apart.inDocument);
        for (const auto& problem : finding.fiscal->problems)
            lines.push_back(page + reasonText({Fault::Input, problem.reason, problem.params, {}}, language_));
        std::vector<std::string> fields;
        for (const auto& field : finding.fiscal->fields)
            fields.push_back(invoicing::qrFieldName(field.code, language_) + ": " + field.value);
        lines.push_back(page + joined(fields, " · "));
    }

    void addRevisions(ReportPart& part, const std::vector<Revision>& revisions) const {
        std::vector<std::string> lines;
        for (const Revision& revision : revisions) {
            const std::string who = (revision.timestamp ? say("selada por ", "stamped by ")
                                                        : say("assinada por ", "signed by ")) +
                                    revision.signer;
            lines.push_back(std::to_string(revision.number) + ": " + who + " · " +
                            std::to_string(revision.end) + " bytes" +
                            (revision.isWholeFile ? say(" · o ficheiro inteiro", " · the whole file") : ""));
        }
        add(part, say("Revisões", "Revisions"), std::move(lines));
    }

    static constexpr std::size_t longestText = 300;

    Language language_;
    const std::string& version_;
};

} // namespace

Bytes toPdf(const std::vector<FileReport>& reports, Language language, const std::string& programVersion) {
    return print::printReport(Writer(language, programVersion).write(reports));
}

} // namespace cunho::app
