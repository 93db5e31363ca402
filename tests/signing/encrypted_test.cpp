// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "level_test.hpp"

namespace cunho::test {
namespace {

struct Encrypted {
    const char* name;
    std::vector<std::string> options; ///< of qpdf
    std::string password;             ///< of the user
};

std::ostream& operator<<(std::ostream& out, const Encrypted& kind) {
    return out << kind.name;
}

class EncryptedOriginal : public LevelTest, public testing::WithParamInterface<Encrypted> {
  protected:
    void SetUp() override {
        const auto passwords = std::make_shared<pdf::Passwords>();
        passwords->add(Secret::fromText(std::string(GetParam().password)));
        reader_ = pdf::makeDirectReader(passwords);
    }

    path original() const {
        std::vector<std::string> arguments = GetParam().options;
        arguments.insert(arguments.begin(), {"--allow-weak-crypto", "--object-streams=generate"});
        arguments.push_back(sample("plain.pdf").string());
        arguments.push_back(at("original.pdf").string());
        EXPECT_TRUE(ask("qpdf", arguments).good);
        return at("original.pdf");
    }

    std::string password() const { return "--password=" + GetParam().password; }

    void expectAccepted(const path& file, std::size_t signatures) {
        const Verdict qpdf = ask("qpdf", {password(), "--check", file.string()});
        EXPECT_TRUE(qpdf.good) << qpdf.report;
        const Verdict poppler = ask("pdfsig", {"-nocert", "-upw", GetParam().password, file.string()});
        EXPECT_EQ(countOf(poppler.report, "Signature is Valid."), signatures) << poppler.report;
        expectOpensslAcceptsAll(file);
        signing::VerificationOptions options = trusting(pki_.root(), clock_.now());
        for (const signing::SignatureReport& report : verify(file, options)) {
            EXPECT_TRUE(report.passed()) << report.field << " " << report.subIndication;
            for (const pdf::Change& change : report.changes) {
                EXPECT_TRUE(change.permitted) << report.field << ": " << change.detail;
            }
        }
    }

    std::vector<signing::SignOutcome> signWithSeal(signing::SignFileRequest wanted) {
        wanted.seal = signing::SealRequest{};
        wanted.seal->placement.where = pdf::FreeSpace{};
        SamplePainter painter;
        ScriptedProvider with = provider();
        return signing::PadesSigner(*reader_, with, clock_, {services(), &painter})
            .sign({std::move(wanted)}, silent_, {});
    }
};

TEST_P(EncryptedOriginal, ReachesEveryLevelAndTakesOneMoreSignature) {
    const path file = original();
    for (const Level level : {Level::B_B, Level::B_LTA}) {
        const std::string name = std::string(padesLevelName(level)) + ".pdf";
        signing::SignFileRequest wanted = request(file, at(name), level);
        wanted.statement = signing::ReasonText{"Aprovação"};
        EXPECT_EQ(reached(signWithSeal(wanted).at(0)), padesLevelName(level));
        EXPECT_TRUE(isPrefix(file, at(name)));
        expectAccepted(at(name), 1);
        EXPECT_EQ(reader_->read(at(name)).signatures.front().reason, "Aprovação");
        const path again = at("again-" + name);
        EXPECT_EQ(reached(sign({request(at(name), again, Level::B_T)}).at(0)), "B-T");
        expectAccepted(again, 2);
    }
    EXPECT_EQ(hiddenFiles(), 0U);
}

TEST_P(EncryptedOriginal, IsExtended) {
    const path file = signedAt(Level::B_B, "b.pdf", original());
    const auto extended = extend(file, at("lta.pdf"), Level::B_LTA);
    EXPECT_EQ(extended.level, Level::B_LTA);
    EXPECT_TRUE(isPrefix(file, at("lta.pdf")));
    expectAccepted(at("lta.pdf"), 1);
    EXPECT_FALSE(reader_->read(at("lta.pdf")).securityStore.empty());
}

TEST_P(EncryptedOriginal, IsResumedFromTheJournal) {
    const path file = original();
    MemoryJournal journal;
    {
        ScriptedProvider with = provider(&journal);
        with.beforeReply = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
        signing::PadesSigner(*reader_, with, clock_, journal, spool())
            .sign({request(file, at("signed.pdf"), Level::B_B)}, silent_, {});
    }
    ScriptedProvider with = provider(&journal);
    const auto outcomes = signing::PadesSigner(*reader_, with, clock_, journal, spool()).resume(silent_, {});
    ASSERT_EQ(outcomes.size(), 1U);
    EXPECT_EQ(reached(outcomes.front()), "B-B");
    expectAccepted(at("signed.pdf"), 1);
}

INSTANTIATE_TEST_SUITE_P(
    , EncryptedOriginal,
    testing::Values(
        Encrypted{"Rc4With40Bits", {"--encrypt", "", "dono", "40", "--"}, ""},
        Encrypted{"Rc4With128Bits", {"--encrypt", "segredo", "dono", "128", "--use-aes=n", "--"}, "segredo"},
        Encrypted{"Aes128", {"--encrypt", "", "dono", "128", "--use-aes=y", "--"}, ""},
        Encrypted{"Aes256", {"--encrypt", "segredo", "dono", "256", "--"}, "segredo"}),
    [](const auto& kind) { return std::string(kind.param.name); });

} // namespace
} // namespace cunho::test
