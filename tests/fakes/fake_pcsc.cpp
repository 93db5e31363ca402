// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/fake_pcsc.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <reader.h>
#include <span>
#include <stdexcept>
#include <string_view>
#include <winscard.h>

namespace cunho::test {
namespace {

constexpr std::string_view newReader = R"(\\?PnP?\Notification)";
constexpr LONG nobody = 0;
constexpr LONG anotherProgram = -1;

struct Reader {
    std::string name;
    std::optional<FakeCard> card;
    std::optional<FakePinPad> pad;
    std::uint32_t events = 0;
    std::uint32_t resets = 0;
    int ownResets = 0;
    LONG holder = nobody; ///< of the transaction: a handle, or another program
    bool exclusive = false;
    bool removalPending = false; ///< the card is gone, and the service has not noticed
};

struct Context {
    bool waiting = false;
    bool cancelled = false;
};

struct Handle {
    SCARDCONTEXT context = 0;
    std::string reader;
    std::uint32_t events = 0; ///< of the reader when it was connected
    std::uint32_t resets = 0; ///< that it knows of
};

struct Planned {
    Mishap mishap = Mishap::Removal;
    std::string reader;
    std::string function;
    int left = 0;
};

bool carriesPin(ByteView command) {
    return command.size() > 5 && (command[1] == 0x20 || command[1] == 0x24 || command[1] == 0x2C);
}

} // namespace

struct FakePcsc::State {
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<Reader> readers;
    std::map<LONG, Context> contexts;
    std::map<LONG, Handle> handles;
    std::vector<SCARDCONTEXT> waiting; // for another program's transaction
    std::vector<Planned> planned;
    std::map<std::string, std::deque<std::uint32_t>> codes;
    std::map<std::string, int> blocked;
    std::vector<Call> calls;
    int inside = 0;
    int pins = 0;
    bool limitsPass = false;
    bool losesCancel = false;

    Reader* find(std::string_view name) {
        const auto reader =
            std::find_if(readers.begin(), readers.end(), [&](const Reader& r) { return r.name == name; });
        return reader == readers.end() ? nullptr : &*reader;
    }
    Reader& at(std::string_view name) {
        if (Reader* reader = find(name))
            return *reader;
        throw std::logic_error("no such reader in FakePcsc");
    }
    void removeCard(Reader& reader) {
        if (reader.card)
            ++reader.events;
        reader.card.reset();
        reader.holder = nobody;
        reader.removalPending = false;
    }
    void resetCard(Reader& reader) {
        if (reader.card)
            reader.card->reset();
        ++reader.resets;
    }
    void stop() {
        contexts.clear();
        handles.clear();
        for (Reader& reader : readers)
            reader.holder = nobody;
    }
};

namespace {

std::mutex currentMutex;
FakePcsc::State* current = nullptr;

/// Never the same number twice, not even in two services.
LONG newHandle() {
    static std::atomic<LONG> next{1000};
    return next++;
}

/// One call of the service: finds it, keeps it alive, logs, and lets befall what was planned.
class Visit {
  public:
    Visit(std::string function, std::string reader = {}, ByteView sent = {}, std::uint32_t argument = 0) {
        {
            const std::lock_guard lock(currentMutex);
            state_ = current;
            if (state_ == nullptr)
                return;
            lock_ = std::unique_lock(state_->mutex);
            ++state_->inside;
        }
        const std::size_t shown = carriesPin(sent) && function == "SCardTransmit" ? 5 : sent.size();
        call_ = {std::move(function), std::move(reader),
                 Bytes(sent.begin(), sent.begin() + std::ptrdiff_t(shown)), argument, 0};
        befall();
    }
    ~Visit() {
        if (state_ == nullptr)
            return;
        state_->calls.push_back(call_);
        --state_->inside;
        state_->changed.notify_all();
    }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    explicit operator bool() const { return state_ != nullptr; }
    FakePcsc::State* operator->() const { return state_; }
    void setReader(const std::string& reader) { call_.reader = reader; }

