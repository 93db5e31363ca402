// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/saft_check.hpp>

#include <string>

namespace cunho::invoicing {

/// Where in the file something is.
struct SaftPlace {
    std::string document; ///< number of the document; empty: of the file
    std::string path;     ///< "SalesInvoices/Invoice[3]"
    std::int64_t line = 0;

    /// Something below it.
    SaftPlace at(std::string_view below, std::int64_t of) const {
        return {document, path + "/" + std::string(below), of};
    }
};

/// Collects findings: all are counted, the first ones are kept.
class SaftFindings {
  public:
    explicit SaftFindings(std::size_t most) : most_(most) {}

    void error(const SaftPlace& place, std::string reason, ErrorParams params = {}) {
        add(SaftSeverity::Error, place, std::move(reason), std::move(params));
    }
    void warn(const SaftPlace& place, std::string reason, ErrorParams params = {}) {
        add(SaftSeverity::Warning, place, std::move(reason), std::move(params));
    }
    void add(SaftSeverity severity, const SaftPlace& place, std::string reason, ErrorParams params);

    /// In the order of the file.
    void moveTo(SaftCheckReport& report);

  private:
    std::size_t most_;
    std::vector<SaftFinding> kept_;
    std::int64_t errors_ = 0;
    std::int64_t warnings_ = 0;
};

} // namespace cunho::invoicing
