// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/signing_accounts.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

constexpr std::size_t longestLine = 75; // octets, RFC 5545 section 3.1

/// TEXT (RFC 5545 section 3.3.11); control characters, which it cannot hold, become spaces.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            out += ' ';
        else if (c == '\\' || c == ';' || c == ',')
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// A content line, folded between characters.
std::string line(const std::string& content) {
    std::string out;
    std::size_t room = longestLine;
    for (std::size_t from = 0; from < content.size();) {
        std::size_t length = std::min(room, content.size() - from);
        while (length > 1 && from + length < content.size() && isContinuation(content[from + length]))
            --length;
        out += (from == 0 ? "" : " ") + content.substr(from, length) + "\r\n";
        from += length;
        room = longestLine - 1;
    }
    return out;
}

/// "20270105T000000Z"
std::string utc(TimePoint time) {
    std::string text = formatUtc(time);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

std::string alarm(int days, const std::string& summary) {
    return line("BEGIN:VALARM") + line("ACTION:DISPLAY") + line("DESCRIPTION:" + escaped(summary)) +
           line("TRIGGER:-P" + std::to_string(days) + "D") + line("END:VALARM");
}

/// The same account and end is the same event, so that a file that is imported twice is one.
std::string uid(const signing::SigningAccount& account, TimePoint end) {
    const auto digest = crypto::sha256(
        asBytes(account.citizen + "\n" + account.nipc + "\n" + account.additionalInfo + "\n" + utc(end)));
    return toHex(ByteView(digest.value).first(16)) + "@cunho";
}

} // namespace

std::string renewalCalendar(const signing::SigningAccount& account, TimePoint now) {
    const TimePoint end =
        account.expires ? *account.expires : fromLocal({account.requestedUntil, 0, 0, 0}, Zone::Lisbon);
    const std::string which =
        account.nipc + (account.additionalInfo.empty() ? std::string() : ", " + account.additionalInfo);
    const std::string summary = "Renovar a assinatura de faturas (" + which + ")";
    const std::string description =
        "A conta que assina as faturas da empresa " + which + " termina em " +
        formatDate(toLocal(end, Zone::Lisbon).date) +
        ".\nNo Cunho: Preferências, Comunicação com o Estado, Assinatura Digital Qualificada, Renovar.\n"
        "Tenha à mão a Chave Móvel Digital ou o Cartão de Cidadão.";
    std::string out = line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//Cunho//Cunho//PT") +
                      line("METHOD:PUBLISH") + line("BEGIN:VEVENT") + line("UID:" + uid(account, end)) +
                      line("DTSTAMP:" + utc(now)) + line("DTSTART:" + utc(end)) + line("DURATION:PT30M") +
                      line("SUMMARY:" + escaped(summary)) + line("DESCRIPTION:" + escaped(description)) +
                      line("TRANSP:TRANSPARENT");
    for (const int days : warningDays)
        out += alarm(days, summary);
    return out + line("END:VEVENT") + line("END:VCALENDAR");
}

} // namespace cunho::app