    LONG end(LONG code) {
        call_.code = static_cast<std::uint32_t>(code);
        return code;
    }
    /// What answerWith ordered for this call.
    std::optional<LONG> ordered() {
        auto& codes = state_->codes[call_.function];
        if (codes.empty())
            return std::nullopt;
        const std::uint32_t code = codes.front();
        codes.pop_front();
        return code == 0 ? std::nullopt : std::optional<LONG>(end(static_cast<LONG>(code)));
    }
    bool struckBy(Mishap mishap) const { return mishap_ == mishap; }

    template<typename Condition>
    void block(Condition condition) {
        ++state_->blocked[call_.function];
        state_->changed.notify_all();
        state_->changed.wait(lock_, condition);
        --state_->blocked[call_.function];
    }
    template<typename Condition>
    bool blockFor(DWORD limit, Condition condition) {
        if (limit == INFINITE) {
            block(condition);
            return true;
        }
        if (limit == 0 || state_->limitsPass)
            return condition();
        ++state_->blocked[call_.function];
        state_->changed.notify_all();
        state_->changed.wait_for(lock_, std::chrono::milliseconds(limit),
                                 [&] { return condition() || state_->limitsPass; });
        --state_->blocked[call_.function];
        return condition();
    }

  private:
    void befall() {
        for (auto plan = state_->planned.begin(); plan != state_->planned.end(); ++plan) {
            const bool meant = plan->function.empty() || plan->function == call_.function;
            if (!meant || --plan->left > 0)
                continue;
            mishap_ = plan->mishap;
            Reader* reader = state_->find(plan->reader);
            state_->planned.erase(plan);
            if (mishap_ == Mishap::ServiceStop)
                state_->stop();
            else if (reader != nullptr && mishap_ == Mishap::Removal)
                state_->removeCard(*reader);
            else if (reader != nullptr && mishap_ == Mishap::LateRemoval)
                reader->removalPending = true;
            else if (reader != nullptr && mishap_ == Mishap::Reset)
                state_->resetCard(*reader);
            return;
        }
    }

