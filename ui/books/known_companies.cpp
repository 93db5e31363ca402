// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/known_companies.hpp"

#include "ui/convert.hpp"

#include <cunho/core/file.hpp>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

namespace cunho::ui {
namespace {

constexpr std::size_t most = 30;
constexpr std::uint64_t largest = 1U << 20U; ///< bytes

QJsonObject toJson(const KnownCompany& company) {
    return {{"name", company.name},
            {"database", pathToQt(company.database)},
            {"environment", toQt(company.environment)}};
}

} // namespace

std::vector<KnownCompany> KnownCompanies::all() const {
    std::vector<KnownCompany> companies;
    try {
        const auto list = QJsonDocument::fromJson(bytesToQt(readFile(file_, largest))).array();
        for (const auto& each : list) {
            const auto row = each.toObject();
            KnownCompany company{row["name"].toString(), fromQt(row["database"].toString()),
                                 fromQt(row["environment"].toString())};
            if (!company.database.empty() && companies.size() < most)
                companies.push_back(std::move(company));
        }
    } catch (const Error&) {
        companies.clear(); // none yet
    }
    return companies;
}

void KnownCompanies::remember(const KnownCompany& company) const {
    auto companies = all();
    std::erase_if(companies, [&](const KnownCompany& each) { return each.database == company.database; });
    companies.insert(companies.begin(), company);
    QJsonArray list;
    for (std::size_t i = 0; i < std::min(companies.size(), most); ++i)
        list.append(toJson(companies[i]));
    std::error_code ignored; // the file below says what is wrong
    std::filesystem::create_directories(file_.parent_path(), ignored);
    AtomicFile target(file_, AtomicFile::Existing::Replace);
    target.write(asBytes(QJsonDocument(list).toJson().toStdString()));
    target.commit();
}

std::filesystem::path knownCompaniesFile() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return std::filesystem::path(fromQt(folder)) / "cunho" / "empresas.json";
}

bool openInOtherWindow(const KnownCompany& company) {
    return QProcess::startDetached(
        QCoreApplication::applicationFilePath(),
        {QStringLiteral("--db"), pathToQt(company.database), QStringLiteral("--environment"),
         toQt(company.environment), QStringLiteral("--lang"),
         windowLanguage() == Language::Portuguese ? QStringLiteral("pt") : QStringLiteral("en")});
}

} // namespace cunho::ui
