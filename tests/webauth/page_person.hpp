// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <QWebSocket>
#include <chrono>
#include <memory>
#include <string>

namespace cunho::test {

/// A port of 127.0.0.1 that nobody is given, and on which only who shares addresses (SO_REUSEADDR, as
/// Chromium does) may listen, for as long as this lives. Until somebody does, connections are refused.
class ReservedPort {
  public:
    ReservedPort();
    ReservedPort(const ReservedPort&) = delete;
    ReservedPort& operator=(const ReservedPort&) = delete;
    ~ReservedPort();

    int number() const { return number_; }

  private:
    int socket_;
    int number_ = 0;
};

/// Somebody in front of the real cunho-webauth: sees and clicks through the engine's debugging port (Chrome
/// DevTools Protocol), which the page opens in the sandbox environment when a test's environment says so. To
/// be used in a thread with an event loop.
class PagePerson {
  public:
    /// Sets QTWEBENGINE_REMOTE_DEBUGGING of this process, hence of the page that is started afterwards.
    PagePerson();
    ~PagePerson();

    /// Waits until the JavaScript expression is true on the page; false when it is not after `limit`.
    bool sees(const QString& expression, std::chrono::milliseconds limit = std::chrono::seconds(40));

    /// The value of an expression as text; empty when there is no page.
    QString evaluate(const QString& expression);

    /// Address and text of the page, for a failed test to tell; says so when there is no page.
    std::string whatIsThere();

    /// Types into the form field of this name.
    void type(const QString& field, const QString& text);

    /// Clicks what the CSS selector names.
    void click(const QString& selector);

  private:
    bool connected();
    QString call(const QString& expression);

    ReservedPort port_;
    int next_ = 0;
    std::unique_ptr<QWebSocket> socket_;
};

} // namespace cunho::test
