// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/forwarding_reader.hpp"
#include "fakes/full_disk.hpp"
#include "fakes/pdf_signature_cut.hpp"
#include "signing_test.hpp"

namespace cunho::test {
namespace {

using signing::JobState;
using signing::JournalEntry;
using signing::SignedFile;

/// A reader that may be told to die when it looks at a finished temporary file.
class FragileReader final : public ForwardingReader {
  public:
    using ForwardingReader::ForwardingReader;
    bool diesAtCheck = false;

    pdf::PdfStructure readPage(const std::filesystem::path& file, int page) const override {
        if (diesAtCheck && file.extension() == ".tmp")
            throw SimulatedCrash();
        return ForwardingReader::readPage(file, page);
    }
};

/// A signer with a journal whose process may "die" anywhere; journal, service and files survive.
class Resume : public SigningTest {
  protected:
    using Setup = std::function<void(ScriptedProvider&)>;

    std::vector<signing::SignOutcome> signJournaled(const std::vector<signing::SignFileRequest>& requests,
                                                    const Setup& setup = {}) {
        ScriptedProvider with = provider(&journal_);
        if (setup)
            setup(with);
        return signing::PadesSigner(fragile_, with, clock_, journal_, spool()).sign(requests, silent_, {});
    }

    std::vector<signing::SignOutcome> resume(const Setup& setup = {}) {
        journal_.before = {};
        journal_.after = {};
        fragile_.diesAtCheck = false;
        ScriptedProvider with = provider(&journal_);
        if (setup)
            setup(with);
        return signing::PadesSigner(fragile_, with, clock_, journal_, spool()).resume(silent_, {});
    }

    /// Three different files.
    std::vector<signing::SignFileRequest> three() const {
        std::vector<signing::SignFileRequest> out;
        for (const std::string name : {"a", "b", "c"}) {
            SamplePdf options;
            options.text = "Fatura " + name;
            out.push_back(request(sample(name + ".pdf", options), at(name + "2.pdf")));
        }
        return out;
    }

    /// Every file is there and valid, every digest was signed once, nothing is left open or in the spool.
    void expectAllDone(std::size_t files) {
        const auto entries = journal_.all();
        EXPECT_EQ(entries.size(), files);
        for (const JournalEntry& entry : entries) {
            EXPECT_EQ(jobStateName(entry.state), "embedded") << entry.documentName;
            ASSERT_TRUE(std::filesystem::exists(entry.target)) << entry.documentName;
            EXPECT_EQ(verdict(entry.target), "TOTAL-PASSED");
        }
        EXPECT_EQ(service_.signatures.size(), files);
        for (const auto& [digest, count] : service_.signatures)
            EXPECT_EQ(count, 1) << digest;
        EXPECT_EQ(filesIn(spool()), 0U);
        EXPECT_EQ(filesIn(folder_.path()), 2 * files + 1) << "sources, targets and the spool folder";
    }

    void startAfresh() {
        journal_.clear();
        service_ = {};
        for (const auto& file : std::filesystem::directory_iterator(folder_.path()))
            std::filesystem::remove_all(file);
    }

    static MemoryJournal::Hook dieAt(JobState state) {
        return [state](const JournalEntry& entry) {
            if (entry.state == state)
                throw SimulatedCrash();
        };
    }

