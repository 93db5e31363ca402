// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/memory_attributes.hpp"
#include "fakes/thrown.hpp"
#include "signing/level_test.hpp"

#include <cunho/app/sign_batch.hpp>
#include <cunho/app/sign_in_capacity.hpp>
#include <cunho/core/environment.hpp>

#include <gmock/gmock.h>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;
using signing::PadesLevel;
using test::ScriptedProvider;

/// A seal that says nothing, and what it should have said.
class RecordingPainter final : public signing::SealPainter {
  public:
    std::vector<signing::SealContent> painted;
    std::size_t failing = 0; ///< number, from 1, of the one that cannot be drawn
    Bytes paint(const signing::SealContent& content, double, double) override {
        painted.push_back(content);
        if (painted.size() == failing)
            throw Error(Fault::Input, "SEAL_TOO_SMALL");
        return test::samplePdf();
    }
};

/// Two who certify, and the seal; each with a certificate of its own.
class ScriptedAuthority final : public signing::CapacityAuthority {
  public:
    explicit ScriptedAuthority(const test::TestPki& pki) : pki_(pki) {}

    std::size_t limit = 10;
    std::vector<std::string> groups; ///< the documents of each authorisation, joined
    std::vector<signing::CitizenSignature> documents;
    std::optional<crypto::Certificate> citizen;
    std::function<void(int authorization)> refuse;              ///< may throw
    std::function<void(std::size_t transaction)> beforeSigning; ///< may throw
    std::function<std::optional<Failure>(std::size_t transaction, const signing::Dtbsr&)> fail;

    std::size_t batchLimit() const noexcept override { return limit; }
    void describe(signing::SealContent& seal) const override {
        seal.layout = signing::SealContent::Layout::Attributes;
        seal.certifiedBy = {"SCAP"};
    }

    std::vector<signing::CapacityTransaction> authorize(const crypto::Certificate& signer,
                                                        std::span<const signing::CitizenSignature> given,
                                                        const JobContext&) override {
        std::string names;
        for (const auto& one : given)
            names += (names.empty() ? "" : " ") + one.documentName;
        groups.push_back(names);
        documents.assign(given.begin(), given.end());
        citizen = signer;
        if (refuse)
            refuse(static_cast<int>(groups.size()));
        std::vector<signing::CapacityTransaction> out;
        out.push_back(transaction(0, pki_.tlsKey(), "Olaria", "Entidade: Olaria"));
        out.push_back(transaction(1, pki_.responderKey(), "Ordem", "Entidade: Ordem"));
        out.push_back(transaction(2, pki_.timestampKey(), "SCAP", ""));
        return out;
    }

  private:
    signing::CapacityTransaction transaction(std::size_t place, const crypto::PrivateKey& key,
                                             const std::string& name, const std::string& reason) {
        crypto::CertificateRequest request;
        request.notBefore = test::day(2020, 1, 1);
        request.notAfter = test::day(2040, 1, 1);
        request.subject = {{"C", "PT"}, {"CN", name}};
        request.ocspUrls = {test::TestPki::ocspUrl};
        const auto leaf = crypto::issueCertificate(request, key, pki_.issuing(), pki_.issuingKey());
        auto provider =
            std::make_unique<ScriptedProvider>(crypto::PrivateKey::fromPem(key.pem().expose()),
                                               crypto::CertificateChain{leaf, pki_.issuing()}, service_);
        provider->beforeSending = [this, place](const signing::Dtbsr&) {
            if (beforeSigning)
                beforeSigning(place);
        };
        provider->refuse = [this, place](const signing::Dtbsr& item) {
            return fail ? fail(place, item) : std::nullopt;
        };
        return {std::move(provider), reason};
    }

    const test::TestPki& pki_;
    test::ScriptedService service_;
};

struct CapacityTest : test::LevelTest {
    CapacityTest() {
        fs::create_directory(at("in"));
        fs::create_directory(at("out"));
        options.target.folder = at("out");
    }

