// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "tests/webauth/page_person.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;

constexpr auto answerLimit = 10s;

int milliseconds(std::chrono::milliseconds duration) {
    return static_cast<int>(duration.count());
}

/// The debugging address of the one page; empty while there is none.
QString pageAddress(int port) {
    httplib::Client client("127.0.0.1", port);
    client.set_connection_timeout(1);
    const auto reply = client.Get("/json");
    const auto list = reply ? nlohmann::json::parse(reply->body, nullptr, false) : nlohmann::json();
    for (const auto& target : list.is_array() ? list : nlohmann::json::array())
        if (target.value("type", "") == "page")
            return QString::fromStdString(target.value("webSocketDebuggerUrl", ""));
    return {};
}

QString quoted(const QString& text) {
    return QString::fromStdString(nlohmann::json(text.toStdString()).dump());
}

} // namespace

ReservedPort::ReservedPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    const int yes = 1;
    if (socket_ < 0 || ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        ::bind(socket_, generic, length) != 0 || ::getsockname(socket_, generic, &length) != 0)
        throw std::runtime_error("no free port");
    number_ = ntohs(address.sin_port);
}

ReservedPort::~ReservedPort() {
    ::close(socket_);
}

PagePerson::PagePerson() {
    qputenv("QTWEBENGINE_REMOTE_DEBUGGING", "127.0.0.1:" + QByteArray::number(port_.number()));
}

PagePerson::~PagePerson() {
    qunsetenv("QTWEBENGINE_REMOTE_DEBUGGING");
}

bool PagePerson::connected() {
    if (socket_ && socket_->state() == QAbstractSocket::ConnectedState)
        return true;
    const QString address = pageAddress(port_.number());
    if (address.isEmpty())
        return false;
    socket_ = std::make_unique<QWebSocket>();
    socket_->open(QUrl(address));
    return QTest::qWaitFor([this] { return socket_->state() == QAbstractSocket::ConnectedState; },
                           milliseconds(answerLimit));
}

QString PagePerson::call(const QString& expression) {
    if (!connected())
        return {};
    const int id = ++next_;
    QJsonObject answer;
    const auto reading =
        QObject::connect(socket_.get(), &QWebSocket::textMessageReceived, [&](const QString& text) {
            const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
            if (message[QLatin1String("id")].toInt() == id)
                answer = message;
        });
    const QJsonObject parameters{{"expression", expression}, {"returnByValue", true}};
    socket_->sendTextMessage(QString::fromUtf8(
        QJsonDocument(QJsonObject{{"id", id}, {"method", "Runtime.evaluate"}, {"params", parameters}})
            .toJson(QJsonDocument::Compact)));
    static_cast<void>(QTest::qWaitFor(
        [&] { return !answer.isEmpty() || socket_->state() != QAbstractSocket::ConnectedState; },
        milliseconds(answerLimit)));
    QObject::disconnect(reading);
    return answer[QLatin1String("result")][QLatin1String("result")][QLatin1String("value")]
        .toVariant()
        .toString();
}

bool PagePerson::sees(const QString& expression, std::chrono::milliseconds limit) {
    return QTest::qWaitFor([&] { return evaluate(expression) == QLatin1String("true"); },
                           milliseconds(limit));
}

QString PagePerson::evaluate(const QString& expression) {
    return call(expression);
}

std::string PagePerson::whatIsThere() {
    if (!connected())
        return "nobody listens on port " + std::to_string(port_.number()) + ", or shows a page there";
    return evaluate(QStringLiteral("location.href + ' ' + document.body?.innerText.slice(0, 400)"))
        .toStdString();
}

void PagePerson::type(const QString& field, const QString& text) {
    call(QStringLiteral("document.getElementsByName(%1)[0].value = %2").arg(quoted(field), quoted(text)));
}

void PagePerson::click(const QString& selector) {
    call(QStringLiteral("document.querySelector(%1).click()").arg(quoted(selector)));
}

} // namespace cunho::test
