// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scmd_schema.hpp"

#include <algorithm>
#include <array>

namespace cunho::sandbox::scmd {
namespace {

constexpr std::array signRequestMembers{Member{"ApplicationId", &binary, true}, Member{"DocName", &text},
                                        Member{"Hash", &binary, true}, Member{"Pin", &text, true},
                                        Member{"UserId", &text, true}};
constexpr Type signRequest{"SignRequest", signRequestMembers};

constexpr std::array multipleRequestMembers{Member{"ApplicationId", &binary, true},
                                            Member{"Pin", &text, true}, Member{"UserId", &text, true}};
constexpr Type multipleRequest{"MultipleSignRequest", multipleRequestMembers};

constexpr std::array hashMembers{Member{"Hash", &binary, true}, Member{"Name", &text, true},
                                 Member{"id", &text, true}};
constexpr Type hashStructure{"HashStructure", hashMembers};

constexpr std::array hashList{Member{"HashStructure", &hashStructure, false, true}};
constexpr Type hashStructures{"ArrayOfHashStructure", hashList};

constexpr std::array statusMembers{Member{"Code", &text, true}, Member{"Field", &text, true},
                                   Member{"FieldValue", &text, true}, Member{"Message", &text, true},
                                   Member{"ProcessId", &text, true}};
constexpr Type signStatus{"SignStatus", statusMembers};

constexpr std::array responseMembers{Member{"ArrayOfHashStructure", &hashStructures, true},
                                     Member{"Signature", &binary, true}, Member{"Status", &signStatus, true},
                                     Member{"certificate", &text, true}};
constexpr Type signResponse{"SignResponse", responseMembers};

constexpr std::array sign{Member{"request", &signRequest}};
constexpr std::array getCertificate{Member{"applicationId", &binary}, Member{"userId", &text}};
constexpr std::array getCertificateWithPin{Member{"applicationId", &binary}, Member{"userId", &text},
                                           Member{"pin", &text}};
constexpr std::array validateOtp{Member{"code", &text}, Member{"processId", &text},
                                 Member{"applicationId", &binary}};
constexpr std::array multipleSign{Member{"request", &multipleRequest}, Member{"documents", &hashStructures}};
constexpr std::array forceSms{Member{"processId", &text}, Member{"citizenId", &text},
                              Member{"applicationId", &binary}};

constexpr std::array rows{
    OperationRow{Operation::Sign, "SCMDSign", "scmd.SCMDSign", sign, &signStatus},
    OperationRow{Operation::GetCertificate, "GetCertificate", "scmd.GetCertificate", getCertificate, &text},
    OperationRow{Operation::GetCertificateWithPin, "GetCertificateWithPin", "scmd.GetCertificateWithPin",
                 getCertificateWithPin, &signStatus},
    OperationRow{Operation::ValidateOtp, "ValidateOtp", "scmd.ValidateOtp", validateOtp, &signResponse},
    OperationRow{Operation::MultipleSign, "SCMDMultipleSign", "scmd.SCMDMultipleSign", multipleSign,
                 &signStatus},
    OperationRow{Operation::ForceSms, "ForceSMS", "scmd.ForceSMS", forceSms, &signStatus},
};

constexpr std::array<const Type*, 6> complexTypes{&signRequest,    &signStatus,    &signResponse,
                                                  &hashStructures, &hashStructure, &multipleRequest};

} // namespace

std::string OperationRow::action() const {
    return std::string(serviceSpace).append("SCMDService/").append(name);
}

std::span<const OperationRow> operations() noexcept {
    return rows;
}

const OperationRow& rowOf(Operation operation) noexcept {
    return *std::find_if(rows.begin(), rows.end(),
                         [&](const OperationRow& row) { return row.operation == operation; });
}

const OperationRow* operationNamed(std::string_view name) noexcept {
    const auto* const found =
        std::find_if(rows.begin(), rows.end(), [&](const OperationRow& row) { return row.name == name; });
    return found == rows.end() ? nullptr : found;
}

std::span<const Type* const> types() noexcept {
    return complexTypes;
}

} // namespace cunho::sandbox::scmd