    path source(const std::string& name, std::size_t pages = 1) const {
        test::SamplePdf pdf;
        pdf.pages = pages;
        return test::writeSample(at("in"), name, test::samplePdf(pdf));
    }

    std::vector<FileOutcome> run(const std::vector<path>& sources, const JobContext& job = {},
                                 const FileWatcher& watcher = {}) {
        return SignInCapacity(*reader_, citizen, authority, clock_, {services(), &painter}, at("work"))
            .run(sources, options, silent_, job, watcher);
    }

    /// "a-assinado.pdf", or "Fault/REASON".
    static std::string told(const FileOutcome& outcome) {
        if (const auto* failure = std::get_if<Failure>(&outcome.outcome))
            return std::string(faultName(failure->fault)) + "/" + failure->reason;
        return std::get<signing::SignedFile>(outcome.outcome).path.filename().string();
    }
    static std::vector<std::string> told(const std::vector<FileOutcome>& outcomes) {
        std::vector<std::string> all;
        for (const FileOutcome& outcome : outcomes)
            all.push_back(told(outcome));
        return all;
    }

    std::vector<std::string> signersOf(const path& file) const {
        std::vector<std::string> names;
        for (const auto& field : reader_->read(file).signatures)
            names.push_back(field.isTimestamp ? "(time)" : field.signerName);
        return names;
    }

    /// Neither half a file at the target nor anything at work.
    void expectNothingLeft() const {
        EXPECT_EQ(filesIn(at("out")), 0U);
        EXPECT_EQ(filesIn(at("work")), 0U);
    }

    test::ScriptedService atCitizen;
    ScriptedProvider citizen{pki_.leafKey(), pki_.chain(), atCitizen};
    ScriptedAuthority authority{pki_};
    RecordingPainter painter;
    SignFilesOptions options;
    const std::string person = pki_.leaf().commonName();
};

TEST_F(CapacityTest, TheCitizenSignsFirstThenEachProviderAndTheSealLast) {
    options.statement = signing::ReasonText{"Concordo"};
    const path original = source("a.pdf");
    const auto outcomes = run({original});
    ASSERT_EQ(told(outcomes), std::vector<std::string>{"a-assinado.pdf"});
    const path file = at("out") / "a-assinado.pdf";
    EXPECT_THAT(signersOf(file), testing::ElementsAre(person, "Olaria", "Ordem", "SCAP"));
    std::vector<std::string> reasons;
    for (const auto& field : reader_->read(file).signatures)
        reasons.push_back(field.reason);
    EXPECT_THAT(reasons, testing::ElementsAre("Concordo", "Entidade: Olaria", "Entidade: Ordem", ""));
    const auto& signedFile = std::get<signing::SignedFile>(outcomes.front().outcome);
    EXPECT_EQ(signedFile.path, file);
    EXPECT_EQ(signedFile.sha256, crypto::sha256File(file).value);
    EXPECT_EQ(signedFile.signer, pki_.leaf());
    EXPECT_TRUE(isPrefix(original, file));
    EXPECT_EQ(filesIn(at("work")), 0U);

    expectOpensslAcceptsAll(file);
    const std::string report = test::pdfsig(file, test::nssTrusting(at("nss"), pki_.rootFile()));
    EXPECT_EQ(test::countOf(report, "Signature is Valid."), 4U) << report;
    EXPECT_TRUE(test::qpdfCheck(file).good);
    const auto reports = verify(file);
    ASSERT_EQ(reports.size(), 4U);
    for (const auto& one : reports)
        EXPECT_EQ(one.indication, signing::Indication::TotalPassed) << one.subIndication;
}

TEST_F(CapacityTest, TheAuthorityIsShownWhatTheCitizenSigned) {
    const path original = source("a.pdf");
    run({original});
    const path file = at("out") / "a-assinado.pdf";
    const auto parts = crypto::cmsParts(reader_->read(file).signatures.front().contents);
    ASSERT_EQ(authority.documents.size(), 1U);
    EXPECT_EQ(authority.citizen, pki_.leaf());
    EXPECT_EQ(authority.documents.front().documentName, "a.pdf");
    EXPECT_EQ(authority.documents.front().attributes, crypto::sha256(parts.signedAttributes));
    EXPECT_EQ(authority.documents.front().value, parts.value);
    EXPECT_TRUE(crypto::verifyRsaPkcs1(pki_.leaf(), authority.documents.front().attributes, parts.value));
}

