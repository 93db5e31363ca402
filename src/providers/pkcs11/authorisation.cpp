// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/pkcs11/authorisation.hpp"

namespace cunho::providers::pkcs11 {

using signing::Question;

namespace {

Question questionFor(const Token& token, bool refused, Question out) {
    out.kind =
        token.has(CKF_PROTECTED_AUTHENTICATION_PATH) ? Question::Kind::PinPad : Question::Kind::CardPin;
    out.reader = token.label;
    out.refused = refused || token.has(CKF_USER_PIN_COUNT_LOW);
    if (token.has(CKF_USER_PIN_FINAL_TRY))
        out.triesLeft = 1;
    out.offersForAll = out.offersForAll && out.kind == Question::Kind::CardPin;
    return out;
}

} // namespace

bool Authorisation::logIn(const std::vector<std::string>& documents, bool oneForAll, bool offersForAll) {
    Question about;
    about.documentNames = documents;
    about.oneForAll = oneForAll;
    about.offersForAll = offersForAll;
    return ask(CKU_USER, std::move(about), [](bool) {});
}

void Authorisation::forOneSignature(const std::vector<std::string>& documents,
                                    const std::function<void(bool)>& begin) {
    Question about;
    about.documentNames = documents;
    ask(CKU_CONTEXT_SPECIFIC, std::move(about), begin);
}

bool Authorisation::ask(CK_USER_TYPE user, Question about, const std::function<void(bool)>& begin) {
    about.holder = holder_;
    for (bool refused = false;; refused = true) {
        const Token token = tokenNow();
        const Question question = questionFor(token, refused, about);
        const std::optional<signing::Answer> answer = prompter_.ask(question, job_);
        job_.throwIfStopped();
        const bool onThePad = question.kind == Question::Kind::PinPad;
        if (!answer || (answer->secret.empty() && !onThePad)) {
            if (refused)
                throw Error(Fault::Credential, "PKCS11_PIN_WRONG", {{"token", token.label}});
            throw Error(Fault::Declined, "PIN_DECLINED");
        }
        begin(refused);
        if (session_.login(user, onThePad ? nullptr : &answer->secret))
            return question.oneForAll || (question.offersForAll && answer->forAll);
    }
}

Token Authorisation::tokenNow() const {
    const auto now = session_.module().token(session_.token().slot);
    if (!now)
        throw removed(CKR_TOKEN_NOT_PRESENT, "C_GetTokenInfo", session_.token().label);
    if (now->has(CKF_USER_PIN_LOCKED))
        throw errorOf(CKR_PIN_LOCKED, "C_GetTokenInfo", now->label);
    return *now;
}

} // namespace cunho::providers::pkcs11
