// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/program_options.hpp"

#include "ui/convert.hpp"
#include "ui/fault_text.hpp"

#include <cunho/core/error.hpp>
#include <cunho/wiring/workplace.hpp>

#include <QCommandLineParser>
#include <cstdio>
#include <cstdlib>

namespace cunho::ui {
namespace {

/// Qt's parser knows text alone, and a name may be no text: it gets the arguments' numbers in place of all
/// that may be names.
class Arguments {
  public:
    explicit Arguments(const std::vector<std::string>& given) : given_(given) {
        bool options = true; // until "--"
        for (std::size_t i = 0; i < given.size(); ++i) {
            const bool isOption = options && given[i].starts_with('-');
            options = options && given[i] != "--";
            shown_ << (i == 0 || isOption ? toQt(given[i]) : mark + QString::number(i));
        }
    }

    const QStringList& shown() const { return shown_; }

    std::string bytesOf(const QString& value) const {
        bool isNumber = false;
        const auto at = value.startsWith(mark) ? value.mid(mark.size()).toULongLong(&isNumber) : 0;
        return isNumber && at < given_.size() ? given_[at] : fromQt(value);
    }

    QString textOf(const QString& value) const { return toQt(bytesOf(value)); }

  private:
    inline static const QString mark = QStringLiteral("\x01");
    const std::vector<std::string>& given_;
    QStringList shown_;
};

} // namespace

ProgramOptions readProgramOptions(const std::vector<std::string>& given) {
    const Arguments arguments(given);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Cunho: faturas para Portugal, cada uma com assinatura"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("ficheiro", "PDF e pastas para assinar", "[ficheiro…]");
    parser.addOptions({{"db", "Base de dados da empresa", "ficheiro"},
                       {"environment", "Serviços: sandbox, pre-production ou production",
                        "sandbox|pre-production|production", "sandbox"},
                       {"sign", "Abrir em «Assinar PDF», com os ficheiros que houver"},
                       {"sandbox-access", "Linha que um cunho-sandbox em curso escreveu", "ficheiro"},
                       {"fast-keys", "Chaves mais pequenas num sandbox novo"},
                       {"seed-account", "Conta de assinatura já aberta no sandbox, sem ativação"},
                       {"lang", "Língua: pt ou en", "pt|en", "pt"},
                       {"theme", "Aspeto: light ou dark", "light|dark"},
                       {"screenshots", "Gravar imagens de todas as páginas nesta pasta", "pasta"}});
    parser.process(arguments.shown());
    const auto value = [&](const char* name) { return arguments.bytesOf(parser.value(QLatin1String(name))); };
    ProgramOptions options;
    try {
        options.environment = parseEnvironment(value("environment"));
    } catch (const Error& error) {
        std::fprintf(stderr, "cunho: %s\n", qPrintable(faultText(error.failure()).reason));
        std::exit(2);
    }
    options.database = value("db");
    if (options.database.empty())
        options.database = wiring::defaultDatabase(options.environment);
    options.sandboxAccess = value("sandbox-access");
    options.screenshots = value("screenshots");
    options.fastKeys = parser.isSet("fast-keys");
    options.seedAccount = parser.isSet("seed-account");
    options.language = toQt(value("lang"));
    options.theme = desktopTheme();
    if (parser.isSet("theme"))
        options.theme = value("theme") == "dark" ? ThemeChoice::Dark : ThemeChoice::Light;
    std::vector<std::string> names;
    for (const QString& each : parser.positionalArguments())
        names.push_back(arguments.bytesOf(each));
    std::error_code none; // without a folder of its own only absolute names mean anything
    options.wanted.files = namedFiles(names, std::filesystem::current_path(none));
    options.wanted.sign = parser.isSet("sign");
    return options;
}

std::string activationToken() {
    for (const char* name : {"XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"})
        if (const char* token = std::getenv(name); token != nullptr && *token != '\0')
            return token;
    return {};
}

} // namespace cunho::ui
