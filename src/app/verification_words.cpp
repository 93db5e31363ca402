// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/verification_words.hpp>

#include <algorithm>
#include <array>
#include <functional>

namespace cunho::app {
namespace {

using pdf::Change;
using signing::Indication;
using signing::SignatureReport;

/// What helps when a signature is not confirmed.
enum class Remedy { Reject, SignAgain, ProveTime, TryLater, TrustRoot };

struct Rule {
    std::string_view subIndication;
    std::string_view portuguese;
    std::string_view english;
    Remedy remedy;
};

/// docs/decisions/0007-verdict.md has the same list of sub-indications.
constexpr std::array<Rule, 20> rules{{
    {"FORMAT_FAILURE",
     "a estrutura está danificada, ou o documento foi alterado depois de forma não permitida",
     "its structure is damaged, or the document was changed afterwards in a forbidden way", Remedy::Reject},
    {"HASH_FAILURE", "o conteúdo assinado foi alterado", "what it covers was changed after signing",
     Remedy::Reject},
    {"SIG_CRYPTO_FAILURE", "o valor está danificado ou foi forjado",
     "the signature itself is damaged or forged", Remedy::Reject},
    {"REVOKED", "o certificado já estava revogado quando foi usado",
     "the certificate was revoked before it was made", Remedy::SignAgain},
    {"EXPIRED", "o certificado já tinha expirado quando foi usado",
     "the certificate had ended before it was made", Remedy::SignAgain},
    {"NOT_YET_VALID", "o certificado ainda não valia quando foi usado",
     "it was made before its certificate began", Remedy::SignAgain},
    {"NO_CERTIFICATE_CHAIN_FOUND", "ninguém em quem confia garante o certificado",
     "nobody that you trust vouches for the certificate (see --trust)", Remedy::TrustRoot},
    {"CERTIFICATE_CHAIN_GENERAL_FAILURE", "a cadeia de certificados está danificada",
     "the certificates above it are damaged", Remedy::SignAgain},
    {"CHAIN_CONSTRAINTS_FAILURE", "um certificado foi usado para o que não pode",
     "a certificate was used for what it may not", Remedy::SignAgain},
    {"NO_SIGNING_CERTIFICATE_FOUND", "não mostra que certificado foi usado",
     "it does not show which certificate made it", Remedy::SignAgain},
    {"SIG_CONSTRAINTS_FAILURE", "não diz que certificado foi usado", "it does not name its certificate",
     Remedy::SignAgain},
    {"REVOKED_NO_POE", "o certificado foi revogado e nada prova que foi usado antes",
     "the certificate was revoked and nothing proves that it was made before", Remedy::ProveTime},
    {"REVOKED_CA_NO_POE", "uma entidade certificadora foi revogada e nada prova que o uso é anterior",
     "a certificate authority was revoked and nothing proves that it was made before", Remedy::ProveTime},
    {"OUT_OF_BOUNDS_NO_POE", "o certificado está fora de prazo e nada prova que foi usado a tempo",
     "the certificate is out of date and nothing proves that it was made in time", Remedy::ProveTime},
    {"OUT_OF_BOUNDS_NOT_REVOKED", "o certificado está fora de prazo e nada prova que foi usado a tempo",
     "the certificate is out of date and nothing proves that it was made in time", Remedy::ProveTime},
    {"REVOCATION_OUT_OF_BOUNDS_NO_POE", "a prova de que o certificado não foi revogado já não chega",
     "the proof that the certificate was not revoked is out of date", Remedy::TryLater},
    {"TRY_LATER", "falta saber se o certificado foi revogado",
     "nothing shows whether the certificate was revoked; try again online or later", Remedy::TryLater},
    {"CRYPTO_CONSTRAINTS_FAILURE", "usa um algoritmo que já não era forte",
     "it uses an algorithm that was no longer strong", Remedy::SignAgain},
    {"CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
     "usa um algoritmo que já não é forte e nada prova que o uso é anterior",
     "it uses an algorithm that is no longer strong and nothing proves that it was made in time",
     Remedy::SignAgain},
    {"TIMESTAMP_ORDER_FAILURE", "os selos temporais contradizem-se", "its time-stamps contradict each other",
     Remedy::SignAgain},
}};
constexpr Rule unknownFailure{"", "não condiz com o ficheiro", "it does not fit the file", Remedy::Reject};
constexpr Rule unknownKind{"", "é de um tipo que o Cunho não conhece", "it is of a kind not known here",
                           Remedy::SignAgain};

const Rule& ruleFor(const SignatureReport& report) {
    const auto* const found = std::ranges::find(rules, report.subIndication, &Rule::subIndication);
    if (found != rules.end())
        return *found;
    return report.indication == Indication::TotalFailed ? unknownFailure : unknownKind;
}

/// Speaks one of the two languages.
class Words {
  public:
    explicit Words(Language language) : portuguese_(language == Language::Portuguese) {}

    std::string operator()(std::string_view portuguese, std::string_view english) const {
        return std::string(portuguese_ ? portuguese : english);
    }
    std::string clause(const Rule& rule) const { return (*this)(rule.portuguese, rule.english); }

    /// "Assinatura de Ana" / "signature of Ana".
    std::string subject(const SignatureReport& report) const {
        const std::string what = report.timestamp ? (*this)("o selo temporal", "the time-stamp")
                                                  : (*this)("a assinatura", "the signature");
        return report.signer.empty() ? what : what + (*this)(" de ", " of ") + report.signer;
    }

