// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/convert.hpp"
#include "ui/verify/technical_text.hpp"
#include "ui/verify/verdict_card.hpp"
#include "ui/verify/verdict_text.hpp"

#include <cunho/core/file.hpp>

#include <QFile>
#include <QSet>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using pdf::Change;
using signing::Indication;
using signing::SignatureReport;

const TimePoint proven = fromLocal(parseLocal("2026-11-23T10:41:00"), Zone::Lisbon);

SignatureReport report(Indication indication, std::string subIndication = {}) {
    SignatureReport report;
    report.signer = "Ana Sousa";
    report.indication = indication;
    report.subIndication = std::move(subIndication);
    report.coversWholeFile = true;
    return report;
}

SignatureReport changed(Change::Kind kind, bool permitted) {
    auto made = report(permitted ? Indication::TotalPassed : Indication::TotalFailed,
                       permitted ? "" : "FORMAT_FAILURE");
    made.coversWholeFile = false;
    made.changes.push_back({kind, permitted, "page 1"});
    return made;
}

struct VerdictCase {
    const char* name;
    SignatureReport report;
    Standing standing;
    const char* pill;
    const char* sentence; ///< a part of it
    const char* next;     ///< a part of it
};

void PrintTo(const VerdictCase& each, std::ostream* out) {
    *out << each.name;
}

class VerdictWords : public testing::TestWithParam<VerdictCase> {};

TEST_P(VerdictWords, SayWhatWasFoundAndWhatToDo) {
    const auto& expected = GetParam();
    const auto text = verdictText(expected.report, Environment::Production);
    EXPECT_EQ(text.standing, expected.standing);
    EXPECT_EQ(text.pill, QString::fromUtf8(expected.pill));
    EXPECT_EQ(text.heading, "Assinatura de Ana Sousa");
    EXPECT_TRUE(text.sentence.contains(QString::fromUtf8(expected.sentence))) << text.sentence.toStdString();
    EXPECT_TRUE(text.next.contains(QString::fromUtf8(expected.next))) << text.next.toStdString();
    EXPECT_FALSE(text.sentence.contains('%')) << text.sentence.toStdString();
}

const VerdictCase cases[] = {
    {"Whole", report(Indication::TotalPassed), Standing::Valid, "Válida", "está inteiro", "Pode confiar"},
    {"LaterProofs", changed(Change::Kind::SecurityStore, true), Standing::Valid, "Válida",
     "provas de validade", "Pode confiar"},
    {"LaterForm", changed(Change::Kind::FormFilled, true), Standing::Valid, "Válida",
     "acrescentos permitidos", "Pode confiar"},
    {"LaterPage", changed(Change::Kind::PageContent, false), Standing::Changed, "Alterado",
     "foi alterado depois", "Não confie"},
    {"Hash", report(Indication::TotalFailed, "HASH_FAILURE"), Standing::Changed, "Alterado", "foi alterado",
     "Não confie"},
    {"Format", report(Indication::TotalFailed, "FORMAT_FAILURE"), Standing::Invalid, "Não válida",
     "está danificada", "cópia intacta"},
    {"Crypto", report(Indication::TotalFailed, "SIG_CRYPTO_FAILURE"), Standing::Invalid, "Não válida",
     "forjado", "Não confie"},
    {"Revoked", report(Indication::TotalFailed, "REVOKED"), Standing::Invalid, "Não válida",
     "já estava revogado", "assinatura nova"},
    {"Expired", report(Indication::TotalFailed, "EXPIRED"), Standing::Invalid, "Não válida",
     "já tinha expirado", "assinatura nova"},
    {"Early", report(Indication::TotalFailed, "NOT_YET_VALID"), Standing::Invalid, "Não válida",
     "ainda não valia", "assinatura nova"},
    {"NoChain", report(Indication::Indeterminate, "NO_CERTIFICATE_CHAIN_FOUND"), Standing::Unconfirmed,
     "Por confirmar", "ninguém em quem confia", "Confirme por outra via"},
    {"TryLater", report(Indication::Indeterminate, "TRY_LATER"), Standing::Unconfirmed, "Por confirmar",
     "falta saber", "Tente de novo"},
    {"RevokedNoPoe", report(Indication::Indeterminate, "REVOKED_NO_POE"), Standing::Unconfirmed,
     "Por confirmar", "foi revogado", "selo temporal"},
    {"OutOfBounds", report(Indication::Indeterminate, "OUT_OF_BOUNDS_NO_POE"), Standing::Unconfirmed,
     "Por confirmar", "fora de prazo", "selo temporal"},
    {"Unknown", report(Indication::Indeterminate, "GENERIC"), Standing::Unconfirmed, "Por confirmar",
     "não conhece", "assinatura nova"},
};