    FakePcsc::State* state_ = nullptr;
    std::unique_lock<std::mutex> lock_;
    FakePcsc::Call call_;
    std::optional<Mishap> mishap_;
};

/// What a handle's card has met with since.
LONG stateOf(FakePcsc::State& state, LONG handle) {
    const auto found = state.handles.find(handle);
    if (found == state.handles.end())
        return SCARD_E_INVALID_HANDLE;
    const Reader* reader = state.find(found->second.reader);
    if (reader == nullptr)
        return SCARD_E_READER_UNAVAILABLE;
    if (!reader->card || reader->events != found->second.events)
        return SCARD_W_REMOVED_CARD;
    return reader->resets == found->second.resets ? SCARD_S_SUCCESS : SCARD_W_RESET_CARD;
}

std::string readerOf(Visit& visit, LONG handle) {
    const auto found = visit->handles.find(handle);
    return found == visit->handles.end() ? std::string() : found->second.reader;
}

LONG reply(ByteView bytes, LPBYTE buffer, LPDWORD length) {
    const DWORD room = *length;
    *length = bytes.size();
    if (bytes.size() > room)
        return SCARD_E_INSUFFICIENT_BUFFER;
    std::copy(bytes.begin(), bytes.end(), buffer);
    return SCARD_S_SUCCESS;
}

DWORD eventState(const FakePcsc::State& state, const Reader& reader) {
    DWORD bits = reader.card ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
    if (reader.card && reader.card->isMute)
        bits |= SCARD_STATE_MUTE;
    const bool inUse = std::any_of(state.handles.begin(), state.handles.end(),
                                   [&](const auto& handle) { return handle.second.reader == reader.name; });
    if (reader.exclusive)
        bits |= SCARD_STATE_EXCLUSIVE;
    else if (reader.card && inUse)
        bits |= SCARD_STATE_INUSE;
    return bits | reader.events << 16U;
}

/// Brings one entry up to date; whether it is another one now.
bool update(FakePcsc::State& state, SCARD_READERSTATE& entry, std::size_t countBefore) {
    entry.dwEventState = 0;
    entry.cbAtr = 0;
    if (entry.szReader == newReader) {
        const bool other = state.readers.size() != countBefore;
        entry.dwEventState = other ? SCARD_STATE_CHANGED : 0;
        return other;
    }
    const Reader* reader = state.find(entry.szReader);
    if (reader == nullptr) {
        entry.dwEventState = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE | SCARD_STATE_CHANGED;
        return true;
    }
    entry.dwEventState = eventState(state, *reader);
    if (reader->card && !reader->card->isMute) {
        entry.cbAtr = reader->card->atr.size();
        std::copy(reader->card->atr.begin(), reader->card->atr.end(), entry.rgbAtr);
    }
    const bool other = entry.dwCurrentState == SCARD_STATE_UNAWARE ||
                       entry.dwEventState != (entry.dwCurrentState & ~DWORD{SCARD_STATE_CHANGED});
    entry.dwEventState |= other ? SCARD_STATE_CHANGED : 0;
    return other;
}

} // namespace

FakePcsc::FakePcsc() : state_(std::make_unique<State>()) {
    const std::lock_guard lock(currentMutex);
    if (current != nullptr)
        throw std::logic_error("two FakePcsc");
    current = state_.get();
}

FakePcsc::~FakePcsc() {
    {
        std::unique_lock lock(state_->mutex);
        const std::vector<SCARDCONTEXT> waiting = state_->waiting;
        state_->handles.clear(); // what waits wakes up, finds its handle void, and gives its context back
        state_->changed.notify_all();
        state_->changed.wait(lock, [&] {
            return std::none_of(waiting.begin(), waiting.end(),
                                [&](SCARDCONTEXT context) { return state_->contexts.contains(context); });
        });
    }
    {
        const std::lock_guard lock(currentMutex);
        current = nullptr;
    }
    std::unique_lock lock(state_->mutex);
    state_->stop();
    state_->changed.notify_all();
    state_->changed.wait(lock, [&] { return state_->inside == 0; });
}

void FakePcsc::addReader(const std::string& name) {
    const std::lock_guard lock(state_->mutex);
    state_->readers.push_back({});
    state_->readers.back().name = name;
    state_->changed.notify_all();
}

void FakePcsc::removeReader(const std::string& name) {
    const std::lock_guard lock(state_->mutex);
    std::erase_if(state_->readers, [&](const Reader& reader) { return reader.name == name; });
    state_->changed.notify_all();
}

void FakePcsc::setPinPad(const std::string& reader, FakePinPad pad) {
    const std::lock_guard lock(state_->mutex);
    state_->at(reader).pad = std::move(pad);
}

void FakePcsc::insert(const std::string& name, FakeCard card) {
    const std::lock_guard lock(state_->mutex);
    Reader& reader = state_->at(name);
    state_->removeCard(reader);
    reader.card = std::move(card);
    ++reader.events;
    state_->changed.notify_all();
}

void FakePcsc::remove(const std::string& reader) {
    const std::lock_guard lock(state_->mutex);
    state_->removeCard(state_->at(reader));
    state_->changed.notify_all();
}

void FakePcsc::resetByOther(const std::string& reader) {
    const std::lock_guard lock(state_->mutex);
    state_->resetCard(state_->at(reader));
}

void FakePcsc::beginByOther(const std::string& reader) {
    const std::lock_guard lock(state_->mutex);
    state_->at(reader).holder = anotherProgram;
}

void FakePcsc::endByOther(const std::string& name, bool resetting) {
    const std::lock_guard lock(state_->mutex);
    Reader& reader = state_->at(name);
    reader.holder = nobody;
    if (resetting)
        state_->resetCard(reader);
    state_->changed.notify_all();
}

void FakePcsc::setExclusive(const std::string& reader, bool exclusive) {
    const std::lock_guard lock(state_->mutex);
    state_->at(reader).exclusive = exclusive;
    state_->changed.notify_all();
}

void FakePcsc::restart() {
    const std::lock_guard lock(state_->mutex);
    state_->stop();
    state_->changed.notify_all();
}

void FakePcsc::strike(Mishap mishap, const std::string& reader, const std::string& function, int n) {
    const std::lock_guard lock(state_->mutex);
    state_->planned.push_back({mishap, reader, function, n});
}

void FakePcsc::answerWith(const std::string& function, std::vector<std::uint32_t> codes) {
    const std::lock_guard lock(state_->mutex);
    state_->codes[function].assign(codes.begin(), codes.end());
}

void FakePcsc::setTimeLimitsPass(bool pass) {
    const std::lock_guard lock(state_->mutex);
    state_->limitsPass = pass;
    state_->changed.notify_all();
}

void FakePcsc::loseNextCancel() {
    const std::lock_guard lock(state_->mutex);
    state_->losesCancel = true;
}

void FakePcsc::awaitBlocked(const std::string& function) {
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [&] { return state_->blocked[function] > 0; });
}