    MemoryJournal journal_;
    FragileReader fragile_{*reader_};
};

TEST_F(Resume, AnUndisturbedJobLeavesAFinishedJournal) {
    const auto outcomes = signJournaled(three());
    for (const auto& outcome : outcomes)
        EXPECT_TRUE(std::holds_alternative<SignedFile>(outcome));
    expectAllDone(3);
    EXPECT_TRUE(resume().empty());
    EXPECT_THAT(journal_.states(),
                testing::ElementsAre(JobState::Prepared, JobState::Prepared, JobState::Prepared,
                                     JobState::SignSent, JobState::Signed, JobState::Embedded,
                                     JobState::SignSent, JobState::Signed, JobState::Embedded,
                                     JobState::SignSent, JobState::Signed, JobState::Embedded));
}

TEST_F(Resume, FinishesAfterACrashAtEveryPoint) {
    struct Point {
        const char* name;
        MemoryJournal::Hook before;
        MemoryJournal::Hook after;
        Setup provider;
        bool atCheck = false;
    };
    const auto dying = [](const signing::Dtbsr& item) {
        if (item.documentName == "b")
            throw SimulatedCrash();
    };
    const std::vector<Point> points{
        {"after the journal began", {}, dieAt(JobState::Prepared), {}},
        {"before the request is noted", dieAt(JobState::SignSent), {}, {}},
        {"after the request is noted", {}, dieAt(JobState::SignSent), {}},
        {"before the request left", {}, {}, [&](ScriptedProvider& p) { p.beforeSending = dying; }},
        {"before the reply came", {}, {}, [&](ScriptedProvider& p) { p.beforeReply = dying; }},
        {"before the value is kept", dieAt(JobState::Signed), {}, {}},
        {"after the value is kept", {}, dieAt(JobState::Signed), {}},
        {"before the rename", {}, {}, {}, true},
        {"between rename and journal", dieAt(JobState::Embedded), {}, {}},
        {"after a delivery", {}, {}, [&](ScriptedProvider& p) { p.afterDelivery = dying; }},
    };
    for (const Point& point : points) {
        SCOPED_TRACE(point.name);
        startAfresh();
        journal_.before = point.before;
        journal_.after = point.after;
        fragile_.diesAtCheck = point.atCheck;
        signJournaled(three(), point.provider);
        const std::size_t open = journal_.open().size();
        EXPECT_GT(open, 0U) << "nothing was interrupted";
        const auto outcomes = resume();
        EXPECT_EQ(outcomes.size(), open);
        for (const auto& outcome : outcomes) {
            const auto* failure = std::get_if<Failure>(&outcome);
            EXPECT_EQ(failure, nullptr) << (failure != nullptr ? failure->reason + failure->detail : "");
        }
        expectAllDone(3);
    }
}

TEST_F(Resume, TellsTheSameAboutAFileAsAnUndisturbedJob) {
    auto wanted = request(sample("a.pdf"), at("a2.pdf"));
    wanted.documentId = 7;
    signJournaled({wanted}, [](ScriptedProvider& with) {
        with.beforeReply = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    const std::string claimed = formatUtc(clock_.now());
    clock_.advance(std::chrono::hours(5));
    const auto outcomes = resume();
    const auto& file = std::get<SignedFile>(outcomes.at(0));
    EXPECT_EQ(file.documentId, 7);
    EXPECT_EQ(file.path, at("a2.pdf"));
    EXPECT_EQ(file.sha256, crypto::sha256File(at("a2.pdf")).value);
    EXPECT_EQ(file.signer, pki_.leaf());
    EXPECT_EQ(formatUtc(file.signedAt), claimed);
}

TEST_F(Resume, KeepsTheAlgorithmThatAJobBeganWith) {
    using Kind = crypto::SignatureAlgorithm::Kind;
    fragile_.diesAtCheck = true; // "a" keeps its value, the others were never sent
    signJournaled(three(), [](ScriptedProvider& with) {
        with.description.algorithm = {Kind::RsaPss, crypto::DigestAlgorithm::Sha512};
        with.beforeSending = [](const signing::Dtbsr& item) {
            if (item.documentName == "b")
                throw SimulatedCrash();
        };
    });
    ASSERT_EQ(journal_.all().at(0).state, JobState::Signed);
    for (const auto& outcome : resume()) // with RSA PKCS#1 and SHA-256 as the choice of now
        EXPECT_TRUE(std::holds_alternative<SignedFile>(outcome));
    expectAllDone(3);
    for (const std::string name : {"a2.pdf", "b2.pdf", "c2.pdf"}) {
        EXPECT_TRUE(opensslCms(at(name), pki_.rootFile()).good) << name;
        const std::string printed =
            ask("openssl", {"cms", "-cmsout", "-print", "-inform", "DER", "-in", at(name).string() + ".der"})
                .report;
        EXPECT_EQ(countOf(printed, "algorithm: rsassaPss"), 1U) << printed;
        EXPECT_EQ(countOf(printed, "algorithm: sha512"), 2U) << "of the whole and of the signer\n" << printed;
    }
}

TEST_F(Resume, NeedsTheOriginalNoMore) {
    signJournaled(three(), [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw Error(Fault::Network, "NO_CONNECTION"); };
    });
    std::filesystem::remove(at("a.pdf"));
    put("b.pdf", "written over");
    for (const auto& outcome : resume())
        EXPECT_TRUE(std::holds_alternative<SignedFile>(outcome));
    EXPECT_EQ(verdict(at("a2.pdf")), "TOTAL-PASSED");
    EXPECT_EQ(verdict(at("b2.pdf")), "TOTAL-PASSED");
}

TEST_F(Resume, ADamagedPreparedFileEndsItsJob) {
    signJournaled(three(), [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    auto entries = journal_.all();
    std::filesystem::remove(entries.at(0).prepared);
    std::string changed = text(entries.at(1).prepared);
    changed[changed.find("(Fatura") + 1] = 'f';
    put(std::filesystem::relative(entries.at(1).prepared, folder_.path()).string(), changed);
    const auto outcomes = resume();
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "PREPARED_FILE_DAMAGED");
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(2)));
    entries = journal_.all();
    EXPECT_EQ(entries.at(0).state, JobState::Failed);
    EXPECT_EQ(entries.at(0).failure.reason, "PREPARED_FILE_DAMAGED");
    EXPECT_EQ(entries.at(1).state, JobState::Failed);
    EXPECT_EQ(service_.signatures.size(), 1U) << "a damaged file was sent to be signed";
    EXPECT_TRUE(resume().empty());
}

TEST_F(Resume, DamagedSignedAttributesEndTheJob) {
    signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    auto entry = journal_.all().at(0);
    entry.signedAttributes.at(entry.signedAttributes.size() / 2) ^= 1U;
    journal_.put(std::span(&entry, 1));
    EXPECT_EQ(failureIn(resume().at(0)).fault, Fault::Integrity);
    EXPECT_EQ(journal_.all().at(0).state, JobState::Failed);
    EXPECT_TRUE(service_.signatures.empty());
}

TEST_F(Resume, AnotherCertificateEndsTheJob) {
    signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    const auto outcomes = resume([&](ScriptedProvider& with) {
        with.description.chain = {pki_.tls(), pki_.issuing()};
    });
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "CERTIFICATE_CHANGED");
    EXPECT_EQ(journal_.all().at(0).state, JobState::Failed);
    EXPECT_TRUE(service_.signatures.empty());
}

TEST_F(Resume, AnExpiredCertificateStillFinishesWhatIsSigned) {
    const auto dying = [](const signing::Dtbsr& item) {
        if (item.documentName == "b")
            throw SimulatedCrash();
    };
    fragile_.diesAtCheck = true; // "a" keeps its value, the others were never sent
    signJournaled(three(), [&](ScriptedProvider& with) { with.beforeSending = dying; });
    clock_.set("2040-01-02T00:00:00");
    const auto outcomes = resume();
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "CERTIFICATE_EXPIRED");
    EXPECT_EQ(failureIn(outcomes.at(2)).reason, "CERTIFICATE_EXPIRED");
    EXPECT_TRUE(journal_.open().empty());
    EXPECT_EQ(service_.signatures.size(), 1U);
}

