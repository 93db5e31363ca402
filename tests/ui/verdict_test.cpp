// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/verdict_text.hpp"

#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using signing::Indication;

signing::SignatureReport report(Indication indication, const std::string& subIndication = {}) {
    signing::SignatureReport out;
    out.indication = indication;
    out.subIndication = subIndication;
    out.signer = "Ana";
    out.coversWholeFile = true;
    return out;
}

std::string textOf(const signing::SignatureReport& found) {
    return verdictText({"a.pdf", {found}}, Environment::Production).toStdString();
}

TEST(VerdictText, SaysWhatASignatureIsWorth) {
    const std::pair<signing::SignatureReport, const char*> cases[] = {
        {report(Indication::TotalPassed),
         "Assinatura válida de Ana. O ficheiro está inteiro, tal como foi assinado."},
        {report(Indication::TotalFailed, "HASH_FAILURE"),
         "A assinatura de Ana não é válida: o ficheiro foi alterado ou a assinatura está danificada. Não "
         "confie "
         "nele."},
        {report(Indication::Indeterminate, "TRY_LATER"),
         "Não se consegue confirmar a assinatura de Ana: falta saber se o certificado foi revogado. Tente de "
         "novo com ligação à Internet."},
        {report(Indication::Indeterminate, "NO_CERTIFICATE_CHAIN_FOUND"),
         "Não se consegue confirmar a assinatura de Ana: ninguém em quem confia garante o certificado."},
        {report(Indication::Indeterminate, "REVOKED_NO_POE"),
         "Não se consegue confirmar a assinatura de Ana: o certificado foi revogado e nada prova que ela é "
         "anterior."},
    };
    for (const auto& [found, text] : cases)
        EXPECT_EQ(textOf(found), text);
}

TEST(VerdictText, NamesAChangeAfterSigning) {
    auto changed = report(Indication::TotalFailed, "FORMAT_FAILURE");
    changed.changes = {{pdf::Change::Kind::PageContent, false, "page 1"}};
    EXPECT_EQ(textOf(changed), "O documento foi alterado depois de assinado por Ana. Não confie nele.");
}

TEST(VerdictText, TellsTimeStampsFromSignatures) {
    auto stamp = report(Indication::TotalPassed);
    stamp.timestamp = true;
    EXPECT_EQ(textOf(stamp), "Selo temporal válido de Ana.");
    auto proven = report(Indication::TotalPassed);
    proven.provenTime = fromLocal(parseLocal("2026-11-20T10:41:00"), Zone::Lisbon);
    EXPECT_NE(textOf(proven).find("Um selo temporal prova que já existia em 20"), std::string::npos);
}

} // namespace