TEST_F(CapacityTest, WhatChangedSinceItWasSeenIsSignedByNobody) {
    const path a = source("a.pdf");
    const path b = source("b.pdf", 2);
    options.seen = {{0, crypto::sha256File(b).value}, {1, crypto::sha256File(b).value}};
    EXPECT_THAT(told(run({a, b})), testing::ElementsAre("File/FILE_CHANGED", "b-assinado.pdf"));
    EXPECT_THAT(authority.groups, testing::ElementsAre("b.pdf"));
    EXPECT_EQ(atCitizen.signatures.size(), 1U);
    options.seal = signing::SealRequest{{}, {}, 2}; // on a page that the other file had
    EXPECT_THAT(told(run({a})), testing::ElementsAre("File/FILE_CHANGED"));
}

TEST_F(CapacityTest, ManyFilesAreCertifiedInGroups) {
    std::vector<path> sources;
    for (int i = 0; i < 5; ++i)
        sources.push_back(source("f" + std::to_string(i) + ".pdf"));
    authority.limit = 2;
    std::vector<std::string> watched;
    std::vector<std::string> steps;
    const JobContext job({}, [&](const Progress& progress) {
        if (steps.empty() || steps.back() != progress.step)
            steps.push_back(progress.step);
    });
    run(sources, job, [&](const FileOutcome& outcome) { watched.push_back(told(outcome)); });
    EXPECT_THAT(authority.groups, testing::ElementsAre("f0.pdf f1.pdf", "f2.pdf f3.pdf", "f4.pdf"));
    EXPECT_THAT(watched, testing::ElementsAre("f0-assinado.pdf", "f1-assinado.pdf", "f2-assinado.pdf",
                                              "f3-assinado.pdf", "f4-assinado.pdf"));
    EXPECT_THAT(steps, testing::ElementsAre("citizen", "prepare", "write", "capacity", "complete", "capacity",
                                            "complete", "capacity", "complete"));
    EXPECT_EQ(citizen.calls, 1) << "the person is asked once";
    for (const auto& one : sources)
        EXPECT_EQ(signersOf(at("out") / (one.stem().string() + "-assinado.pdf")).size(), 4U);
}

TEST_F(CapacityTest, NamesAreThoseOfSignedFiles) {
    fs::create_directory(at("other"));
    const path first = source("a.pdf");
    const path second = test::writeSample(at("other"), "a.pdf", test::samplePdf());
    EXPECT_THAT(told(run({first, second, first})),
                testing::ElementsAre("a-assinado.pdf", "a-assinado-2.pdf", "Input/FILE_NAMED_TWICE"));
    EXPECT_THAT(authority.groups, testing::ElementsAre("a.pdf a.pdf (2)")) << "told apart by their names";
}

TEST_F(CapacityTest, AFailureAtAnyStepLeavesNothing) {
    const path a = source("a.pdf");
    const path b = source("b.pdf");
    const auto failed = [&](const std::string& reason) {
        EXPECT_THAT(told(run({a, b})), testing::ElementsAre(reason, reason));
        expectNothingLeft();
        authority.refuse = nullptr;
        authority.beforeSigning = nullptr;
    };
    citizen.beforeSending = [](const signing::Dtbsr&) { throw Error(Fault::Declined, "PIN_DECLINED"); };
    failed("Declined/PIN_DECLINED");
    EXPECT_TRUE(authority.groups.empty());
    citizen.beforeSending = nullptr;
    authority.refuse = [](int) { throw Error(Fault::Reactivate, "SCAP_KEY_OUTDATED"); };
    failed("Reactivate/SCAP_KEY_OUTDATED");
    for (const std::size_t step : {0U, 1U, 2U}) {
        authority.beforeSigning = [step](std::size_t transaction) {
            if (transaction == step)
                throw Error(Fault::Service, "SCAP_UNAVAILABLE");
        };
        failed("Service/SCAP_UNAVAILABLE");
    }
    EXPECT_EQ(authority.groups.size(), 4U) << "what fails as a whole is not tried again";
    EXPECT_THAT(told(run({a, b})), testing::ElementsAre("a-assinado.pdf", "b-assinado.pdf"));
}

