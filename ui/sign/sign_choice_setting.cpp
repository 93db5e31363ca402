// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_choice_setting.hpp"

#include "ui/convert.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <cmath>

namespace cunho::ui {
namespace {

using Layout = signing::SealContent::Layout;
using On = SealPlace::On;

constexpr qsizetype mostReason = 500; ///< characters
constexpr int mostPages = 1'000'000;
constexpr qsizetype mostOwnPlaces = 100'000; ///< more than a batch has rows
constexpr double widestSheet = 14'400;       ///< points: what a PDF allows (ISO 32000-1, annex C)

template<class Value>
struct Name {
    Value value;
    const char* name;
};

constexpr std::array layouts{Name<Layout>{Layout::Neutral, "neutral"},
                             Name<Layout>{Layout::Identity, "identity"},
                             Name<Layout>{Layout::Attributes, "attributes"}};
constexpr std::array pageNames{Name<On>{On::Nothing, "nothing"}, Name<On>{On::FirstPage, "first"},
                               Name<On>{On::LastPage, "last"}, Name<On>{On::EveryPage, "every"},
                               Name<On>{On::ThisPage, "this"}};

template<class Value, std::size_t Count>
QString nameOf(const std::array<Name<Value>, Count>& all, Value value) {
    for (const auto& each : all)
        if (each.value == value)
            return QLatin1String(each.name);
    return {};
}

template<class Value, std::size_t Count>
Value named(const std::array<Name<Value>, Count>& all, const QJsonValue& name, Value otherwise) {
    for (const auto& each : all)
        if (name.toString() == QLatin1String(each.name))
            return each.value;
    return otherwise;
}

QJsonArray listOf(std::initializer_list<double> numbers) {
    QJsonArray list;
    for (const double number : numbers)
        list.append(number);
    return list;
}

/// Exactly so many numbers within a sheet.
template<std::size_t Count>
std::optional<std::array<double, Count>> numbers(const QJsonValue& value) {
    const QJsonArray list = value.toArray();
    if (list.size() != static_cast<qsizetype>(Count))
        return std::nullopt;
    std::array<double, Count> out{};
    for (std::size_t i = 0; i < Count; ++i) {
        out[i] = list[static_cast<qsizetype>(i)].toDouble(std::nan(""));
        if (!(out[i] >= 0 && out[i] <= widestSheet))
            return std::nullopt;
    }
    return out;
}

/// Algorithm and digits, as long as the algorithm wants them.
QString hashText(const crypto::Digest& hash) {
    return toQt(toHex(hash.value));
}

std::optional<crypto::Digest> hashNamed(const std::string& hex) {
    using crypto::DigestAlgorithm;
    for (const auto& [digits, algorithm] :
         {std::pair(64U, DigestAlgorithm::Sha256), std::pair(96U, DigestAlgorithm::Sha384),
          std::pair(128U, DigestAlgorithm::Sha512)})
        if (hex.size() == digits && hex.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos)
            return crypto::Digest{algorithm, fromHex(hex)};
    return std::nullopt;
}

void writeStatement(const signing::Statement& statement, QJsonObject& object) {
    if (const auto* reason = std::get_if<signing::ReasonText>(&statement))
        object[QStringLiteral("reason")] = toQt(reason->text);
    else if (const auto* commitment = std::get_if<crypto::CommitmentType>(&statement))
        object[QStringLiteral("commitment")] = toQt(crypto::commitmentName(*commitment));
    else if (const auto* policy = std::get_if<crypto::SignaturePolicy>(&statement))
        object[QStringLiteral("policy")] = QJsonObject{{QStringLiteral("oid"), toQt(policy->oid)},
                                                       {QStringLiteral("hash"), hashText(policy->hash)},
                                                       {QStringLiteral("uri"), toQt(policy->uri)}};
}

bool isDotted(const std::string& oid) {
    return !oid.empty() && oid.find_first_not_of("0123456789.") == std::string::npos &&
           oid.find('.') != std::string::npos && oid.front() != '.' && oid.back() != '.' &&
           oid.find("..") == std::string::npos;
}

signing::Statement readStatement(const QJsonObject& object) {
    const QString reason = object[QLatin1String("reason")].toString();
    if (!reason.isEmpty() && reason.size() <= mostReason)
        return signing::ReasonText{fromQt(reason)};
    if (const auto known = crypto::commitmentNamed(fromQt(object[QLatin1String("commitment")].toString())))
        return *known;
    const QJsonObject policy = object[QLatin1String("policy")].toObject();
    const std::string oid = fromQt(policy[QLatin1String("oid")].toString());
    const auto hash = hashNamed(fromQt(policy[QLatin1String("hash")].toString()));
    if (isDotted(oid) && hash)
        return crypto::SignaturePolicy{oid, *hash, fromQt(policy[QLatin1String("uri")].toString())};
    return {};
}

QJsonObject placeObject(const SealPlace& place) {
    const auto& where = place.where;
    return {{QStringLiteral("on"), nameOf(pageNames, place.on)},
            {QStringLiteral("page"), place.page},
            {QStringLiteral("where"), listOf({where.left, where.bottom, where.right, where.top})},
            {QStringLiteral("sheet"), listOf({place.sheet.width, place.sheet.height})},
            {QStringLiteral("inAllFiles"), place.inAllFiles}};
}

SealPlace readPlace(const QJsonObject& object) {
    SealPlace place;
    place.on = named(pageNames, object[QLatin1String("on")], place.on);
    const int page = object[QLatin1String("page")].toInt(place.page);
    if (page >= 1 && page <= mostPages)
        place.page = page;
    if (const auto where = numbers<4>(object[QLatin1String("where")])) {
        const auto& [x1, y1, x2, y2] = *where;
        if (x2 - x1 >= leastSealWidth && y2 - y1 >= leastSealHeight)
            place.where = {x1, y1, x2, y2};
    }
    if (const auto sheet = numbers<2>(object[QLatin1String("sheet")]))
        place.sheet = {(*sheet)[0], (*sheet)[1]};
    place.inAllFiles = object[QLatin1String("inAllFiles")].toBool(place.inAllFiles);
    return place;
}

/// A name may have bytes that are no text.
void writeFolder(const std::filesystem::path& folder, QJsonObject& object) {
    const QString text = toQt(folder.native());
    if (fromQt(text) == folder.native())
        object[QStringLiteral("folder")] = text;
    else
        object[QStringLiteral("folderBytes")] =
            QString::fromLatin1(QByteArray::fromStdString(folder.native()).toBase64());
}

std::optional<std::filesystem::path> readFolder(const QJsonObject& object) {
    std::filesystem::path folder = fromQt(object[QLatin1String("folder")].toString());
    if (folder.empty())
        folder =
            QByteArray::fromBase64(object[QLatin1String("folderBytes")].toString().toLatin1()).toStdString();
    return folder.is_absolute() ? std::optional(folder) : std::nullopt;
}

std::string readPattern(const QJsonValue& value) {
    std::string pattern = fromQt(value.toString());
    try {
        app::requireNamePattern(pattern);
        return pattern;
    } catch (const Error&) {
        return std::string(app::defaultNamePattern);
    }
}

QJsonObject choiceObject(const SignChoice& choice) {
    QJsonObject object{{QStringLiteral("way"), toQt(choice.way)},
                       {QStringLiteral("level"), toQt(signing::padesLevelName(choice.level))},
                       {QStringLiteral("inCapacity"), choice.inCapacity},
                       {QStringLiteral("place"), placeObject(choice.place)},
                       {QStringLiteral("layout"), nameOf(layouts, choice.layout)},
                       {QStringLiteral("name"), toQt(choice.namePattern)}};
    writeStatement(choice.statement, object);
    if (choice.folder)
        writeFolder(*choice.folder, object);
    return object;
}

std::string textOf(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

std::string writeSignChoice(const SignChoice& choice) {
    return textOf(choiceObject(choice));
}

std::string writeSignMemo(const SignChoice& choice, const OwnPlaces& places) {
    QJsonObject object = choiceObject(choice);
    QJsonArray own;
    for (const auto& [row, place] : places) {
        QJsonObject each = placeObject(place);
        each[QStringLiteral("row")] = static_cast<qint64>(row);
        own.append(each);
    }
    if (!own.isEmpty())
        object[QStringLiteral("ownPlaces")] = own;
    return textOf(object);
}

OwnPlaces readOwnPlaces(const std::string& memo) {
    OwnPlaces places;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(memo));
    const QJsonArray own = document.object()[QLatin1String("ownPlaces")].toArray();
    for (qsizetype at = 0; at < std::min(own.size(), mostOwnPlaces); ++at) {
        const QJsonObject each = own[at].toObject();
        const qint64 row = each[QLatin1String("row")].toInteger();
        if (row > 0 && numbers<4>(each[QLatin1String("where")]))
            places.insert_or_assign(row, readPlace(each));
    }
    return places;
}

std::optional<SignChoice> readSignChoice(const std::string& json) {
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    SignChoice choice;
    choice.way = fromQt(object[QLatin1String("way")].toString());
    choice.level =
        signing::padesLevelNamed(fromQt(object[QLatin1String("level")].toString())).value_or(choice.level);
    choice.statement = readStatement(object);
    choice.inCapacity = object[QLatin1String("inCapacity")].toBool(choice.inCapacity);
    choice.place = readPlace(object[QLatin1String("place")].toObject());
    choice.layout = named(layouts, object[QLatin1String("layout")], choice.layout);
    choice.folder = readFolder(object);
    choice.namePattern = readPattern(object[QLatin1String("name")]);
    return choice;
}

} // namespace cunho::ui
