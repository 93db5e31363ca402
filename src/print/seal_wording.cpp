// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/seal_wording.hpp"

#include "print/canvas.hpp"

#include <chrono>

namespace cunho::print {

using signing::SealContent;

namespace {

constexpr qsizetype kLongestValue = 1000;

namespace seal_style {
const TextStyle lead{6, QFont::Medium, colour::dim, 0};
const TextStyle name{11, QFont::DemiBold, colour::ink, 0};
const TextStyle who{7.5, QFont::Medium, colour::ink, 0};
const TextStyle fact{6.5, QFont::Normal, colour::dim, 0};
const TextStyle value{7.5, QFont::DemiBold, colour::ink, 0};
const TextStyle plain{7.5, QFont::Normal, colour::ink, 0};
} // namespace seal_style

bool isDirectional(QChar c) {
    const char16_t code = c.unicode();
    return code == 0x200e || code == 0x200f || code == 0x061c || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

/// The words of one language.
class Words {
  public:
    explicit Words(SealContent::Wording wording) : english_(wording == SealContent::Wording::English) {}

    QString operator()(const char* portuguese, const char* english) const {
        return text(english_ ? english : portuguese);
    }

    /// "A, B e C"
    QString list(const std::vector<std::string>& items) const {
        QStringList parts;
        for (const std::string& item : items)
            if (const QString part = sealValue(item); !part.isEmpty())
                parts += part;
        const QString last = parts.isEmpty() ? QString() : parts.takeLast();
        return parts.isEmpty() ? last : parts.join(QStringLiteral(", ")) + (*this)(" e ", " and ") + last;
    }

  private:
    bool english_;
};

/// Both, or the one that there is.
QString joined(const QString& first, const QString& second) {
    const bool both = !first.isEmpty() && !second.isEmpty();
    return both ? first + QStringLiteral(" · ") + second : first + second;
}

std::vector<SealText> neutral(const SealContent& content, const Words& words) {
    const QString who = joined(sealValue(content.capacity), sealValue(content.company));
    const QString when = joined(sealTime(content.time), sealValue(content.place));
    return {
        {{}, content.name.empty() ? QString() : words("Assinado por", "Signed by"), seal_style::lead, 1, 3},
        {{}, sealValue(content.name), seal_style::name, 2, 0},
        {{}, who, seal_style::who, 2, 1},
        {{}, sealValue(content.reason), seal_style::fact, 2, 2},
        {{}, when, seal_style::fact, 2, 0}};
}

std::vector<SealText> identity(const SealContent& content, const Words& words) {
    return {{words("Assinado por:", "Signed by:"), sealValue(content.name), seal_style::value, 5, 0},
            {words("Num. de Identificação:", "Identification number:"), sealValue(content.identification),
             seal_style::plain, 1, 2},
            {words("Data:", "Date:"), sealTime(content.time), seal_style::plain, 2, 0, true},
            {words("Localização:", "Location:"), sealValue(content.place), seal_style::plain, 2, 3},
            {words("Motivo:", "Reason:"), sealValue(content.reason), seal_style::plain, 2, 4}};
}

std::vector<SealText> attributes(const SealContent& content, const Words& words) {
    QString certified = words.list(content.attributes);
    const QString company = sealValue(content.company);
    if (!certified.isEmpty() && !company.isEmpty())
        certified += words(" de ", " of ") + company;
    std::vector<SealText> out = identity(content, words);
    const SealText more[] = {
        {words("Certificado por:", "Certified by:"), words.list(content.certifiedBy), seal_style::value, 3,
         1},
        {words("Atributos certificados:", "Certified attributes:"), certified, seal_style::value, 10, 1}};
    out.insert(out.begin() + 4, std::begin(more), std::end(more));
    return out;
}

} // namespace

QString sealValue(std::string_view utf8) {
    QString out = text(utf8.substr(0, 4 * kLongestValue));
    out.removeIf([](QChar c) { return isDirectional(c); });
    out = out.simplified();
    out.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    if (out.size() > kLongestValue)
        out.truncate(out[kLongestValue - 1].isHighSurrogate() ? kLongestValue - 1 : kLongestValue);
    return out;
}

QString sealTime(TimePoint time) {
    using namespace std::chrono;
    const LocalTime here = toLocal(time, Zone::Lisbon);
    const auto wall = sys_days(here.date) + hours(here.hour) + minutes(here.minute) + seconds(here.second);
    const auto ahead = duration_cast<minutes>(wall - floor<seconds>(time)).count();
    return text(formatLocal(here)).replace(QLatin1Char('T'), QLatin1Char(' ')) +
           QStringLiteral(" %1%2:%3")
               .arg(QLatin1Char(ahead < 0 ? '-' : '+'))
               .arg(std::abs(ahead) / 60, 2, 10, QLatin1Char('0'))
               .arg(std::abs(ahead) % 60, 2, 10, QLatin1Char('0'));
}

std::vector<SealText> sealTexts(const SealContent& content) {
    const Words words(content.wording);
    std::vector<SealText> out;
    switch (content.layout) {
    case SealContent::Layout::Neutral: out = neutral(content, words); break;
    case SealContent::Layout::Identity: out = identity(content, words); break;
    case SealContent::Layout::Attributes: out = attributes(content, words); break;
    }
    std::erase_if(out, [](const SealText& text) { return text.value.isEmpty(); });
    return out;
}

} // namespace cunho::print