TEST_F(CapacityTest, AFailedGroupDoesNotStopTheNext) {
    const std::vector<path> sources{source("a.pdf"), source("b.pdf"), source("c.pdf")};
    authority.limit = 1;
    authority.refuse = [](int number) {
        if (number == 2)
            throw Error(Fault::Network, "NO_CONNECTION");
    };
    EXPECT_THAT(told(run(sources)),
                testing::ElementsAre("a-assinado.pdf", "Network/NO_CONNECTION", "c-assinado.pdf"));
}

TEST_F(CapacityTest, WhatNoGroupCanMendIsNotTriedAgain) {
    authority.limit = 1;
    authority.refuse = [](int) { throw Error(Fault::Clock, "SCAP_CLOCK_WRONG", {{"minutes", "5"}}); };
    EXPECT_THAT(told(run({source("a.pdf"), source("b.pdf")})),
                testing::ElementsAre("Clock/SCAP_CLOCK_WRONG", "Clock/SCAP_CLOCK_WRONG"));
    EXPECT_EQ(authority.groups.size(), 1U);
    expectNothingLeft();
}

TEST_F(CapacityTest, AFileThatFailsAloneDoesNotStopItsGroup) {
    const std::vector<path> sources{source("a.pdf"), source("b.pdf"), source("c.pdf")};
    int left = 1;
    authority.fail = [&](std::size_t transaction, const signing::Dtbsr& item) -> std::optional<Failure> {
        if (transaction != 1 || item.documentName != "b.pdf" || left-- == 0)
            return std::nullopt;
        return Failure{Fault::Integrity, "SIGNATURE_VALUE_WRONG", {{"name", "Ordem"}}, {}};
    };
    EXPECT_THAT(told(run(sources)),
                testing::ElementsAre("a-assinado.pdf", "Integrity/SIGNATURE_VALUE_WRONG", "c-assinado.pdf"));
    EXPECT_THAT(authority.groups, testing::ElementsAre("a.pdf b.pdf c.pdf", "a.pdf c.pdf"));
    EXPECT_EQ(citizen.calls, 1);
    EXPECT_THAT(signersOf(at("out") / "c-assinado.pdf"),
                testing::ElementsAre(person, "Olaria", "Ordem", "SCAP"));
    EXPECT_EQ(filesIn(at("out")), 2U);
}

TEST_F(CapacityTest, OneThatCannotBePreparedIsNotPartOfATransaction) {
    options.seal.emplace();
    painter.failing = 3; // the first file's, in earnest: both were tried before
    std::vector<std::size_t> signedBy;
    authority.beforeSigning = [&](std::size_t transaction) { signedBy.push_back(transaction); };
    EXPECT_THAT(told(run({source("a.pdf"), source("b.pdf")})),
                testing::ElementsAre("Input/SEAL_TOO_SMALL", "b-assinado.pdf"));
    EXPECT_THAT(authority.groups, testing::ElementsAre("a.pdf b.pdf", "b.pdf"));
    EXPECT_THAT(signedBy, testing::ElementsAre(0, 0, 1, 1, 0, 1, 2)) << "the seal is not asked for a part";
}

