// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/exchange.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The few pieces from which the sandbox's pages are put together: plain HTML and CSS, in European
/// Portuguese, without anything from elsewhere, fit for a view of 900 x 700.
namespace cunho::sandbox::html {

/// Text as it may stand in an element and in a quoted attribute.
std::string escaped(std::string_view text);

/// A whole document as a reply: `title` is text, `body` is markup. It names the sandbox as one at the top,
/// is not to be stored, framed, or told of in a Referer, and loads nothing; `script`, where there is one, is
/// the only one that runs, and `reaches` the only origin it may ask.
Reply page(std::string_view title, std::string body, int status = 200, std::string_view script = {},
           std::string_view reaches = {});

std::string heading(std::string_view text);
std::string paragraph(std::string_view text);
std::string notice(std::string_view text); ///< a fact to note; nothing for an empty text
std::string alarm(std::string_view text);  ///< what went wrong; nothing for an empty text

/// A form by POST. `fields` is markup.
std::string form(std::string_view action, std::string fields);
std::string hidden(std::string_view name, std::string_view value);

/// A labelled text field. `kind` is the attribute `type`: "text", "password", "date", "tel".
std::string input(std::string_view label, std::string_view name, std::string_view value = {},
                  std::string_view kind = "text");

struct Choice {
    std::string value;
    std::string text;
    bool chosen = false;
};
std::string radios(std::string_view legend, std::string_view name, const std::vector<Choice>& choices);
std::string select(std::string_view label, std::string_view name, const std::vector<Choice>& choices);
std::string checkbox(std::string_view label, std::string_view name, bool chosen);

/// A button that sends its form with `action=value`. The first of a form is the main one.
std::string button(std::string_view value, std::string_view text, bool main = false);

/// Buttons side by side. `buttons` is markup.
std::string buttons(std::string buttons);

std::string link(std::string_view address, std::string_view text);

/// `cells` are markup, row by row.
std::string table(const std::vector<std::string>& headings,
                  const std::vector<std::vector<std::string>>& cells);

std::string list(const std::vector<std::string>& texts);

} // namespace cunho::sandbox::html
