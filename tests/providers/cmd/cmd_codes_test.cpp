// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/cmd/codes.hpp"
#include "scripted_scmd.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/reason_text.hpp>

namespace cunho::test {
namespace {

// The rows of the service's list of codes at every operation that answers with one.

struct CodeRow {
    const char* code;
    const char* error;
};

std::ostream& operator<<(std::ostream& out, const CodeRow& row) {
    return out << row.code;
}

class CmdCode : public CmdTest, public testing::WithParamInterface<CodeRow> {
  protected:
    void meet(const std::string& operation) {
        service.meet(operation, {meets::code(operation, GetParam().code, "DocName")});
    }
};

TEST_P(CmdCode, AtTheRequestOfOne) {
    meet("SCMDSign");
    EXPECT_EQ(sign(items(1)), GetParam().error);
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
    EXPECT_TRUE(tray.values.empty() && tray.failures.empty());
}

TEST_P(CmdCode, AtTheRequestOfTwo) {
    meet("SCMDMultipleSign");
    EXPECT_EQ(sign(items(2)), GetParam().error);
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
}

TEST_P(CmdCode, AtTheCode) {
    meet("ValidateOtp");
    EXPECT_EQ(sign(items(2)), GetParam().error);
    EXPECT_EQ(service.count("ValidateOtp"), 1U);
    EXPECT_TRUE(tray.values.empty() && tray.failures.empty());
}

TEST_P(CmdCode, AtAnotherCode) {
    owner.codes = {PhoneOwner::wantsAnother()};
    meet("ForceSMS");
    const bool later = std::string(GetParam().error) == "Service/CMD_UNAVAILABLE"; // the first code serves
    EXPECT_EQ(sign(items(2)), later ? "" : GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    OfTheList, CmdCode,
    testing::Values(CodeRow{"500", "Service/CMD_UNAVAILABLE"}, CodeRow{"503", "Service/CMD_UNAVAILABLE"},
                    CodeRow{"599", "Service/CMD_UNAVAILABLE"}, CodeRow{"800", "Service/CMD_REFUSED"},
                    CodeRow{"803", "Service/CMD_REFUSED"}, CodeRow{"820", "Service/CMD_REFUSED"},
                    CodeRow{"816", "Conflict/CMD_PROCESS_OVER"}, CodeRow{"817", "Service/CMD_INACTIVE"},
                    CodeRow{"900", "Service/CMD_REFUSED"}, CodeRow{"901", "Rejected/CMD_CHANGE_PINS"},
                    CodeRow{"902", "Rejected/CMD_CHANGE_SIGNATURE_PIN"},
                    // what is not in the list, or is no code
                    CodeRow{"201", "Service/CMD_REFUSED"}, CodeRow{"400", "Service/CMD_REFUSED"},
                    CodeRow{"999", "Service/CMD_REFUSED"}, CodeRow{"000", "Service/CMD_REFUSED"},
                    CodeRow{"", "Service/CMD_REPLY_INVALID"}, CodeRow{"20", "Service/CMD_REPLY_INVALID"},
                    CodeRow{"2000", "Service/CMD_REPLY_INVALID"}, CodeRow{"OK", "Service/CMD_REPLY_INVALID"},
                    CodeRow{"2OO", "Service/CMD_REPLY_INVALID"},
                    CodeRow{"-20", "Service/CMD_REPLY_INVALID"}));

class CmdCodes : public CmdTest {};

TEST_F(CmdCodes, AWrongParameterIsNamed) {
    service.meet("SCMDSign", {meets::code("SCMDSign", "820", "DocName")});
    EXPECT_EQ(sign(items(1)), "Service/CMD_REFUSED");
    EXPECT_EQ(failure.params, (ErrorParams{{"code", "820"}, {"field", "DocName"}}));
    service.meet("SCMDSign", {meets::code("SCMDSign", "900", "+351 912345678")});
    EXPECT_EQ(sign(items(1)), "Service/CMD_REFUSED");
    EXPECT_EQ(failure.params.at("field"), ""); // a name or nothing
    EXPECT_NE(reasonText(failure, Language::English).find("code 900."), std::string::npos);
}

// The texts of 901 and 902 stand for every language as the agency wrote them (autenticacao-gov C.4).
TEST_F(CmdCodes, TheMandatedTextsAreWordByWord) {
    const Failure pins{Fault::Rejected, "CMD_CHANGE_PINS", {}, {}};
    const Failure signaturePin{Fault::Rejected, "CMD_CHANGE_SIGNATURE_PIN", {}, {}};
    const auto reference = std::filesystem::path(CUNHO_SHARED_REFERENCE) / "autenticacao-gov.md";
    const Bytes bytes = std::filesystem::exists(reference) ? readFile(reference) : Bytes{};
    for (const Language language : {Language::Portuguese, Language::English}) {
        EXPECT_EQ(reasonText(pins, language),
                  "Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura. Para o "
                  "alterar, basta iniciar sessão com CMD em www.autenticacao.gov.pt.");
        EXPECT_EQ(reasonText(signaturePin, language),
                  "Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura em "
                  "www.autenticacao.gov.pt. Inicie sessão e aceda a \"Área Reservada -> A Minha Chave Móvel "
                  "Digital\" e escolha editar em \xE2\x80\x9C"
                  "Assinatura Digital.");
        for (const Failure& mandated : {pins, signaturePin}) {
            if (!bytes.empty()) {
                EXPECT_NE(asText(bytes).find("\n> " + reasonText(mandated, language) + "\n"),
                          std::string_view::npos)
                    << mandated.reason;
            }
        }
    }
}

// HTTP, before anything of a body counts

struct StatusRow {
    int status;
    const char* error;
};

std::ostream& operator<<(std::ostream& out, const StatusRow& row) {
    return out << row.status;
}

class CmdStatus : public CmdTest, public testing::WithParamInterface<StatusRow> {};

TEST_P(CmdStatus, AtEveryOperation) {
    const auto meeting = [] {
        return meets::body(scmd::statusReply("SCMDSign", "200", "P1"), GetParam().status);
    };
    service.meet("GetCertificate", {meeting()});
    EXPECT_EQ(credential(), GetParam().error);
    service.meet("SCMDSign", {meeting()});
    EXPECT_EQ(sign(items(1)), GetParam().error);
    service.meet("SCMDMultipleSign", {meeting()});
    EXPECT_EQ(sign(items(2)), GetParam().error);
    service.meet("ValidateOtp", {meeting()});
    EXPECT_EQ(sign(items(1)), GetParam().error);
    EXPECT_TRUE(tray.values.empty());
}

INSTANTIATE_TEST_SUITE_P(
    OfHttp, CmdStatus,
    testing::Values(StatusRow{401, "Configuration/CMD_CLIENT_REFUSED"},
                    StatusRow{403, "Configuration/CMD_CLIENT_REFUSED"},
                    StatusRow{404, "Configuration/CMD_ADDRESS_WRONG"},
                    StatusRow{301, "Configuration/CMD_ADDRESS_WRONG"},
                    StatusRow{302, "Configuration/CMD_ADDRESS_WRONG"}, StatusRow{400, "Service/CMD_REFUSED"},
                    StatusRow{415, "Service/CMD_REFUSED"}, StatusRow{408, "Service/CMD_UNAVAILABLE"},
                    StatusRow{429, "Service/CMD_UNAVAILABLE"}, StatusRow{500, "Service/CMD_UNAVAILABLE"},
                    StatusRow{503, "Service/CMD_UNAVAILABLE"}, StatusRow{202, "Service/CMD_REPLY_INVALID"},
                    StatusRow{204, "Service/CMD_REPLY_INVALID"}));

TEST_F(CmdCodes, AFaultIsTheServicesOwn) {
    for (const int status : {500, 200}) {
        service.meet("SCMDSign", {meets::body(scmd::fault(), status)});
        EXPECT_EQ(sign(items(1)), "Service/CMD_UNAVAILABLE");
        EXPECT_NE(failure.detail.find("InternalServiceFault"), std::string::npos);
        service.meet("ValidateOtp", {meets::body(scmd::fault(), status)});
        EXPECT_EQ(sign(items(1)), "Service/CMD_UNAVAILABLE");
    }
    EXPECT_TRUE(tray.values.empty() && tray.failures.empty());
}

// A gateway that waited in vain knows no more than a broken line.
TEST_F(CmdCodes, AGatewayWithoutAnAnswerHasLostIt) {
    for (const int status : {502, 504}) {
        service.meet("SCMDSign", {meets::body("", status)});
        EXPECT_EQ(sign(items(1)), "Network/CMD_REPLY_LOST");
        service.meet("ValidateOtp", {meets::body("", status)});
        EXPECT_EQ(sign(items(1)), "Network/CMD_CODE_REPLY_LOST");
    }
}

TEST_F(CmdCodes, AnAddressThatIsNotTheServicesIsNamed) {
    service.meet("GetCertificate", {meets::body("", 404)});
    EXPECT_EQ(credential(), "Configuration/CMD_ADDRESS_WRONG");
    EXPECT_EQ(failure.params.at("url"), client.url);
}

TEST_F(CmdCodes, WhatSaysThatItIsNoXmlIsNoReply) {
    const std::string body = scmd::statusReply("SCMDSign", "200", "P1");
    for (const char* type : {"text/html", "application/json; charset=utf-8", "text/plain"}) {
        service.meet("SCMDSign", {meets::body(body, 200, type)});
        EXPECT_EQ(sign(items(1)), "Service/CMD_REPLY_INVALID") << type;
    }
    for (const char* type : {"TEXT/XML", "application/soap+xml;charset=utf-8"}) {
        service.meet("SCMDSign", {meets::body(body, 200, type)});
        service.meet("ValidateOtp", {meets::code("ValidateOtp", "816")});
        owner.codes = {PhoneOwner::types("123456")};
        EXPECT_EQ(sign(items(1)), "Conflict/CMD_PROCESS_OVER") << type;
    }
}

TEST_F(CmdCodes, AProcessHasAnId) {
    for (const std::string& process : {std::string(), std::string(201, 'P')}) {
        for (const auto& [operation, count] : {std::pair("SCMDSign", 1), std::pair("SCMDMultipleSign", 2)}) {
            service.meet(operation, {meets::body(scmd::statusReply(operation, "200", process))});
            EXPECT_EQ(sign(items(count)), "Service/CMD_REPLY_INVALID");
        }
    }
    EXPECT_EQ(service.count("ValidateOtp"), 0U);
}

TEST_F(CmdCodes, TenMegabytesAreNoReply) {
    service.meet("SCMDSign",
                 {meets::body(scmd::statusReply("SCMDSign", "200", "P1") + std::string(10 << 20, ' ')),
                  meets::error(Fault::Service, "REPLY_TOO_LARGE")});
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(sign(items(1)), "Service/CMD_REPLY_INVALID");
        EXPECT_EQ(failure.detail, "more bytes than any reply has");
    }
}

} // namespace
} // namespace cunho::test
