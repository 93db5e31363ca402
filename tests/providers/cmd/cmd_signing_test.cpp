// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "scripted_scmd.hpp"

#include <algorithm>
#include <set>

namespace cunho::test {
namespace {

class CmdSigning : public CmdTest {
  protected:
    using Values = std::vector<std::pair<std::string, std::string>>;

    static std::string header(const ScriptedScmd::Seen& one, std::string_view name) {
        for (const auto& [key, value] : one.headers) {
            if (key == name)
                return value;
        }
        return {};
    }
};

TEST_F(CmdSigning, SignsOneWithPinAndCode) {
    const auto list = items(1);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(operations(), (std::vector<std::string>{"GetCertificate", "SCMDSign", "ValidateOtp"}));
    const auto& request = service.last("SCMDSign");
    EXPECT_EQ(request.plain,
              (std::map<std::string, std::string>{{"UserId", "+351 912345678"}, {"Pin", "246801"}}));
    EXPECT_EQ(request.members.at("ApplicationId"), toBase64(asBytes(client.applicationId)));
    EXPECT_EQ(request.members.at("DocName"), "Contrato 1.pdf");
    EXPECT_EQ(fromBase64(request.members.at("Hash")).size(), 51U);
    const auto& last = service.last("ValidateOtp");
    EXPECT_EQ(last.members.at("processId"), "P1");
    EXPECT_EQ(last.members.at("applicationId"), toBase64(asBytes(client.applicationId)));
}

TEST_F(CmdSigning, SpeaksSoapAsTheServiceWantsIt) {
    EXPECT_EQ(sign(items(2)), "");
    for (const auto& one : service.seen) {
        EXPECT_EQ(one.url, client.url);
        EXPECT_EQ(one.contentType, "text/xml; charset=utf-8");
        EXPECT_EQ(header(one, "SOAPAction"),
                  "\"http://Ama.Authentication.Service/SCMDService/" + one.operation + "\"");
        EXPECT_EQ(header(one, "Authorization"), "Basic " + toBase64(asBytes("user:basic-password-canary")));
    }
}

TEST_F(CmdSigning, SignsSeveralWithOnePinAndOneCode) {
    const auto list = items(37);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(operations(), (std::vector<std::string>{"GetCertificate", "SCMDMultipleSign", "ValidateOtp"}));
    EXPECT_EQ(service.last("SCMDMultipleSign").names.at(36), "Contrato 37.pdf");
}

TEST_F(CmdSigning, CutsWhatIsMoreThanAHundred) {
    const auto list = items(230);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    std::vector<std::size_t> sizes;
    for (const auto& one : service.seen) {
        if (one.operation == "SCMDMultipleSign")
            sizes.push_back(one.names.size());
    }
    EXPECT_EQ(sizes, (std::vector<std::size_t>{100, 100, 30}));
    EXPECT_EQ(owner.of(Kind::CmdPin).size(), 3U); // a PIN for each
    EXPECT_EQ(owner.of(Kind::OneTimeCode).size(), 3U);
}

TEST_F(CmdSigning, WhatIsLeftOverAloneIsSignedAlone) {
    const auto list = items(101);
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
    EXPECT_EQ(service.count("SCMDSign"), 1U);
}

TEST_F(CmdSigning, NothingAsksNobody) {
    EXPECT_EQ(sign({}), "");
    EXPECT_TRUE(service.seen.empty() && owner.questions.empty());
}

TEST_F(CmdSigning, NeverSendsACipherTwice) {
    owner.pins = {PhoneOwner::types("1111"), PhoneOwner::types("246801")};
    owner.codes = {PhoneOwner::types("000000"), PhoneOwner::wantsAnother()};
    EXPECT_EQ(sign(items(2)), "");
    std::set<std::string> ciphers;
    std::size_t count = 0;
    for (const auto& one : service.seen) {
        for (const auto& [name, plain] : one.plain) {
            ciphers.insert(one.members.at(name));
            ++count;
        }
    }
    EXPECT_EQ(ciphers.size(), count);
    EXPECT_EQ(count, 8U);
}

TEST_F(CmdSigning, TellsEachStepAsItHappens) {
    std::vector<std::string> steps;
    job = JobContext({}, [&](const Progress& progress) {
        steps.push_back(progress.step + " " + std::to_string(progress.done) + "/" +
                        std::to_string(progress.total));
    });
    EXPECT_EQ(sign(items(101)), "");
    EXPECT_EQ(steps,
              (std::vector<std::string>{"cmd-certificate 0/0", "cmd-request 0/101", "cmd-code 0/101",
                                        "cmd-values 0/101", "cmd-values 100/101", "cmd-request 100/101",
                                        "cmd-code 100/101", "cmd-values 100/101", "cmd-values 101/101"}));
}

TEST_F(CmdSigning, ShowsTheNamesThatThePhoneShows) {
    auto list = items(3);
    list[0].documentName = std::string(60, 'x') + ".pdf";
    list[1].documentName = list[0].documentName;
    list[2].documentName = "a\nb.pdf";
    EXPECT_EQ(sign(list), "");
    const std::vector<std::string> names{std::string(44, 'x'), std::string(40, 'x') + " (2)", "a b.pdf"};
    EXPECT_EQ(service.last("SCMDMultipleSign").names, names);
    for (const auto& question : owner.questions) {
        EXPECT_EQ(question.documentNames, names);
        EXPECT_EQ(question.sentTo, "+351 *****5678");
        EXPECT_EQ(question.holder, ScriptedScmd::pki.leaf().commonName());
    }
}

TEST_F(CmdSigning, WhatNeedsAnotherAlgorithmFailsAlone) {
    auto list = items(5);
    list[0].algorithm.kind = crypto::SignatureAlgorithm::Kind::RsaPss;
    list[1].algorithm.digest = crypto::DigestAlgorithm::Sha512;
    list[2].digest = crypto::digest(crypto::DigestAlgorithm::Sha384, asBytes("a"));
    list[3].digest.value.pop_back();
    EXPECT_EQ(sign(list), "");
    EXPECT_EQ(tray.failures.size(), 4U);
    for (const auto& [id, failed] : tray.failures) {
        EXPECT_EQ(failed.reason, "CMD_ALGORITHM_UNSUPPORTED");
        EXPECT_EQ(failed.fault, Fault::Unsupported);
    }
    expectSigned({list[4]});
    EXPECT_EQ(service.count("SCMDSign"), 1U);
    tray.failures.clear();
    const auto asked = owner.questions.size();
    EXPECT_EQ(sign({list[0], list[1]}), "");
    EXPECT_EQ(owner.questions.size(), asked);
}

TEST_F(CmdSigning, AnInvoiceIsADocumentLikeAnyOther) {
    auto list = items(1);
    list[0].purpose = {signing::Purpose::Kind::IssuedInvoice, "500000000"};
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

// Answers

TEST_F(CmdSigning, MatchesValuesByTheirId) {
    const auto list = items(5);
    service.spoil = [](Values& values) { std::rotate(values.begin(), values.begin() + 2, values.end()); };
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

TEST_F(CmdSigning, PassesOverValuesOfNobody) {
    const auto list = items(2);
    service.spoil = [](Values& values) {
        values.insert(values.begin(), {{"7", values[0].second}, {"", values[1].second}, {"00", "QUJD"}});
    };
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

TEST_F(CmdSigning, OfTwoValuesForOneTakesTheRightOne) {
    const auto list = items(2);
    service.spoil = [](Values& values) {
        values.insert(values.begin(), {{"0", values[1].second}, {"1", "QUJD"}});
        values.push_back(values[2]);
    };
    EXPECT_EQ(sign(list), "");
    expectSigned(list);
}

TEST_F(CmdSigning, GivesOnWhatCameWhereOthersAreMissing) {
    const auto list = items(5);
    service.spoil = [](Values& values) {
        values[0].second = ""; // nil
        values.erase(values.begin() + 2);
    };
    EXPECT_EQ(sign(list), "Service/CMD_VALUES_MISSING");
    EXPECT_EQ(failure.params, (ErrorParams{{"count", "2"}, {"total", "5"}}));
    EXPECT_TRUE(tray.failures.empty()); // they may be signed again
    expectSigned({list[1], list[3], list[4]});
    EXPECT_EQ(sign({list[0], list[2]}), "Service/CMD_VALUES_MISSING");
    service.spoil = {};
    EXPECT_EQ(sign({list[0], list[2]}), "");
    expectSigned(list);
}

TEST_F(CmdSigning, OneWithoutValueIsMissing) {
    service.meet("ValidateOtp", {meets::body(scmd::otpReply("200", "", "")),
                                 meets::body(scmd::otpReply("200", scmd::hashStructure("0", "QUJD"), ""))});
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(sign(items(1)), "Service/CMD_VALUES_MISSING");
}

TEST_F(CmdSigning, EmbedsNoWrongValueAndKeepsTheGoodOnes) {
    const auto list = items(4);
    service.spoil = [](Values& values) {
        std::swap(values[0].second, values[1].second);
        values.pop_back();
    };
    EXPECT_EQ(sign(list), "Integrity/SIGNATURE_VALUE_WRONG");
    EXPECT_EQ(failure.params.at("name"), ScriptedScmd::pki.leaf().commonName());
    expectSigned({list[2]});
    EXPECT_EQ(tray.failures.size(), 2U);
    EXPECT_EQ(tray.failures.at(list[0].id).reason, "SIGNATURE_VALUE_WRONG");
    EXPECT_FALSE(tray.failures.contains(list[3].id)); // missing: may be signed again
}

TEST_F(CmdSigning, AWrongValueStopsTheBatchesThatFollow) {
    service.spoil = [](Values& values) { values[3].second = "AAAA"; };
    EXPECT_EQ(sign(items(150)), "Integrity/SIGNATURE_VALUE_WRONG");
    EXPECT_EQ(tray.values.size(), 99U);
    EXPECT_EQ(service.count("SCMDMultipleSign"), 1U);
}

TEST_F(CmdSigning, AWrongValueOfOneIsNotEmbedded) {
    for (const char* value : {"QUJD", "!"}) {
        service.meet("ValidateOtp", {meets::body(scmd::otpReply("200", "", value))});
        tray.failures.clear();
        EXPECT_EQ(sign(items(1)), "Integrity/SIGNATURE_VALUE_WRONG") << value;
        EXPECT_EQ(tray.failures.size(), 1U);
    }
    EXPECT_TRUE(tray.values.empty());
}

TEST_F(CmdSigning, SeesThatTheCertificateIsAnotherNow) {
    EXPECT_EQ(credential(), "");
    crypto::CertificateRequest request;
    request.subject = {{"C", "PT"}, {"CN", "ANA EXEMPLO"}};
    request.notBefore = day(2026, 1, 1);
    request.notAfter = day(2031, 1, 1);
    const auto& pki = ScriptedScmd::pki;
    const auto renewed = crypto::issueCertificate(request, pki.leafKey(), pki.issuing(), pki.issuingKey());
    service.pem = renewed.pem() + pki.issuing().pem();
    service.meet("ValidateOtp", {meets::body(scmd::otpReply("200", "", "QUJD"))});
    EXPECT_EQ(sign(items(1)), "Conflict/CMD_CERTIFICATE_CHANGED");
    EXPECT_TRUE(tray.failures.empty());
    EXPECT_EQ(provider->credential(job).chain.front(), renewed);
}

TEST_F(CmdSigning, AWrongValueIsWrongWhenNobodySaysWhy) {
    service.meet("ValidateOtp", {meets::body(scmd::otpReply("200", "", "QUJD"))});
    EXPECT_EQ(credential(), "");
    service.meet("GetCertificate", {meets::notSent()});
    EXPECT_EQ(sign(items(1)), "Integrity/SIGNATURE_VALUE_WRONG");
}

// Stopping

TEST_F(CmdSigning, AStopBeforeTheCodeSignsNothing) {
    std::stop_source stop;
    job = JobContext(stop.get_token());
    owner.codes = {[&](const auto& question) {
        stop.request_stop();
        return PhoneOwner::types(service.code)(question);
    }};
    EXPECT_EQ(sign(items(2)), "Cancelled/STOPPED");
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
}

TEST_F(CmdSigning, AStopAfterTheCodeKeepsWhatIsSigned) {
    std::stop_source stop;
    job = JobContext(stop.get_token());
    service.meet("ValidateOtp", {[&](const ScriptedScmd::Normally& normally) {
                     stop.request_stop();
                     return ScriptedScmd::reply(200, normally());
                 }});
    EXPECT_EQ(sign(items(150)), "Cancelled/STOPPED");
    EXPECT_EQ(tray.values.size(), 100U);
}

} // namespace
} // namespace cunho::test
