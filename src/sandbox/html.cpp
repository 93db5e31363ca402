// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/html.hpp"

#include <cunho/core/random.hpp>

namespace cunho::sandbox::html {
namespace {

constexpr std::string_view mark = "SANDBOX – sem valor legal";

constexpr std::string_view style =
    "*{box-sizing:border-box}"
    "body{margin:0;font:16px/1.45 'DejaVu Sans','Liberation Sans',Arial,sans-serif;color:#1d2733;"
    "background:#eef2f6}"
    ".mark{background:#8a1c1c;color:#fff;text-align:center;font-weight:bold;padding:6px}"
    ".top{background:#12395b;color:#fff;padding:12px 24px;font-size:18px}"
    "main{max-width:820px;margin:20px auto;padding:20px 28px;background:#fff;border:1px solid #cfd8e1;"
    "border-radius:6px}"
    "h1{font-size:22px;margin:0 0 12px;color:#12395b}"
    "label,legend{display:block;font-weight:bold;margin:12px 0 4px}"
    "label.choice{font-weight:normal;margin:4px 0}"
    "fieldset{border:0;margin:0;padding:0}"
    "input[type=text],input[type=password],input[type=tel],input[type=date],select{width:100%;max-width:"
    "420px;"
    "padding:8px;font:inherit;border:1px solid #6b7c8d;border-radius:4px}"
    "a{color:#12395b}"
    "button{font:inherit;font-weight:bold;padding:10px 20px;border:1px solid #12395b;border-radius:4px;"
    "background:#fff;color:#12395b;cursor:pointer}"
    "button.main{background:#12395b;color:#fff}"
    ":focus-visible{outline:3px solid #d98c00;outline-offset:1px}"
    ".buttons{display:flex;gap:12px;margin-top:20px;flex-direction:row-reverse;justify-content:flex-end;"
    "flex-wrap:wrap}"
    ".notice{background:#e6f0fa;border-left:4px solid #12395b;padding:8px 12px}"
    ".alarm{background:#fdeaea;border-left:4px solid #b3261e;padding:8px 12px}"
    "table{border-collapse:collapse;width:100%;font-size:14px}"
    "th,td{text-align:left;padding:6px 8px;border-bottom:1px solid #d7dee5;vertical-align:top}"
    ".day{white-space:nowrap}"
    "td form{display:inline}td button{padding:4px 8px;font-size:13px;margin:2px}"
    "ul{margin:8px 0;padding-left:24px}";

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string element(std::string_view name, std::string_view text, std::string_view classes = {}) {
    std::string out = "<" + std::string(name);
    if (!classes.empty())
        out += attribute("class", classes);
    return out + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

void forbid(Reply& reply, const std::string& nonce, std::string_view reaches) {
    std::string policy = "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce +
                         "'; frame-ancestors 'none'; base-uri 'none'";
    if (!reaches.empty())
        policy += "; connect-src " + std::string(reaches);
    reply.headers.emplace_back("Content-Security-Policy", std::move(policy));
    reply.headers.emplace_back("Cache-Control", "no-store");
    reply.headers.emplace_back("Referrer-Policy", "no-referrer");
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
}

std::string options(const std::vector<Choice>& choices) {
    std::string out;
    for (const Choice& choice : choices)
        out += "<option" + attribute("value", choice.value) + (choice.chosen ? " selected" : "") + ">" +
               escaped(choice.text) + "</option>";
    return out;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

Reply page(std::string_view title, std::string body, int status, std::string_view script,
           std::string_view reaches) {
    const std::string nonce = newUuid();
    Reply reply{status};
    reply.contentType = "text/html; charset=utf-8";
    reply.body = "<!DOCTYPE html>\n<html lang=\"pt-PT\"><head><meta charset=\"utf-8\">"
                 "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
                 escaped(title) + " – " + std::string(mark) + "</title><style nonce=\"" + nonce + "\">" +
                 std::string(style) + "</style></head>\n<body><div class=\"mark\">" + std::string(mark) +
                 "</div><div class=\"top\">autenticação.gov</div>\n<main>\n" + heading(title) +
                 std::move(body) + "</main>\n";
    if (!script.empty())
        reply.body += "<script nonce=\"" + nonce + "\">" + std::string(script) + "</script>\n";
    reply.body += "</body></html>\n";
    forbid(reply, nonce, reaches);
    return reply;
}

std::string heading(std::string_view text) {
    return element("h1", text);
}

std::string paragraph(std::string_view text) {
    return element("p", text);
}

std::string notice(std::string_view text) {
    return text.empty() ? std::string() : element("p", text, "notice");
}

std::string alarm(std::string_view text) {
    return text.empty() ? std::string() : "<p class=\"alarm\" role=\"alert\">" + escaped(text) + "</p>\n";
}

std::string form(std::string_view action, std::string fields) {
    return "<form method=\"post\"" + attribute("action", action) + " autocomplete=\"off\">\n" +
           std::move(fields) + "</form>\n";
}

std::string hidden(std::string_view name, std::string_view value) {
    return "<input type=\"hidden\"" + attribute("name", name) + attribute("value", value) + ">";
}

std::string input(std::string_view label, std::string_view name, std::string_view value,
                  std::string_view kind) {
    return "<label" + attribute("for", name) + ">" + escaped(label) + "</label><input" +
           attribute("type", kind) + attribute("id", name) + attribute("name", name) +
           attribute("value", value) + ">\n";
}

std::string radios(std::string_view legend, std::string_view name, const std::vector<Choice>& choices) {
    std::string out = "<fieldset><legend>" + escaped(legend) + "</legend>";
    for (const Choice& choice : choices)
        out += "<label class=\"choice\"><input type=\"radio\"" + attribute("name", name) +
               attribute("value", choice.value) + (choice.chosen ? " checked" : "") + "> " +
               escaped(choice.text) + "</label>";
    return out + "</fieldset>\n";
}

std::string select(std::string_view label, std::string_view name, const std::vector<Choice>& choices) {
    return "<label" + attribute("for", name) + ">" + escaped(label) + "</label><select" +
           attribute("id", name) + attribute("name", name) + ">" + options(choices) + "</select>\n";
}

std::string checkbox(std::string_view label, std::string_view name, bool chosen) {
    return "<label class=\"choice\"><input type=\"checkbox\" value=\"on\"" + attribute("name", name) +
           (chosen ? " checked" : "") + "> " + escaped(label) + "</label>\n";
}

std::string button(std::string_view value, std::string_view text, bool main) {
    return "<button name=\"action\"" + attribute("value", value) + (main ? " class=\"main\"" : "") + ">" +
           escaped(text) + "</button>";
}

std::string buttons(std::string buttons) {
    return "<div class=\"buttons\">" + std::move(buttons) + "</div>\n";
}

std::string link(std::string_view address, std::string_view text) {
    return "<a" + attribute("href", address) + ">" + escaped(text) + "</a>";
}

std::string table(const std::vector<std::string>& headings,
                  const std::vector<std::vector<std::string>>& cells) {
    std::string out = "<table><thead><tr>";
    for (const std::string& text : headings)
        out += "<th scope=\"col\">" + escaped(text) + "</th>";
    out += "</tr></thead><tbody>";
    for (const auto& row : cells) {
        out += "<tr>";
        for (const std::string& cell : row)
            out += "<td>" + cell + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string list(const std::vector<std::string>& texts) {
    std::string out = "<ul>";
    for (const std::string& text : texts)
        out += element("li", text);
    return out + "</ul>\n";
}

} // namespace cunho::sandbox::html