TEST_F(CapacityTest, ASealWithoutPlaceIsFoundOutBeforeAnybodySigns) {
    options.seal = signing::SealRequest{{}, {}, 2}; // the first file has one page
    EXPECT_THAT(told(run({source("a.pdf"), source("b.pdf", 2)})),
                testing::ElementsAre("Input/PAGE_NOT_THERE", "b-assinado.pdf"));
    EXPECT_THAT(authority.groups, testing::ElementsAre("b.pdf"));
    options.seal->page = 1;
    options.seal->placement.width = 10000;
    EXPECT_THAT(told(run({source("c.pdf")})), testing::ElementsAre("Input/SEAL_OUTSIDE_PAGE"));
    options.seal->placement = {};
    painter.failing = painter.painted.size() + 1;
    EXPECT_THAT(told(run({source("c.pdf")})), testing::ElementsAre("Input/SEAL_TOO_SMALL"));
    EXPECT_EQ(authority.groups.size(), 1U);
    EXPECT_EQ(citizen.calls, 1);
}

TEST_F(CapacityTest, ABadFileFailsBeforeAnybodyCertifies) {
    const path bad = test::writeSample(at("in"), "bad.pdf", asBytes("no PDF"));
    EXPECT_THAT(told(run({bad, source("a.pdf")})),
                testing::ElementsAre("File/PDF_NO_HEADER", "a-assinado.pdf"));
    EXPECT_THAT(authority.groups, testing::ElementsAre("a.pdf"));
}

TEST_F(CapacityTest, TheSealIsTheLastSignaturesAndTheCitizens) {
    options.seal.emplace();
    options.seal->content.place = "Coimbra";
    options.seal->content.company = "Olaria";
    EXPECT_THAT(told(run({source("a.pdf")})), testing::ElementsAre("a-assinado.pdf"));
    ASSERT_EQ(painter.painted.size(), 2U) << "to see whether it can be done, and in earnest";
    const auto& seal = painter.painted.back();
    EXPECT_EQ(seal.name, person);
    EXPECT_EQ(seal.identification, "TESTE-1");
    EXPECT_EQ(seal.place, "Coimbra");
    EXPECT_EQ(seal.layout, signing::SealContent::Layout::Attributes);
    EXPECT_THAT(seal.certifiedBy, testing::ElementsAre("SCAP"));
    expectOpensslAcceptsAll(at("out") / "a-assinado.pdf");
}

TEST_F(CapacityTest, OnEveryPageTheSealStandsSinceTheCitizenSigned) {
    options.seal.emplace();
    options.seal->everyPage = true;
    options.seal->page = 2;
    const auto outcomes = run({source("a.pdf", 3)});
    ASSERT_THAT(told(outcomes), testing::ElementsAre("a-assinado.pdf"));
    EXPECT_TRUE(std::get<signing::SignedFile>(outcomes.front().outcome).cautions.empty());
    ASSERT_EQ(painter.painted.size(), 3U) << "to see whether it can be done, for stamps and for the field";
    for (const auto& seal : painter.painted)
        EXPECT_THAT(seal.certifiedBy, testing::ElementsAre("SCAP"));
    EXPECT_EQ(painter.painted[1].name, person);
    const path file = at("out") / "a-assinado.pdf";
    std::vector<std::size_t> annotations;
    for (const pdf::Page& page : reader_->readAllPages(file, 1).pages)
        annotations.push_back(page.annots.size());
    EXPECT_THAT(annotations, testing::ElementsAre(1 + 2, 2, 1)) << "fields of those who certify on page 1";
    expectOpensslAcceptsAll(file);
    EXPECT_TRUE(test::qpdfCheck(file).good);
    for (const auto& one : verify(file))
        EXPECT_EQ(one.indication, signing::Indication::TotalPassed) << one.subIndication;

    const auto again = run({file});
    ASSERT_THAT(told(again), testing::ElementsAre("a-assinado-assinado.pdf"));
    EXPECT_THAT(std::get<signing::SignedFile>(again.front().outcome).cautions,
                testing::ElementsAre(pdf::Caution::SealOnOnePage));
}

