// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/verify_file.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/error.hpp>

#include <QString>

namespace cunho::ui {

/// How a signature, a time-stamp or a whole file came out; colour and icon follow it.
enum class Standing { Valid, Changed, Invalid, Unconfirmed, Unsigned, Unreadable };

/// A verdict in plain words.
struct VerdictText {
    Standing standing = Standing::Unconfirmed;
    bool timestamp = false;
    QString pill;            ///< one or two words
    QString heading;         ///< what it is, and whose
    QString sentence;        ///< what was found
    QString time;            ///< when it existed and who says so; may be empty
    QString next;            ///< what to do
    QString icon{};          ///< of resources/icons, instead of the standing's own
    QString qualification{}; ///< whether it is qualified, and who says so; may be empty
    bool wantsList = false;  ///< an installed trusted list could tell more
    QString who{}; ///< for which company and in what capacity, as the certificate says; may be empty
};

/// `lists`: those that were asked; null: nothing is said of qualification but in the pill.
VerdictText verdictText(const signing::SignatureReport& report, Environment environment,
                        const app::ListsUsed* lists = nullptr);
VerdictText unsignedText();
VerdictText unreadableText(const Failure& failure);

/// A whole file in a word: the worst of what it holds.
struct FileStanding {
    Standing standing = Standing::Unsigned;
    QString pill;
};
FileStanding standingOf(const std::vector<signing::SignatureReport>& signatures);

/// The same in one paragraph for a whole file; time-stamps are only named where they do not hold.
QString verdictSummary(const app::FileVerdict& verdict, Environment environment);

/// Where trust comes from. `anchors` is the number of root certificates, `online` whether revocation is asked
/// for.
QString trustText(Environment environment, std::size_t anchors, bool online,
                  const app::ListsUsed& lists = {});

} // namespace cunho::ui
