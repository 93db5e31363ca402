// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <filesystem>
#include <functional>
#include <vector>

namespace cunho::ui {

/// A company's database, as this user opened it before.
struct KnownCompany {
    QString name;
    std::filesystem::path database;
    std::string environment; ///< "sandbox", "pre-production", "production": a database has one for ever

    bool operator==(const KnownCompany&) const = default;
};

/// The companies that this user has opened, the last first: a small JSON file of the user's. What cannot be
/// read is an empty list: nothing depends on it.
class KnownCompanies {
  public:
    explicit KnownCompanies(std::filesystem::path file) : file_(std::move(file)) {}

    std::vector<KnownCompany> all() const;

    /// To the front; a database stands there once. Throws Storage errors of writing.
    void remember(const KnownCompany& company) const;

  private:
    std::filesystem::path file_;
};

/// $XDG_CONFIG_HOME/cunho/empresas.json, or below ~/.config.
std::filesystem::path knownCompaniesFile();

/// What the page of companies works with.
struct CompanySwitch {
    std::filesystem::path list;                      ///< file of the known ones; empty: no such page
    std::filesystem::path database;                  ///< the one that is open here
    std::function<bool(const KnownCompany&)> open{}; ///< in a window of its own; false: it did not start
};

/// Starts this program once more, over that database.
bool openInOtherWindow(const KnownCompany& company);

} // namespace cunho::ui