INSTANTIATE_TEST_SUITE_P(Outcomes, VerdictWords, testing::ValuesIn(cases),
                         [](const auto& each) { return each.param.name; });

/// The list stands in the document on verdicts, which the core follows.
TEST(VerdictText, HasWordsForEverySubIndicationThatIsDocumented) {
    const auto page = std::filesystem::path(CUNHO_TEST_DATA) / "../../docs/decisions/0007-verdict.md";
    const auto text = QString::fromUtf8(bytesToQt(readFile(page)));
    const QString unknown =
        verdictText(report(Indication::Indeterminate, "GENERIC"), Environment::Production).sentence;
    QSet<QString> names;
    const QRegularExpression capitals(QStringLiteral("\\b[A-Z]{3,}(_[A-Z]+)+\\b"));
    for (auto found = capitals.globalMatch(text); found.hasNext();)
        names << found.next().captured();
    EXPECT_GE(names.size(), 15);
    for (const auto& name : names)
        EXPECT_NE(
            verdictText(report(Indication::Indeterminate, fromQt(name)), Environment::Production).sentence,
            unknown)
            << name.toStdString();
}

TEST(VerdictText, SaysQualifiedOnlyWhereAListSaysSo) {
    auto one = report(Indication::TotalPassed);
    EXPECT_EQ(verdictText(one, Environment::Production).pill, "Válida");
    one.qualification = "AdESig-QC";
    EXPECT_EQ(verdictText(one, Environment::Production).pill, "Válida");
    one.qualification = "QESig";
    EXPECT_EQ(verdictText(one, Environment::Production).pill, "Válida · qualificada");
}

TEST(VerdictText, SaysWhatIsKnownOfQualificationAndWhenAListWouldHelp) {
    auto one = report(Indication::TotalPassed);
    const app::ListsUsed none;
    const app::ListsUsed portuguese{{"PT"}, {}, {}};
    EXPECT_TRUE(verdictText(one, Environment::Production).qualification.isEmpty());
    EXPECT_EQ(verdictText(one, Environment::Production, &none).qualification,
              "Não se sabe se é qualificada: não há lista de confiança instalada.");
    EXPECT_TRUE(verdictText(one, Environment::Production, &none).wantsList);
    one.qualification = "QESig";
    EXPECT_TRUE(verdictText(one, Environment::Production, &portuguese).qualification.contains("(QESig)"));
    EXPECT_FALSE(verdictText(one, Environment::Production, &portuguese).wantsList);
    EXPECT_TRUE(verdictSummary({"a.pdf", {one}, portuguese}, Environment::Production).contains("(QESig)"));
    one.qualification.clear();
    one.timestamp = true;
    EXPECT_FALSE(verdictText(one, Environment::Production, &none).wantsList) << "the signature's card has it";
    auto unknown = report(Indication::Indeterminate, "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_TRUE(verdictText(unknown, Environment::Production, &portuguese).wantsList);
    EXPECT_TRUE(verdictText(unknown, Environment::Production, &portuguese).qualification.isEmpty());
    EXPECT_TRUE(
        verdictText(unknown, Environment::Production, &portuguese).next.contains("lista de confiança"));
}

TEST(VerdictText, SaysWhereTrustComesFrom) {
    const app::ListsUsed lists{{"PT", "FR"}, {"FR"}, {"ES"}};
    const QString text = trustText(Environment::Production, 0, true, lists);
    EXPECT_TRUE(text.contains("Confia-se nas entidades das listas de confiança.")) << qPrintable(text);
    EXPECT_TRUE(text.contains("PT, FR (desatualizada), ES (não se pode usar)"));
    EXPECT_TRUE(trustText(Environment::Production, 0, true, {{}, {}, {"ES"}}).contains("nada se consegue"));
    EXPECT_FALSE(trustText(Environment::Sandbox, 1, true).contains("Listas"));
}

TEST(VerdictText, TellsProvenFromClaimedTime) {
    auto one = report(Indication::TotalPassed);
    EXPECT_EQ(verdictText(one, Environment::Production).time, "Não diz quando foi feita.");
    one.claimedTime = "2026-11-23T10:40:00Z";
    EXPECT_TRUE(verdictText(one, Environment::Production).time.startsWith("Diz ter sido feita em 23"));
    one.claimedTime = "10000-01-01T00:00:00Z";
    EXPECT_TRUE(verdictText(one, Environment::Production).time.contains("10000-01-01"));
    one.provenTime = proven;
    EXPECT_TRUE(verdictText(one, Environment::Production).time.startsWith("Já existia em 23"));
}

TEST(VerdictText, NeverTakesASignersNameForAPlace) {
    auto one = report(Indication::TotalPassed);
    one.signer = "%1 %2 <b>";
    EXPECT_EQ(verdictText(one, Environment::Production).heading, "Assinatura de %1 %2 <b>");
    EXPECT_TRUE(verdictSummary({"a.pdf", {one}}, Environment::Production).contains("%1 %2 <b> · Válida."));
}

TEST(VerdictText, SaysThatTestCertificatesAreWorthNothing) {
    const auto text = verdictText(report(Indication::TotalPassed), Environment::Sandbox);
    EXPECT_TRUE(text.next.contains("sem valor legal"));
    EXPECT_TRUE(trustText(Environment::Sandbox, 1, true).contains("sandbox"));
    EXPECT_TRUE(trustText(Environment::Production, 0, false).contains("nada se consegue confirmar"));
}

TEST(VerdictText, TellsTimestampsFromSignatures) {
    auto stamp = report(Indication::TotalPassed);
    stamp.timestamp = true;
    stamp.provenTime = proven;
    const auto text = verdictText(stamp, Environment::Production);
    EXPECT_EQ(text.heading, "Selo temporal de Ana Sousa");
    EXPECT_EQ(text.pill, "Válido");
    EXPECT_TRUE(text.time.startsWith("Selado em 23"));
}

TEST(VerdictText, NamesTimestampsInTheSummaryOnlyWhenTheyFail) {
    auto stamp = report(Indication::TotalPassed);
    stamp.timestamp = true;
    stamp.signer = "TSA";
    app::FileVerdict verdict{"a.pdf", {report(Indication::TotalPassed), stamp}};
    EXPECT_FALSE(verdictSummary(verdict, Environment::Production).contains("TSA"));
    verdict.signatures[1].indication = Indication::TotalFailed;
    EXPECT_TRUE(verdictSummary(verdict, Environment::Production).contains("Selo temporal de TSA"));
}

TEST(VerdictText, HasAColourAndASignForEachStanding) {
    for (const auto standing : {Standing::Valid, Standing::Changed, Standing::Invalid, Standing::Unconfirmed,
                                Standing::Unsigned, Standing::Unreadable}) {
        VerdictText text;
        text.standing = standing;
        EXPECT_TRUE(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(iconOf(text)))) << int(standing);
    }
    EXPECT_EQ(pillOf(Standing::Valid), PillKind::Green);
    EXPECT_EQ(pillOf(Standing::Changed), PillKind::Red);
    EXPECT_EQ(pillOf(Standing::Unconfirmed), PillKind::Amber);
}

