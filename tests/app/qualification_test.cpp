// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/levelled_pdf.hpp"

#include <cunho/app/qualification.hpp>
#include <cunho/app/trusted_lists.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using app::ListsUsed;
using app::Qualification;
using testing::HasSubstr;

class QualificationWords : public testing::Test {
  protected:
    static const LevelledPki& pki() {
        static const LevelledPki shared;
        return shared;
    }

    /// That passed, by a Portuguese issuer's certificate which calls itself qualified.
    static signing::SignatureReport passed() {
        signing::SignatureReport report;
        report.indication = signing::Indication::TotalPassed;
        report.certificate = pki().leaf.certificate;
        return report;
    }

    static Qualification known(const signing::SignatureReport& report, const ListsUsed& lists) {
        return app::qualificationOf(report, lists).known;
    }
};

TEST_F(QualificationWords, TellWhatAListSays) {
    auto report = passed();
    report.qualification = "QESig";
    EXPECT_EQ(known(report, {{"PT"}, {}, {}}), Qualification::Qualified);
    EXPECT_EQ(app::qualificationWords(report, {{"PT"}, {}, {}}, Language::Portuguese),
              "assinatura eletrónica qualificada, por uma lista de confiança (QESig)");
    EXPECT_THAT(app::qualificationWords(report, {{"PT"}, {"PT"}, {}}, Language::Portuguese),
                HasSubstr("a lista de PT está desatualizada, mas valia nessa altura"));
    report.qualification = "AdESeal-QC";
    EXPECT_EQ(known(report, {{"PT"}, {}, {}}), Qualification::CertificateOnly);
    EXPECT_THAT(app::qualificationWords(report, {{"PT"}, {}, {}}, Language::English),
                HasSubstr("nothing says that its key is in a qualified device (AdESeal-QC)"));
}

TEST_F(QualificationWords, SayNoOnlyWhereTheListOfItsCountryIsThere) {
    const auto report = passed();
    const struct {
        ListsUsed lists;
        Qualification known;
        const char* words;
    } cases[] = {
        {{}, Qualification::NoList, "não se sabe se é qualificada: não há lista de confiança instalada"},
        {{{"ES"}, {}, {}},
         Qualification::ListMissing,
         "não se sabe se é qualificada: falta a lista de confiança de PT"},
        {{{"ES", "PT"}, {"ES"}, {}},
         Qualification::NotListed,
         "não qualificada: a lista de confiança de PT não a declara"},
        {{{"PT"}, {"PT"}, {}},
         Qualification::ListOutOfDate,
         "não se sabe se é qualificada: a lista de confiança de PT está desatualizada"},
        {{{"ES"}, {}, {"PT"}},
         Qualification::ListUnusable,
         "não se sabe se é qualificada: a lista de confiança de PT não se pode usar"},
        {{{}, {}, {"ES"}},
         Qualification::ListMissing,
         "não se sabe se é qualificada: falta a lista de confiança de PT"},
    };
    for (const auto& each : cases) {
        EXPECT_EQ(known(report, each.lists), each.known) << each.words;
        EXPECT_EQ(app::qualificationWords(report, each.lists, Language::Portuguese), each.words);
        EXPECT_NE(app::qualificationWords(report, each.lists, Language::English), each.words);
    }
}

TEST_F(QualificationWords, AskNoListAboutWhatDoesNotClaimIt) {
    auto report = passed();
    report.certificate = pki().issuing.certificate;
    EXPECT_EQ(known(report, {}), Qualification::NotClaimed);
    EXPECT_EQ(app::qualificationWords(report, {}, Language::Portuguese),
              "não qualificada: o próprio certificado não o diz");
    report.timestamp = true; // a time-stamp's certificate need not
    EXPECT_EQ(known(report, {}), Qualification::NoList);
    EXPECT_EQ(app::qualificationWords(report, {{"PT"}, {}, {}}, Language::Portuguese),
              "não qualificado: a lista de confiança de PT não o declara");
}

TEST_F(QualificationWords, SayNothingOfWhatIsNotConfirmed) {
    auto report = passed();
    report.indication = signing::Indication::Indeterminate;
    EXPECT_EQ(known(report, {{"PT"}, {}, {}}), Qualification::Unconfirmed);
    EXPECT_EQ(app::qualificationWords(report, {{"PT"}, {}, {}}, Language::English),
              "not known whether it is qualified: the signature is not confirmed");
}

TEST_F(QualificationWords, NameCountriesAsListsDo) {
    const struct {
        std::vector<std::pair<std::string, std::string>> issuer;
        const char* territory;
    } cases[] = {
        {{{"C", "GR"}, {"CN", "A"}}, "EL"},
        {{{"C", "gb"}, {"CN", "A"}}, "UK"},
        {{{"C", "AT"}, {"O", "Um, C=PT"}, {"CN", "A"}}, "AT"},
        {{{"O", "Um,C=PT"}, {"CN", "A"}}, ""},
        {{{"CN", "C=PT"}}, ""},
    };
    for (const auto& each : cases) {
        crypto::CertificateRequest request;
        request.profile = crypto::CertificateRequest::Profile::Root;
        request.notBefore = day(2020, 1, 1);
        request.notAfter = day(2040, 1, 1);
        request.subject = each.issuer;
        const auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
        auto report = passed();
        report.certificate = issueCertificate(request, key, {}, key);
        EXPECT_EQ(app::qualificationOf(report, {}).territory, each.territory) << report.certificate->issuer();
    }
}

TEST(ListsUsedOf, AVerificationNamesThoseOutOfDate) {
    signing::VerificationOptions options{{}, day(2026, 11, 23)};
    options.trustedLists.resize(2);
    options.trustedLists[0].territory = "ES";
    options.trustedLists[0].nextUpdate = day(2026, 11, 22);
    options.trustedLists[1].territory = "PT";
    options.trustedLists[1].nextUpdate = day(2026, 11, 23);
    const ListsUsed used = app::listsUsed(options);
    EXPECT_THAT(used.territories, testing::ElementsAre("ES", "PT"));
    EXPECT_THAT(used.outOfDate, testing::ElementsAre("ES"));
    EXPECT_FALSE(used.none());
    EXPECT_TRUE(ListsUsed{}.none());
}

} // namespace
} // namespace cunho::test