  private:
    bool portuguese_;
};

std::string passedSentence(const SignatureReport& report, Language language) {
    const Words say(language);
    std::string out = report.timestamp ? say("Selo temporal válido", "Valid time-stamp")
                                       : say("Assinatura válida", "Valid signature");
    out += say(" de ", " of ") + report.signer;
    if (report.provenTime)
        out += (report.timestamp ? say(" em ", " at ") : say(", provada em ", ", proven to exist on ")) +
               formatUtc(*report.provenTime);
    return out + (report.coversWholeFile
                      ? say(". O ficheiro está inteiro, tal como foi assinado.",
                            ". The file is whole, as it was signed.")
                      : say(". O que depois foi acrescentado ao ficheiro não muda nada do que foi assinado.",
                            ". What was added to the file later changes nothing of it."));
}

} // namespace

std::string verdictWord(const SignatureReport& report, Language language) {
    const Words say(language);
    switch (report.indication) {
    case Indication::TotalPassed: return report.timestamp ? say("Válido", "Valid") : say("Válida", "Valid");
    case Indication::TotalFailed:
        return report.timestamp ? say("NÃO VÁLIDO", "NOT VALID") : say("NÃO VÁLIDA", "NOT VALID");
    case Indication::Indeterminate: break;
    }
    return say("Por confirmar", "Not confirmed");
}

std::string verdictSentence(const SignatureReport& report, Language language) {
    const Words say(language);
    switch (report.indication) {
    case Indication::TotalPassed: return passedSentence(report, language);
    case Indication::TotalFailed:
        return say("NÃO VALE: ", "NOT VALID: ") + say.subject(report) +
               say(" não vale: ", " does not hold: ") + say.clause(ruleFor(report)) +
               say(". Não confie neste ficheiro.", ". Do not rely on this file.");
    case Indication::Indeterminate:
        return say("Por confirmar: ", "Not confirmed: ") + say.subject(report) +
               say(" não se consegue confirmar: ", " cannot be judged: ") + say.clause(ruleFor(report)) + ".";
    }
    return {};
}

std::string nextStep(const SignatureReport& report, Language language) {
    const Words say(language);
    if (report.passed())
        return {};
    const bool changed = std::ranges::any_of(report.changes, std::not_fn(&Change::permitted));
    switch (changed ? Remedy::Reject : ruleFor(report).remedy) {
    case Remedy::Reject:
        return say("Não confie neste ficheiro. Peça uma cópia intacta a quem o enviou.",
                   "Do not rely on this file. Ask whoever sent it for an untouched copy.");
    case Remedy::SignAgain:
        return say("Peça a quem assinou uma assinatura nova.", "Ask the signer for a new signature.");
    case Remedy::ProveTime:
        return say("Peça uma cópia com selo temporal da altura, ou uma assinatura nova.",
                   "Ask for a copy with a time-stamp of that time, or for a new signature.");
    case Remedy::TryLater:
        return say("Tente de novo com ligação à Internet, ou mais tarde.", "Try again online, or later.");
    case Remedy::TrustRoot:
        return say(
            "Confirme por outra via quem assinou. Só confie na entidade que emitiu o certificado se a "
            "conhecer.",
            "Confirm in another way who signed. Trust the issuer of the certificate only if you know it.");
    }
    return {};
}

std::string commitmentWords(const std::string& oid, Language language) {
    constexpr std::string_view arc = "1.2.840.113549.1.9.16.6.";
    struct Name {
        std::string_view portuguese;
        std::string_view english;
    };
    constexpr std::array<Name, 6> names{{{"prova de origem", "proof of origin"},
                                         {"prova de receção", "proof of receipt"},
                                         {"prova de entrega", "proof of delivery"},
                                         {"prova de envio", "proof of sender"},
                                         {"prova de aprovação", "proof of approval"},
                                         {"prova de criação", "proof of creation"}}};
    if (oid.size() != arc.size() + 1 || !oid.starts_with(arc) || oid.back() < '1' || oid.back() > '6')
        return oid;
    const Name& name = names[static_cast<std::size_t>(oid.back() - '1')];
    return Words(language)(name.portuguese, name.english) + " (" + oid + ")";
}

std::string changeWords(const Change& change, Language language) {
    const Words say(language);
    const auto kind = [&] {
        switch (change.kind) {
        case Change::Kind::SignatureAdded: return say("outra assinatura", "another signature");
        case Change::Kind::TimestampAdded: return say("selo temporal do documento", "document time-stamp");
        case Change::Kind::SecurityStore: return say("provas de validade (DSS)", "proofs of validity (DSS)");
        case Change::Kind::FormFilled: return say("formulário preenchido", "form filled in");
        case Change::Kind::Metadata: return say("metadados", "metadata");
        case Change::Kind::Annotated: return say("anotação", "annotation");
        case Change::Kind::OverContent: return say("algo por cima do conteúdo", "something over the content");
        case Change::Kind::PageContent: return say("páginas ou o seu conteúdo", "pages or their content");
        case Change::Kind::ShadowedObject: return say("objeto substituído", "an object was replaced");
        case Change::Kind::Structure: break;
        }
        return say("estrutura do documento", "structure of the document");
    };
    return (change.permitted ? say("permitida: ", "permitted: ")
                             : say("NÃO permitida: ", "NOT permitted: ")) +
           kind();
}

} // namespace cunho::app