TEST_F(Resume, LeavesTheJobsOfOtherProvidersAlone) {
    signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    EXPECT_TRUE(resume([](ScriptedProvider& with) { with.description.provider = "another"; }).empty());
    EXPECT_EQ(journal_.open().size(), 1U);
}

TEST_F(Resume, AStoppedJobStaysOpenAndIsFinishedLater) {
    std::stop_source stop;
    ScriptedProvider with = provider(&journal_);
    with.afterDelivery = [&stop](const signing::Dtbsr&) { stop.request_stop(); };
    signing::PadesSigner signer(*reader_, with, clock_, journal_, spool());
    const auto outcomes = signer.sign(three(), silent_, JobContext(stop.get_token()));
    EXPECT_TRUE(std::holds_alternative<SignedFile>(outcomes.at(0)));
    EXPECT_EQ(failureIn(outcomes.at(1)).reason, "STOPPED");
    EXPECT_EQ(resume().size(), 2U);
    expectAllDone(3);
}

TEST_F(Resume, AJobStoppedWhilePreparingLeavesNothing) {
    std::stop_source stop;
    stop.request_stop();
    ScriptedProvider with = provider(&journal_);
    signing::PadesSigner signer(*reader_, with, clock_, journal_, spool());
    const auto outcomes = signer.sign(three(), silent_, JobContext(stop.get_token()));
    for (const auto& outcome : outcomes)
        EXPECT_EQ(failureIn(outcome).fault, Fault::Cancelled);
    EXPECT_TRUE(journal_.all().empty());
    EXPECT_EQ(filesIn(spool()), 0U);
    EXPECT_EQ(with.calls, 0);
}

TEST_F(Resume, ATargetTakenMeanwhileWaitsForTheUser) {
    signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [&](ScriptedProvider& with) {
        with.beforeReply = [&](const signing::Dtbsr&) { put("a2.pdf", "other"); };
    });
    EXPECT_EQ(journal_.all().at(0).state, JobState::Signed);
    EXPECT_EQ(failureIn(resume().at(0)).reason, "TARGET_EXISTS");
    EXPECT_EQ(text(at("a2.pdf")), "other");
    std::filesystem::remove(at("a2.pdf"));
    EXPECT_TRUE(std::holds_alternative<SignedFile>(resume().at(0)));
    expectAllDone(1);
}