TEST_F(CapacityTest, OnEveryPageTheFieldOfTheLastSignatureIsHeeded) {
    test::PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 /MediaBox [0 0 595 842] >>");
    for (const char* const annots : {"", "", "/Annots [6 0 R]"})
        builder.add("<< /Type /Page /Parent 2 0 R " + std::string(annots) + " >>");
    builder.add("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Aqui) /Rect [400 24 571 74] /P 5 0 R /F 4 >>");
    options.fieldName = "Aqui";
    options.seal.emplace();
    options.seal->everyPage = true;
    run({test::writeSample(at("in"), "a.pdf", toBytes(builder.build("/Root 1 0 R")))});
    const auto structure = reader_->readAllPages(at("out") / "a-assinado.pdf", 1);
    EXPECT_EQ(structure.signatures.back().name, "Aqui");
    std::vector<std::size_t> annotations;
    for (const pdf::Page& page : structure.pages)
        annotations.push_back(page.annots.size());
    EXPECT_THAT(annotations, testing::ElementsAre(1 + 2, 1, 1 + 1)) << "the citizen's field is on page 3";
}

TEST_F(CapacityTest, FilesMayBearSealsOfTheirOwn) {
    options.seal.emplace();
    options.seal->content.place = "Coimbra";
    options.ownSeals[1].emplace().content.place = "Faro";
    options.ownSeals[2] = std::nullopt;
    const path a = source("a.pdf");
    EXPECT_EQ(run({a, source("b.pdf"), source("c.pdf")}).size(), 3U);
    std::vector<std::string> places;
    for (const auto& seal : painter.painted)
        places.push_back(seal.place);
    EXPECT_THAT(places, testing::ElementsAre("Coimbra", "Faro", "Coimbra", "Faro"));
}

TEST_F(CapacityTest, RowsOfABatchMayBearSealsOfTheirOwn) {
    BatchOptions all;
    all.sign = options;
    all.sign.seal.emplace().content.place = "Coimbra";
    SignBatch batch(all, parseDate("2026-11-23"));
    batch.add({source("a.pdf"), source("b.pdf")});
    signing::SealRequest own;
    own.content.place = "Faro";
    EXPECT_TRUE(batch.setSeal(2, own));
    BatchPorts ports{*reader_, &citizen, clock_, {services(), &painter}};
    ports.capacity = &authority;
    ports.work = at("work");
    BatchRunner(ports).sign(batch, silent_, {});
    std::vector<std::string> places;
    for (const auto& seal : painter.painted)
        places.push_back(seal.place);
    EXPECT_THAT(places, testing::ElementsAre("Coimbra", "Faro", "Coimbra", "Faro"));
    for (const BatchRow& row : batch.rows())
        EXPECT_EQ(row.state, BatchFileState::Done);
}

TEST_F(CapacityTest, AnEmptyFieldIsTheCitizensUnlessASealIsToFillIt) {
    options.fieldName = "Gerente";
    const auto fields = [&](const std::string& name) {
        run({source(name + ".pdf")});
        std::vector<std::string> names;
        for (const auto& field : reader_->read(at("out") / (name + "-assinado.pdf")).signatures)
            names.push_back(field.name);
        return names;
    };
    EXPECT_EQ(fields("a").front(), "Gerente");
    options.seal.emplace();
    EXPECT_EQ(fields("b").back(), "Gerente");
}

TEST_F(CapacityTest, EveryLevelIsReached) {
    struct Case {
        PadesLevel level;
        int stamps;
        std::vector<std::string> signers;
    };
    const std::vector<std::string> plain{person, "Olaria", "Ordem", "SCAP"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), plain.begin(), plain.end());
        return more;
    };
    const Case cases[] = {{PadesLevel::B_B, 0, plain},
                          {PadesLevel::B_T, 2, with({"(time)"})},
                          {PadesLevel::B_LT, 2, with({"(time)"})},
                          {PadesLevel::B_LTA, 3, with({"(time)", "(time)"})}};
    for (const Case& each : cases) {
        const std::string name(padesLevelName(each.level));
        SCOPED_TRACE(name);
        options.level = each.level;
        const int before = timestamps_.requests;
        const auto outcomes = run({source(name + ".pdf")});
        const path file = at("out") / (name + "-assinado.pdf");
        EXPECT_EQ(reached(outcomes.front().outcome), name);
        EXPECT_EQ(timestamps_.requests - before, each.stamps);
        EXPECT_EQ(signersOf(file), each.signers);
        EXPECT_EQ(std::get<signing::SignedFile>(outcomes.front().outcome).sha256,
                  crypto::sha256File(file).value);
        expectOpensslAcceptsAll(file);
        EXPECT_TRUE(test::qpdfCheck(file).good);
        const auto first = reader_->read(file).signatures.front();
        const auto cms = crypto::inspectCms(first.contents, crypto::sha256(asBytes(coveredBy(file, first))));
        EXPECT_EQ(cms.timestamps.size(), each.level > PadesLevel::B_B ? 1U : 0U)
            << "in the citizen's signature";
    }
}

