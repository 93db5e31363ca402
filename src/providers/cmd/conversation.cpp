// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "conversation.hpp"

#include "dialogue.hpp"
#include "document_names.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/certificate.hpp>

#include <algorithm>
#include <map>

namespace cunho::providers::cmd {
namespace {

using Items = std::span<const signing::Dtbsr* const>;

bool isLost(const Error& error) {
    return error.reason() == "REPLY_LOST";
}

std::vector<std::string> namesOf(Items items) {
    std::vector<std::string> names;
    for (const signing::Dtbsr* item : items)
        names.push_back(item->documentName);
    return phoneNames(names);
}

std::vector<Document> documentsOf(Items items, const std::vector<std::string>& names) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < items.size(); ++i)
        documents.push_back({std::to_string(i), names[i], items[i]->digest});
    return documents;
}

/// Every value that came for an id, in their order; a single document's has none.
using ValuesById = std::map<std::string, std::vector<const Bytes*>>;

ValuesById byId(const SignResponse& response, std::size_t count) {
    ValuesById out;
    if (count == 1 && response.signature)
        out["0"].push_back(&*response.signature);
    if (count > 1) {
        for (const HashStructure& one : response.values)
            out[one.id].push_back(&one.value);
    }
    return out;
}

} // namespace

void Conversation::run(Items items) {
    question_.documentNames = namesOf(items);
    question_.holder = parts_.credential.chain.front().commonName();
    question_.sentTo = parts_.sentTo;
    const auto documents = documentsOf(items, question_.documentNames);
    PinDialogue pins(parts_.prompter, question_);
    for (;;) {
        Secret pin = pins.ask(job_);
        try {
            deliver(items, authorise(documents, std::move(pin)));
            return;
        } catch (const Refused& refused) {
            if (refused.meaning() != Meaning::PinWrong)
                throw;
        }
        pins.refuse();
    }
}

SignResponse Conversation::authorise(const std::vector<Document>& documents, Secret pin) {
    const TimePoint begun = parts_.clock.now();
    const std::string process = request(documents, std::move(pin)).processId;
    CodeDialogue codes(parts_.prompter, parts_.clock, question_, begun);
    for (;;) {
        parts_.report("cmd-code");
        std::optional<Secret> code = codes.ask(job_);
        if (!code) {
            const TimePoint asked = parts_.clock.now();
            codes.resent(asked, sendAnother(process));
            continue;
        }
        try {
            return commit(process, std::move(*code));
        } catch (const Refused& refused) {
            if (refused.meaning() != Meaning::CodeWrong)
                throw;
        }
        codes.refuse();
    }
}

SignStatus Conversation::request(const std::vector<Document>& documents, Secret pin) {
    parts_.report("cmd-request");
    try {
        if (documents.size() == 1)
            return parts_.service.sign(std::move(pin), documents.front(), job_);
        return parts_.service.multipleSign(std::move(pin), documents, job_);
    } catch (const Error& error) {
        if (isLost(error)) // whatever process it began dies without its code
            throw Error(Fault::Network, "CMD_REPLY_LOST", error.params(), error.detail());
        throw;
    }
}

SignResponse Conversation::commit(const std::string& processId, Secret code) {
    job_.throwIfStopped();
    parts_.report("cmd-values");
    try {
        return parts_.service.validateOtp(processId, std::move(code), JobContext{});
    } catch (const Error& error) {
        if (isLost(error))
            throw Error(Fault::Network, "CMD_CODE_REPLY_LOST", error.params(), error.detail());
        throw;
    }
}

/// False when the service did not answer: codes sent before may serve as they did.
bool Conversation::sendAnother(const std::string& processId) {
    try {
        parts_.service.forceSms(processId, job_);
        return true;
    } catch (const Error& error) {
        if (error.fault() != Fault::Network && error.reason() != "CMD_UNAVAILABLE")
            throw;
        return false;
    }
}

bool Conversation::deliverOne(const signing::Dtbsr& item, const std::vector<const Bytes*>& values) {
    const auto& signer = parts_.credential.chain.front();
    const auto right = std::find_if(values.begin(), values.end(), [&](const Bytes* value) {
        return crypto::verifyRsaPkcs1(signer, item.digest, *value);
    });
    if (right == values.end())
        return false;
    parts_.sink.signedValue(item.id, **right);
    return true;
}

void Conversation::deliver(Items items, const SignResponse& response) {
    const ValuesById values = byId(response, items.size());
    std::vector<const signing::Dtbsr*> wrong;
    std::size_t missing = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto found = values.find(std::to_string(i));
        if (found == values.end())
            ++missing;
        else if (!deliverOne(*items[i], found->second))
            wrong.push_back(items[i]);
    }
    refuseWrong(wrong);
    if (missing > 0)
        throw Error(Fault::Service, "CMD_VALUES_MISSING",
                    {{"count", std::to_string(missing)}, {"total", std::to_string(items.size())}});
}

void Conversation::refuseWrong(const std::vector<const signing::Dtbsr*>& wrong) {
    if (wrong.empty())
        return;
    if (parts_.certificateChanged())
        throw Error(Fault::Conflict, "CMD_CERTIFICATE_CHANGED");
    const Failure failure{Fault::Integrity,
                          "SIGNATURE_VALUE_WRONG",
                          {{"name", question_.holder}},
                          "SCMD's value does not verify"};
    for (const signing::Dtbsr* item : wrong)
        parts_.sink.failed(item->id, failure);
    throw Error(failure);
}

} // namespace cunho::providers::cmd