SignatureReport fullReport() {
    auto one = changed(Change::Kind::TimestampAdded, true);
    one.field = "Signature1";
    one.subFilter = "ETSI.CAdES.detached";
    one.level = "B-LTA";
    one.provenTime = proven;
    one.chain = {"CN=Ana Sousa", "CN=Raiz"};
    one.reason = "Aprovado";
    one.policy = "1.2.3";
    one.commitment = "1.2.840.113549.1.9.16.6.1";
    signing::RevocationFact fact;
    fact.certificate = "Ana Sousa";
    fact.source = signing::RevocationFact::Source::File;
    fact.status = crypto::RevocationEvidence::Status::Good;
    fact.thisUpdate = proven;
    one.revocation = {fact};
    one.algorithms = {{"key of Ana Sousa", "RSA 2048", proven, true}, {"digest", "SHA-256", {}, true}};
    signing::TimestampReport stamp;
    stamp.indication = Indication::TotalPassed;
    stamp.signer = "TSA 1";
    stamp.time = proven;
    stamp.policy = "1.3.6.1";
    stamp.serialNumber = "0A";
    one.timestamps = {stamp};
    one.remarks = {"odd"};
    return one;
}

TEST(TechnicalText, KeepsTheWordsOfTheStandards) {
    const QString text = technicalCopy(technicalRows(fullReport()));
    for (const char* part :
         {"TOTAL-PASSED", "PAdES B-LTA", "Signature1", "ETSI.CAdES.detached", "CN=Raiz",
          "Ana Sousa · não revogado · OCSP no ficheiro", "RSA 2048 · chave de Ana Sousa · forte até",
          "SHA-256 · resumo do documento · forte, sem fim previsto", "permitida: selo temporal do documento",
          "Aprovado", "1.2.3", "1.2.840.113549.1.9.16.6.1", "TSA 1", "política 1.3.6.1", "série 0A", "odd"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << "\n" << text.toStdString();
}

TEST(TechnicalText, LeavesOutWhatIsNotKnown) {
    for (const auto& row : technicalRows(report(Indication::Indeterminate, "TRY_LATER"))) {
        EXPECT_FALSE(row.name.isEmpty());
        EXPECT_FALSE(row.values.isEmpty()) << row.name.toStdString();
        EXPECT_FALSE(row.values.contains(QString())) << row.name.toStdString();
    }
}

} // namespace