TEST_F(Resume, AsksNoServiceWhileTheTargetIsTaken) {
    signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    put("a2.pdf", "other");
    EXPECT_EQ(failureIn(resume().at(0)).reason, "TARGET_EXISTS");
    EXPECT_TRUE(service_.signatures.empty());
    std::filesystem::remove(at("a2.pdf"));
    EXPECT_TRUE(std::holds_alternative<SignedFile>(resume().at(0)));
    expectAllDone(1);
}

TEST_F(Resume, AFullDiskNeverCostsASecondSignature) {
    std::optional<FullDisk> full;
    const auto outcomes =
        signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [&](ScriptedProvider& with) {
            with.beforeReply = [&](const signing::Dtbsr&) { full.emplace(); };
        });
    EXPECT_EQ(failureIn(resume().at(0)).reason, "DISK_FULL");
    full.reset();
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "DISK_FULL");
    EXPECT_EQ(failureIn(outcomes.at(0)).fault, Fault::Storage);
    EXPECT_EQ(journal_.all().at(0).state, JobState::Signed);
    EXPECT_FALSE(std::filesystem::exists(at("a2.pdf")));
    EXPECT_TRUE(std::holds_alternative<SignedFile>(resume().at(0)));
    expectAllDone(1);
}

TEST_F(Resume, AFullDiskWhilePreparingAsksNobody) {
    const auto wanted = request(sample("a.pdf"), at("a2.pdf"));
    std::vector<signing::SignOutcome> outcomes;
    {
        const FullDisk full;
        outcomes = signJournaled({wanted});
    }
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "DISK_FULL");
    EXPECT_TRUE(journal_.all().empty());
    EXPECT_TRUE(service_.signatures.empty());
    EXPECT_EQ(filesIn(spool()), 0U);
}

TEST_F(Resume, AWrongValueEndsTheJob) {
    const auto outcomes = signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [](ScriptedProvider& with) {
        with.alter = [](Bytes& value) { value[10] ^= 1U; };
    });
    EXPECT_EQ(failureIn(outcomes.at(0)).reason, "SIGNATURE_VALUE_WRONG");
    EXPECT_EQ(journal_.all().at(0).state, JobState::Failed);
    EXPECT_TRUE(journal_.all().at(0).value.empty());
    EXPECT_EQ(filesIn(spool()), 0U);
}

TEST_F(Resume, SweepsOldOrphansOutOfTheSpoolOnly) {
    signJournaled({request(sample("a.pdf"), at("a2.pdf"))}, [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    const auto now = std::chrono::time_point_cast<std::chrono::file_clock::duration>(
        std::chrono::file_clock::from_sys(clock_.now()));
    const path old = put("spool/old.pdf", "old");
    const path young = put("spool/young.pdf", "young");
    const path needed = journal_.all().at(0).prepared;
    std::filesystem::last_write_time(old, now - std::chrono::hours(25));
    std::filesystem::last_write_time(young, now - std::chrono::hours(1));
    std::filesystem::last_write_time(needed, now - std::chrono::hours(900));
    EXPECT_TRUE(std::holds_alternative<SignedFile>(resume().at(0)));
    EXPECT_FALSE(std::filesystem::exists(old));
    EXPECT_TRUE(std::filesystem::exists(young));
}

TEST_F(Resume, WithoutACredentialEveryOpenJobFailsAlike) {
    signJournaled(three(), [](ScriptedProvider& with) {
        with.beforeSending = [](const signing::Dtbsr&) { throw SimulatedCrash(); };
    });
    class Unreachable final : public signing::SignatureProvider {
      public:
        signing::Credential credential(const JobContext&) override {
            throw Error(Fault::Network, "NO_CONNECTION");
        }
        void sign(std::span<const signing::Dtbsr>, signing::SignatureSink&, signing::Prompter&,
                  const JobContext&) override {}
    };
    Unreachable with;
    const auto outcomes = signing::PadesSigner(*reader_, with, clock_, journal_, spool()).resume(silent_, {});
    ASSERT_EQ(outcomes.size(), 3U);
    for (const auto& outcome : outcomes)
        EXPECT_EQ(failureIn(outcome).reason, "NO_CONNECTION");
    EXPECT_EQ(journal_.open().size(), 3U);
}

} // namespace
} // namespace cunho::test
