// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/phone_service.hpp"

#include "sandbox/html.hpp"
#include "sandbox/url.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

std::string digits(const std::string& text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c >= '0' && c <= '9'; });
    return out;
}

/// The first six digits in a row, or empty.
std::string codeIn(const std::string& text) {
    std::string run;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            run += c;
        else
            run.clear();
        if (run.size() == 6)
            return run;
    }
    return {};
}

std::string clockText(TimePoint time) {
    const std::string local = formatLocal(toLocal(time, Zone::Lisbon));
    return local.substr(0, 10) + " " + local.substr(11);
}

Reply messagesJson(const std::vector<SmsMessage>& messages) {
    auto list = json::array();
    for (const SmsMessage& message : messages)
        list.push_back({{"at", formatUtc(message.at)},
                        {"phone", message.phone},
                        {"text", message.text},
                        {"code", codeIn(message.text)}});
    return {200, json{{"messages", list}}.dump()};
}

Reply asPage(std::vector<SmsMessage> messages) {
    std::reverse(messages.begin(), messages.end());
    std::vector<std::vector<std::string>> rows;
    for (const SmsMessage& message : messages)
        rows.push_back({html::escaped(clockText(message.at)), html::escaped(message.phone),
                        html::escaped(message.text)});
    Reply reply = html::page("Telemóvel", rows.empty() ? html::paragraph("Ainda não chegou nenhuma mensagem.")
                                                       : html::table({"Hora", "Número", "Mensagem"}, rows));
    reply.headers.emplace_back("Refresh", "3");
    return reply;
}

} // namespace

bool PhoneService::owns(const Request& request) const {
    return request.path == "/sandbox/phone" || request.path == "/sandbox/phone.json";
}

std::vector<SmsMessage> PhoneService::messages(const Request& request) const {
    auto messages = registry_.messages();
    const std::string asked = digits(queryValue(request, "phone"));
    std::erase_if(messages, [&](const SmsMessage& each) {
        return !asked.empty() && !digits(each.phone).ends_with(asked);
    });
    return messages;
}

Reply PhoneService::handle(const Request& request) {
    const Mishap mishap = faults_.take("phone.page");
    auto refusal = refusalOf(mishap);
    Reply reply = refusal                                 ? std::move(*refusal)
                  : request.path == "/sandbox/phone.json" ? messagesJson(messages(request))
                                                          : asPage(messages(request));
    spoil(reply, mishap);
    return reply;
}

bool PhoneService::dropsBeforeRead(const Request&) {
    return faults_.takeDropBeforeRead("phone.page");
}

} // namespace cunho::sandbox
