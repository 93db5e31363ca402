// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/pin_pad.hpp"
#include "virtual_card/reader_choice.hpp"
#include "virtual_card/unix_socket.hpp"

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace cunho::test {

/// One reader of the IFD handler (ifd_handler.c describes the protocol), at a Unix socket of its own.
class ServedReader {
  public:
    using Event = std::function<void(const char* event, nlohmann::json members)>;

    ServedReader(std::filesystem::path pki, const std::filesystem::path& socket, const ReaderChoice& choice,
                 Event event);

    /// Descriptors to wait for; `ready` takes one of them.
    std::vector<int> waited() const;
    void ready(int descriptor);

    /// Carries out what a person or a test does: the words of a line without the reader's number.
    void tell(const std::vector<std::string>& words);

    nlohmann::json files() const;

  private:
    enum class Result : Byte { Done = 0, Absent = 1, Mute = 2, Unsupported = 3 };

    void accept();
    void request();
    void answer(char operation, const Bytes& data);
    void transmit(const Bytes& command);
    void ask(char operation, const Bytes& structure);
    void type(const Typing& typing);
    void reply(Result result, ByteView data = {});
    void insert(const std::optional<ReaderChoice>& other);
    void remove();
    void moved(bool inserted);
    nlohmann::json counters() const;

    struct Asked {
        char operation;
        Bytes structure;
    };

    std::filesystem::path pki_;
    ReaderChoice choice_;
    Event event_;
    Descriptor listener_;
    Descriptor requests_;
    Descriptor events_;
    EmulatedCard card_;
    bool inserted_;
    bool powered_ = false;
    int removeAt_ = 0;           ///< how many commands until the card is pulled; 0: it is not
    std::optional<Asked> asked_; ///< a PIN is to be typed
    std::deque<Typing> typed_;   ///< before it was asked for
};

/// Serves readers until standard input ends: a line there is "<what> <reader> [words]", an event on standard
/// output one line of JSON.
///
///     insert 0 [choice]   the card, or another one (words as readerChoice takes them)
///     remove 0            it is pulled out
///     remove-at 0 5       it is pulled out as the fifth command from now arrives
///     forget 0            it loses selection and PINs, as by a reset that nobody noticed
///     type 0 2222         on the PIN pad; for a change: old, new, new again
///     cancel 0 | expire 0 on the PIN pad
///     counters 0
class ReaderServer {
  public:
    struct Place {
        std::filesystem::path socket;
        ReaderChoice choice;
    };

    ReaderServer(const std::filesystem::path& pki, const std::vector<Place>& places);
    void run();

  private:
    bool readLines();
    void obey(const std::string& line);

    std::vector<std::unique_ptr<ServedReader>> readers_;
    std::string rest_; ///< of a line that has not ended
};

} // namespace cunho::test