TEST_F(CapacityTest, ALevelThatCannotBeReachedCostsNoSignature) {
    options.level = PadesLevel::B_LTA;
    revocation_->beforeReply = [](const crypto::Certificate&) {
        throw Error(Fault::Network, "NO_CONNECTION");
    };
    EXPECT_EQ(reached(run({source("a.pdf")}).front().outcome), "B-T wanted B-LTA: NO_CONNECTION");
    timestamps_.beforeReply = [](int) { throw Error(Fault::Network, "NO_CONNECTION"); };
    EXPECT_EQ(reached(run({source("b.pdf")}).front().outcome), "B-B wanted B-LTA: NO_CONNECTION");
    for (const char* name : {"a-assinado.pdf", "b-assinado.pdf"})
        expectOpensslAcceptsAll(at("out") / name);
}

TEST_F(CapacityTest, WhatCannotBeFinishedIsNotBegun) {
    const auto refused = [&](const signing::SignerServices& services) {
        return told(SignInCapacity(*reader_, citizen, authority, clock_, services, at("work"))
                        .run({source("a.pdf")}, options, silent_, {})
                        .front());
    };
    options.level = PadesLevel::B_LT;
    EXPECT_EQ(refused({}), "Configuration/NO_TIMESTAMP_SOURCE");
    EXPECT_EQ(refused({{&timestamps_, nullptr, nullptr}, nullptr}), "Configuration/NO_REVOCATION_SOURCE");
    options.level = PadesLevel::B_B;
    options.seal.emplace();
    EXPECT_EQ(refused({}), "Configuration/NO_SEAL_PAINTER");
    options.seal.reset();
    const path a = source("a.pdf");
    options.target = {a, std::nullopt};
    EXPECT_EQ(told(run({a}).front()), "Input/TARGET_IS_SOURCE");
    options.target.file = source("b.pdf");
    EXPECT_EQ(told(run({a}).front()), "Storage/TARGET_EXISTS");
    EXPECT_EQ(citizen.calls, 0) << "nobody types a PIN for nothing";
    EXPECT_EQ(test::thrown([&] { run({a, source("c.pdf")}); }), "Input/TARGET_NEEDS_ONE_FILE");
    expectNothingLeft();
}

TEST_F(CapacityTest, AFileThatCannotBeSavedIsKept) {
    options.kept = {at("kept")};
    authority.beforeSigning = [&](std::size_t transaction) {
        if (transaction == 2)
            fs::remove_all(at("out"));
    };
    const auto outcomes = run({source("a.pdf")});
    EXPECT_EQ(told(outcomes.front()), "Storage/SIGNED_NOT_SAVED");
    ASSERT_TRUE(outcomes.front().kept);
    const KeptFile& kept = *outcomes.front().kept;
    EXPECT_EQ(kept.file.filename(), "a-assinado.pdf");
    EXPECT_EQ(kept.why->reason, "FOLDER_NOT_FOUND");
    EXPECT_EQ(signersOf(kept.file).size(), 4U);
    expectOpensslAcceptsAll(kept.file);
    fs::create_directory(at("out"));
    EXPECT_EQ(saveKept(kept, at("out")), at("out") / "a-assinado.pdf");
    EXPECT_EQ(filesIn(at("work")), 0U);
}