void FakePcsc::awaitNoContext() {
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [&] { return state_->contexts.empty(); });
}

std::vector<FakePcsc::Call> FakePcsc::calls() const {
    const std::lock_guard lock(state_->mutex);
    return state_->calls;
}

std::vector<FakePcsc::Call> FakePcsc::calls(const std::string& function) const {
    std::vector<Call> found = calls();
    std::erase_if(found, [&](const Call& call) { return call.function != function; });
    return found;
}

std::vector<std::string> FakePcsc::commands() const {
    std::vector<std::string> commands;
    for (const Call& call : calls("SCardTransmit"))
        commands.push_back(toHex(call.sent));
    return commands;
}

int FakePcsc::pinCount() const {
    const std::lock_guard lock(state_->mutex);
    return state_->pins;
}

int FakePcsc::resetCount(const std::string& reader) const {
    const std::lock_guard lock(state_->mutex);
    return state_->at(reader).ownResets;
}

int FakePcsc::openHandles() const {
    const std::lock_guard lock(state_->mutex);
    return static_cast<int>(state_->handles.size());
}

int FakePcsc::openContexts() const {
    const std::lock_guard lock(state_->mutex);
    return static_cast<int>(state_->contexts.size());
}

void FakePcsc::forgetCalls() {
    const std::lock_guard lock(state_->mutex);
    state_->calls.clear();
    state_->pins = 0;
}

namespace {

/// Ends a transaction or a connection; a reset is ours, and other handles hear of it.
void dispose(Visit& visit, Handle& handle, DWORD disposition) {
    Reader* reader = visit->find(handle.reader);
    if (reader == nullptr || disposition != SCARD_RESET_CARD || !reader->card)
        return;
    visit->resetCard(*reader);
    ++reader->ownResets;
    handle.resets = reader->resets;
}

void release(Visit& visit, LONG handle) {
    for (Reader& reader : visit->readers)
        if (reader.holder == handle)
            reader.holder = nobody;
}

} // namespace
} // namespace cunho::test

using namespace cunho;
using namespace cunho::test;

