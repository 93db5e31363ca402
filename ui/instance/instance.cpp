// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/instance/instance.hpp"

#include "ui/instance/local_socket.hpp"

#include <QSocketNotifier>
#include <QTimer>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <utility>

namespace cunho::ui {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr int mostVisits = 8;
constexpr auto visitLimit = 10s; ///< for a message to come whole
constexpr std::array<std::uint8_t, 1> taken{'k'};

/// Somebody at the socket, until their message is there.
class Visit : public QObject {
  public:
    Visit(Descriptor connection, std::function<void(const HandOver&)> told, QObject* parent)
        : QObject(parent)
        , connection_(std::move(connection))
        , notifier_(connection_.get(), QSocketNotifier::Read)
        , told_(std::move(told)) {
        QObject::connect(&notifier_, &QSocketNotifier::activated, this, [this] { hear(); });
        QTimer::singleShot(visitLimit, this, [this] { end(); });
    }

  private:
    void hear() {
        for (;;) {
            const auto piece = receive(connection_, length_ - received_.size());
            if (!piece)
                return;
            received_.insert(received_.end(), piece->begin(), piece->end());
            if (piece->empty() || !isExpected()) {
                end();
                return;
            }
            if (received_.size() < length_)
                continue;
            const auto wanted = readHandOver(received_);
            if (wanted && sendAll(connection_, taken, steady_clock::now()))
                told_(*wanted);
            end();
            return;
        }
    }

    /// Learns the length once the head is there.
    bool isExpected() {
        if (received_.size() != handOverHead)
            return true;
        const auto length = handOverLength(received_);
        length_ = length.value_or(0);
        return length.has_value() && length_ > handOverHead;
    }

    void end() {
        notifier_.setEnabled(false);
        deleteLater();
    }

    Descriptor connection_;
    QSocketNotifier notifier_;
    std::function<void(const HandOver&)> told_;
    Bytes received_;
    std::size_t length_ = handOverHead;
};

std::optional<fs::path> folderNamed(const char* variable) {
    const char* const value = std::getenv(variable);
    return value != nullptr && *value == '/' ? std::optional<fs::path>(value) : std::nullopt;
}

} // namespace

fs::path instanceFolder() {
    if (const auto runtime = folderNamed("XDG_RUNTIME_DIR"))
        return *runtime / "cunho";
    const auto home = folderNamed("HOME").value_or("/nonexistent");
    return folderNamed("XDG_STATE_HOME").value_or(home / ".local" / "state") / "cunho" / "run";
}

struct Instance::Places {
    Descriptor folder;
    Descriptor lock;
    Descriptor listening;
    std::unique_ptr<QSocketNotifier> notifier{};
};

Instance::Instance(std::string name, const fs::path& folder, QObject* parent)
    : QObject(parent), places_(std::make_unique<Places>()), name_(std::move(name)) {
    places_->folder = openPrivateFolder(folder);
}

Instance::~Instance() {
    if (places_->listening)
        removeSocket(places_->folder, name_ + ".socket");
}

bool Instance::begin() {
    if (!places_->folder)
        return true;
    bool failed = false;
    places_->lock = lockFile(places_->folder, name_ + ".lock", failed);
    if (!places_->lock)
        return failed;
    places_->listening = listenAt(places_->folder, name_ + ".socket");
    if (!places_->listening)
        return true;
    places_->notifier =
        std::make_unique<QSocketNotifier>(places_->listening.get(), QSocketNotifier::Read, this);
    connect(places_->notifier.get(), &QSocketNotifier::activated, this, &Instance::welcome);
    return true;
}

void Instance::welcome() {
    Descriptor connection = acceptFrom(places_->listening);
    if (!connection || visits_ >= mostVisits || !isOwn(connection))
        return;
    ++visits_;
    auto* visit = new Visit(
        std::move(connection), [this](const HandOver& wanted) { emit handedOver(wanted); }, this);
    connect(visit, &QObject::destroyed, this, [this] { --visits_; });
}

bool Instance::handOver(const HandOver& wanted, std::chrono::milliseconds limit) const {
    const auto deadline = steady_clock::now() + limit;
    SocketWatch watch(places_->folder); // the one that was first may not listen yet
    Descriptor connection = connectTo(places_->folder, name_ + ".socket", deadline);
    while (!connection && watch.wait(deadline))
        connection = connectTo(places_->folder, name_ + ".socket", deadline);
    if (!connection || !isOwn(connection) || !sendAll(connection, writeHandOver(wanted), deadline) ||
        !waitToReceive(connection, deadline))
        return false;
    const auto answer = receive(connection, taken.size());
    return answer && std::ranges::equal(*answer, taken);
}

} // namespace cunho::ui