TEST_F(CapacityTest, AFileThatCanBeSavedNowhereIsToldAsSuch) {
    authority.beforeSigning = [&](std::size_t) { fs::remove_all(at("out")); };
    EXPECT_EQ(told(run({source("a.pdf")}).front()), "Storage/FOLDER_NOT_FOUND");
    EXPECT_EQ(filesIn(at("work")), 0U);
}

TEST_F(CapacityTest, StoppingLeavesNothingHalfSigned) {
    const std::vector<path> sources{source("a.pdf"), source("b.pdf"), source("c.pdf")};
    authority.limit = 1;
    std::stop_source stop;
    authority.beforeSigning = [&](std::size_t transaction) {
        if (transaction == 1 && authority.groups.size() == 2)
            stop.request_stop();
    };
    EXPECT_THAT(told(run(sources, JobContext(stop.get_token()))),
                testing::ElementsAre("a-assinado.pdf", "Cancelled/STOPPED", "Cancelled/STOPPED"));
    EXPECT_EQ(filesIn(at("out")), 1U);
    EXPECT_EQ(filesIn(at("work")), 0U);
    EXPECT_EQ(authority.groups.size(), 2U);
}

TEST_F(CapacityTest, WorkIsPrivateAndWhatACrashLeftIsSwept) {
    const auto leave = [&](const std::string& name, std::chrono::hours age) {
        fs::create_directories(at("work") / name);
        test::writeSample(at("work") / name, "a.pdf", asBytes("%PDF"));
        fs::last_write_time(at("work") / name, std::chrono::file_clock::from_sys(clock_.now() - age));
    };
    leave("capacity-old", std::chrono::hours(25));
    leave("capacity-young", std::chrono::hours(1));
    leave("other", std::chrono::hours(25));
    fs::perms seen{};
    authority.beforeSigning = [&](std::size_t) {
        for (const auto& entry : fs::directory_iterator(at("work")))
            if (entry.path().filename().string().size() > std::string("capacity-young").size())
                seen = entry.status().permissions();
    };
    run({source("a.pdf")});
    EXPECT_EQ(seen, fs::perms::owner_all);
    EXPECT_FALSE(fs::exists(at("work") / "capacity-old"));
    EXPECT_TRUE(fs::exists(at("work") / "capacity-young"));
    EXPECT_TRUE(fs::exists(at("work") / "other"));
    EXPECT_EQ(filesIn(at("work")), 2U);
}

TEST(Capacities, AreWhatScapToldAndHasNotEnded) {
    using Attribute = scap::ProfessionalAttribute;
    const test::FakeClock clock;
    test::MemoryAttributes attributes;
    const auto attribute = [](const std::string& provider, const std::string& description) {
        Attribute one;
        one.providerName = provider;
        one.description = description;
        return one;
    };
    auto ended = attribute("Ordem", "Antigo");
    ended.validUntil = clock.now() - std::chrono::hours(1);
    auto expired = attribute("Ordem", "Expirado");
    expired.status = Attribute::Status::Expired;
    attributes.merge("BI/PT/1", Attribute::Source::Scap, {attribute("Ordem", "Gone")}, clock.now());
    attributes.merge("BI/PT/1", Attribute::Source::Scap,
                     {attribute("Ordem", "Perito"), ended, attribute("Olaria", "Gerente"), expired,
                      attribute("Ordem", "Membro")},
                     clock.now());
    attributes.merge("BI/PT/1", Attribute::Source::Authentication, {attribute("A", "A")}, clock.now());
    std::vector<std::string> found;
    for (const auto& one : capacitiesOf(attributes, "BI/PT/1", clock.now()))
        found.push_back(one.providerName + " " + one.description);
    EXPECT_THAT(found, testing::ElementsAre("Olaria Gerente", "Ordem Membro", "Ordem Perito"));
    EXPECT_TRUE(capacitiesOf(attributes, "BI/PT/2", clock.now()).empty());
}

} // namespace
} // namespace cunho::app