extern "C" {

const SCARD_IO_REQUEST g_rgSCardT0Pci = {SCARD_PROTOCOL_T0, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardT1Pci = {SCARD_PROTOCOL_T1, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardRawPci = {SCARD_PROTOCOL_RAW, sizeof(SCARD_IO_REQUEST)};

LONG SCardEstablishContext(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT context) {
    Visit visit("SCardEstablishContext");
    if (!visit)
        return SCARD_E_NO_SERVICE;
    if (const auto code = visit.ordered())
        return *code;
    *context = newHandle();
    visit->contexts[*context] = {};
    return visit.end(SCARD_S_SUCCESS);
}

LONG SCardReleaseContext(SCARDCONTEXT context) {
    Visit visit("SCardReleaseContext");
    if (!visit)
        return SCARD_E_NO_SERVICE;
    const bool known = visit->contexts.erase(context) == 1;
    std::erase_if(visit->handles, [&](const auto& handle) { return handle.second.context == context; });
    return visit.end(known ? SCARD_S_SUCCESS : SCARD_E_INVALID_HANDLE);
}

LONG SCardListReaders(SCARDCONTEXT context, LPCSTR, LPSTR list, LPDWORD size) {
    Visit visit("SCardListReaders");
    if (!visit)
        return SCARD_E_NO_SERVICE;
    if (const auto code = visit.ordered())
        return *code;
    if (!visit->contexts.contains(context))
        return visit.end(SCARD_E_INVALID_HANDLE);
    if (visit->readers.empty())
        return visit.end(SCARD_E_NO_READERS_AVAILABLE);
    std::string names;
    for (const Reader& reader : visit->readers)
        names.append(reader.name).push_back('\0');
    names.push_back('\0');
    const DWORD room = *size;
    *size = names.size();
    if (list != nullptr && room < names.size())
        return visit.end(SCARD_E_INSUFFICIENT_BUFFER);
    if (list != nullptr)
        std::copy(names.begin(), names.end(), list);
    return visit.end(SCARD_S_SUCCESS);
}

LONG SCardGetStatusChange(SCARDCONTEXT context, DWORD limit, SCARD_READERSTATE* entries, DWORD count) {
    Visit visit("SCardGetStatusChange");
    if (!visit)
        return SCARD_E_NO_SERVICE;
    if (const auto code = visit.ordered())
        return *code;
    if (count > PCSCLITE_MAX_READERS_CONTEXTS)
        return visit.end(SCARD_E_INVALID_PARAMETER);
    if (!visit->contexts.contains(context))
        return visit.end(SCARD_E_INVALID_HANDLE);
    const std::span all(entries, count);
    for (const SCARD_READERSTATE& entry : all)
        if (entry.szReader != newReader && visit->find(entry.szReader) == nullptr)
            return visit.end(SCARD_E_UNKNOWN_READER);
    for (Reader& reader : visit->readers) // noticed while it is waited for
        if (reader.removalPending && limit > 0)
            visit->removeCard(reader);
    const std::size_t readers = visit->readers.size();
    const auto differs = [&] {
        bool other = false;
        for (SCARD_READERSTATE& entry : all)
            other = update(*visit.operator->(), entry, readers) || other;
        return other;
    };
    visit->contexts[context].cancelled = false;
    const bool met = visit.blockFor(limit, [&] {
        const auto own = visit->contexts.find(context);
        return own == visit->contexts.end() || own->second.cancelled || differs();
    });
    const auto own = visit->contexts.find(context);
    if (own == visit->contexts.end())
        return visit.end(SCARD_E_INVALID_HANDLE);
    if (own->second.cancelled)
        return visit.end(SCARD_E_CANCELLED);
    return visit.end(met ? SCARD_S_SUCCESS : SCARD_E_TIMEOUT);
}

LONG SCardCancel(SCARDCONTEXT context) {
    Visit visit("SCardCancel");
    if (!visit)
        return SCARD_E_NO_SERVICE;
    const auto own = visit->contexts.find(context);
    if (own == visit->contexts.end())
        return visit.end(SCARD_E_INVALID_HANDLE);
    own->second.cancelled = !visit->losesCancel;
    visit->losesCancel = false;
    return visit.end(SCARD_S_SUCCESS);
}

LONG SCardConnect(SCARDCONTEXT context, LPCSTR name, DWORD, DWORD protocols, LPSCARDHANDLE handle,
                  LPDWORD protocol) {
    Visit visit("SCardConnect", name, {}, static_cast<std::uint32_t>(protocols));
    if (!visit)
        return SCARD_E_NO_SERVICE;
    if (const auto code = visit.ordered())
        return *code;
    const Reader* reader = visit->find(name);
    if (!visit->contexts.contains(context))
        return visit.end(SCARD_E_INVALID_HANDLE);
    if (reader == nullptr)
        return visit.end(SCARD_E_UNKNOWN_READER);
    if (reader->exclusive)
        return visit.end(SCARD_E_SHARING_VIOLATION);
    if (!reader->card)
        return visit.end(SCARD_E_NO_SMARTCARD);
    if (reader->card->isMute)
        return visit.end(SCARD_W_UNRESPONSIVE_CARD);
    *handle = newHandle();
    *protocol = reader->card->t0 ? SCARD_PROTOCOL_T0 : SCARD_PROTOCOL_T1;
    visit->handles[*handle] = {context, name, reader->events, reader->resets};
    return visit.end(SCARD_S_SUCCESS);
}

LONG SCardReconnect(SCARDHANDLE handle, DWORD, DWORD, DWORD initialization, LPDWORD protocol) {
    Visit visit("SCardReconnect", {}, {}, static_cast<std::uint32_t>(initialization));
    if (!visit)
        return SCARD_E_NO_SERVICE;
    visit.setReader(readerOf(visit, handle));
    if (const auto code = visit.ordered())
        return *code;
    const LONG state = stateOf(*visit.operator->(), handle);
    if (state == SCARD_W_REMOVED_CARD)
        return visit.end(SCARD_E_NO_SMARTCARD);
    if (state != SCARD_S_SUCCESS && state != SCARD_W_RESET_CARD)
        return visit.end(state);
    Handle& own = visit->handles[handle];
    dispose(visit, own, initialization);
    const Reader& reader = visit->at(own.reader);
    own.resets = reader.resets;
    *protocol = reader.card.value().t0 ? SCARD_PROTOCOL_T0 : SCARD_PROTOCOL_T1;
    return visit.end(SCARD_S_SUCCESS);
}

LONG SCardBeginTransaction(SCARDHANDLE handle) {
    Visit visit("SCardBeginTransaction");
    if (!visit)
        return SCARD_E_NO_SERVICE;
    const std::string name = readerOf(visit, handle);
    visit.setReader(name);
    if (const auto code = visit.ordered())
        return *code;
    const auto own = visit->handles.find(handle);
    if (own == visit->handles.end())
        return visit.end(SCARD_E_INVALID_HANDLE);
    const SCARDCONTEXT context = own->second.context;
    visit->waiting.push_back(context);
    visit.block([&] {
        const Reader* reader = visit->find(name);
        return reader == nullptr || reader->holder == nobody || !visit->handles.contains(handle);
    });
    std::erase(visit->waiting, context);
    const LONG state = stateOf(*visit.operator->(), handle);
    if (state == SCARD_S_SUCCESS)
        visit->at(name).holder = handle;
    return visit.end(state);
}

LONG SCardEndTransaction(SCARDHANDLE handle, DWORD disposition) {
    Visit visit("SCardEndTransaction", {}, {}, static_cast<std::uint32_t>(disposition));
    if (!visit)
        return SCARD_E_NO_SERVICE;
    visit.setReader(readerOf(visit, handle));
    if (const auto code = visit.ordered())
        return *code;
    const LONG state = stateOf(*visit.operator->(), handle);
    if (state == SCARD_S_SUCCESS)
        dispose(visit, visit->handles[handle], disposition);
    release(visit, handle);
    return visit.end(state);
}

LONG SCardDisconnect(SCARDHANDLE handle, DWORD disposition) {
    Visit visit("SCardDisconnect", {}, {}, static_cast<std::uint32_t>(disposition));
    if (!visit)
        return SCARD_E_NO_SERVICE;
    visit.setReader(readerOf(visit, handle));
    if (!visit->handles.contains(handle))
        return visit.end(SCARD_E_INVALID_HANDLE);
    dispose(visit, visit->handles[handle], disposition);
    release(visit, handle);
    visit->handles.erase(handle);
    return visit.end(SCARD_S_SUCCESS);
}

LONG SCardStatus(SCARDHANDLE handle, LPSTR, LPDWORD, LPDWORD cardState, LPDWORD protocol, LPBYTE atr,
                 LPDWORD atrLength) {
    Visit visit("SCardStatus");
    if (!visit)
        return SCARD_E_NO_SERVICE;
    visit.setReader(readerOf(visit, handle));
    if (const auto code = visit.ordered())
        return *code;
    const LONG state = stateOf(*visit.operator->(), handle);
    if (state != SCARD_S_SUCCESS)
        return visit.end(state);
    const FakeCard& card = visit->at(visit->handles[handle].reader).card.value();
    *cardState = SCARD_PRESENT | SCARD_POWERED | SCARD_SPECIFIC;
    *protocol = card.t0 ? SCARD_PROTOCOL_T0 : SCARD_PROTOCOL_T1;
    return visit.end(reply(card.atr, atr, atrLength));
}

LONG SCardTransmit(SCARDHANDLE handle, const SCARD_IO_REQUEST*, LPCBYTE sent, DWORD sentLength,
                   SCARD_IO_REQUEST*, LPBYTE received, LPDWORD receivedLength) {
    const ByteView command(sent, sentLength);
    Visit visit("SCardTransmit", {}, command);
    if (!visit)
        return SCARD_E_NO_SERVICE;
    visit.setReader(readerOf(visit, handle));
    visit->pins += carriesPin(command) ? 1 : 0;
    if (const auto code = visit.ordered())
        return *code;
    if (visit.struckBy(Mishap::Removal) || visit.struckBy(Mishap::LateRemoval))
        return visit.end(SCARD_E_NOT_TRANSACTED);
    const LONG state = stateOf(*visit.operator->(), handle);
    if (state != SCARD_S_SUCCESS)
        return visit.end(state);
    Reader& reader = visit->at(visit->handles[handle].reader);
    if (reader.removalPending)
        return visit.end(SCARD_E_NOT_TRANSACTED);
    const Bytes answer = reader.card.value().answer(command);
    if (visit.struckBy(Mishap::LostReply))
        return visit.end(SCARD_E_NOT_TRANSACTED);
    return visit.end(reply(answer, received, receivedLength));
}

LONG SCardControl(SCARDHANDLE handle, DWORD code, LPCVOID sent, DWORD sentLength, LPVOID received,
                  DWORD receivedSize, LPDWORD receivedLength) {
    const ByteView structure(static_cast<LPCBYTE>(sent), sentLength);
    Visit visit("SCardControl", {}, structure, static_cast<std::uint32_t>(code));
    if (!visit)
        return SCARD_E_NO_SERVICE;
    visit.setReader(readerOf(visit, handle));
    *receivedLength = 0;
    if (const auto ordered = visit.ordered())
        return *ordered;
    const bool isPin = code == FakePinPad::verifyCode || code == FakePinPad::modifyCode;
    visit->pins += isPin ? 1 : 0;
    if (visit.struckBy(Mishap::Removal) || visit.struckBy(Mishap::LateRemoval))
        return visit.end(SCARD_E_NOT_TRANSACTED);
    const LONG state = stateOf(*visit.operator->(), handle);
    if (state != SCARD_S_SUCCESS)
        return visit.end(state);
    const Reader& reader = visit->at(visit->handles[handle].reader);
    if (!reader.pad || (!isPin && code != CM_IOCTL_GET_FEATURE_REQUEST))
        return visit.end(SCARD_E_UNSUPPORTED_FEATURE);
    const Bytes answer = isPin ? reader.pad->answer(structure) : reader.pad->features;
    if (visit.struckBy(Mishap::LostReply))
        return visit.end(SCARD_E_NOT_TRANSACTED);
    *receivedLength = receivedSize;
    return visit.end(reply(answer, static_cast<LPBYTE>(received), receivedLength));
}

} // extern "C"
