// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/store/secret_service.hpp>

#include <condition_variable>
#include <libsecret/secret.h>
#include <mutex>
#include <optional>
#include <thread>

namespace cunho::store {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t keySize = 32;
constexpr std::size_t idSize = 16;

/// How long a call that was cancelled may take to end before its thread is left alone.
constexpr auto grace = 500ms;

template<auto Function>
struct Free {
    template<class T>
    void operator()(T* object) const noexcept {
        Function(object);
    }
};
using AttributesHandle = std::unique_ptr<GHashTable, Free<g_hash_table_unref>>;
using BusHandle = std::unique_ptr<GDBusConnection, Free<g_object_unref>>;
using CancellableHandle = std::unique_ptr<GCancellable, Free<g_object_unref>>;
using ErrorHandle = std::unique_ptr<GError, Free<g_error_free>>;
using PasswordHandle = std::unique_ptr<gchar, Free<secret_password_free>>;

using ServiceHandle = std::unique_ptr<SecretService, Free<g_object_unref>>;

struct FreeObjects {
    void operator()(GList* objects) const noexcept { g_list_free_full(objects, g_object_unref); }
};
using ObjectsHandle = std::unique_ptr<GList, FreeObjects>;

const SecretSchema* schema() {
    static const SecretSchema schema = {
        "pt.cunho.Vault",
        SECRET_SCHEMA_NONE,
        {{"vault", SECRET_SCHEMA_ATTRIBUTE_STRING}, {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING}},
        0,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr};
    return &schema;
}

/// The one place where an error of the library becomes ours. Cancelling is told by whoever cancelled.
void check(GError* raw) {
    if (raw == nullptr)
        return;
    const ErrorHandle error(raw);
    if (error->domain == SECRET_ERROR && error->code == SECRET_ERROR_IS_LOCKED)
        throw Error(Fault::Declined, "SECRET_SERVICE_DISMISSED", {}, error->message);
    throw Error(Fault::Service, "SECRET_SERVICE_UNAVAILABLE", {}, error->message);
}

AttributesHandle attributes(const std::string& vault) {
    AttributesHandle table(g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free));
    g_hash_table_insert(table.get(), g_strdup("vault"), g_strdup(vault.c_str()));
    return table;
}

/// The session bus, which libsecret shares. GLib would end the program when the bus does.
BusHandle sessionBus(GCancellable* cancel) {
    GError* error = nullptr;
    BusHandle bus(g_bus_get_sync(G_BUS_TYPE_SESSION, cancel, &error));
    check(error);
    g_dbus_connection_set_exit_on_close(bus.get(), FALSE);
    return bus;
}

/// Base64 text: keyrings show and export texts.
Secret storedText(const Secret& key) {
    return Secret::fromText(toBase64(key.expose()));
}

void storeItem(const std::string& vault, const std::string& label, const Secret& text, GCancellable* cancel) {
    const auto table = attributes(vault);
    Bytes terminated(text.size() + 1);
    std::copy(text.expose().begin(), text.expose().end(), terminated.begin());
    GError* error = nullptr;
    const bool stored = secret_password_storev_sync(
                            schema(), table.get(), SECRET_COLLECTION_DEFAULT, label.c_str(),
                            reinterpret_cast<const gchar*>(terminated.data()), cancel, &error) != FALSE;
    wipe(terminated);
    check(error);
    if (!stored)
        throw Error(Fault::Declined, "SECRET_SERVICE_DISMISSED");
}

std::optional<Secret> lookUp(GHashTable* table, GCancellable* cancel) {
    GError* error = nullptr;
    const PasswordHandle found(secret_password_lookupv_nonpageable_sync(schema(), table, cancel, &error));
    check(error);
    return found ? std::optional(Secret(asBytes(found.get()))) : std::nullopt;
}

bool isKnown(GHashTable* table, GCancellable* cancel) {
    GError* error = nullptr;
    const ObjectsHandle items(
        secret_password_searchv_sync(schema(), table, SECRET_SEARCH_NONE, cancel, &error));
    check(error);
    return items != nullptr;
}

/// Has the keyring ask for its password, for each collection that is locked. False: none is.
bool unlockAll(GCancellable* cancel) {
    GError* error = nullptr;
    const ServiceHandle service(secret_service_get_sync(SECRET_SERVICE_LOAD_COLLECTIONS, cancel, &error));
    check(error);
    const ObjectsHandle all(secret_service_get_collections(service.get()));
    guint locked = 0;
    ObjectsHandle closed;
    for (const GList* at = all.get(); at != nullptr; at = at->next) {
        if (secret_collection_get_locked(static_cast<SecretCollection*>(at->data)) == FALSE)
            continue;
        closed.reset(g_list_prepend(closed.release(), g_object_ref(at->data)));
        ++locked;
    }
    if (locked == 0)
        return false;
    const gint opened = secret_service_unlock_sync(service.get(), closed.get(), cancel, nullptr, &error);
    check(error);
    if (opened < 0 || static_cast<guint>(opened) < locked)
        throw Error(Fault::Declined, "SECRET_SERVICE_DISMISSED");
    return true;
}

/// A keyring need not know what is in a collection that was not unlocked since it started (GNOME Keyring does
/// not): nothing is missing before all are open.
Secret findItem(const std::string& vault, GCancellable* cancel) {
    const auto table = attributes(vault);
    if (auto found = lookUp(table.get(), cancel))
        return std::move(*found);
    if (isKnown(table.get(), cancel)) // it was asked for, and stayed locked
        throw Error(Fault::Declined, "SECRET_SERVICE_DISMISSED");
    if (unlockAll(cancel))
        if (auto found = lookUp(table.get(), cancel))
            return std::move(*found);
    throw Error(Fault::NotFound, "VAULT_KEY_MISSING");
}

Secret keyFrom(const Secret& text) {
    try {
        Bytes bytes = fromBase64(text.exposeText());
        Secret key(bytes);
        wipe(bytes);
        if (key.size() == keySize)
            return key;
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): as below
    }
    throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "the keyring's item");
}

/// Shared by who asks and the thread that does it, whichever ends last.
struct Call {
    CancellableHandle cancel{g_cancellable_new()};
    std::mutex mutex;
    std::condition_variable_any ended;
    bool done = false;
    Secret result;
    std::exception_ptr failure;
};

using Work = std::function<Secret(GCancellable* cancel)>;

void perform(Call& call, const Work& work) {
    Secret result;
    std::exception_ptr failure;
    try {
        const auto bus = sessionBus(call.cancel.get());
        result = work(call.cancel.get());
    } catch (...) {
        failure = std::current_exception();
        secret_service_disconnect(); // a keyring that was started anew is looked for anew
    }
    const std::lock_guard lock(call.mutex);
    call.result = std::move(result);
    call.failure = failure;
    call.done = true;
    call.ended.notify_all();
}

/// Runs `work` in a thread of its own, which is left alone when it hangs: whatever the library waits for, we
/// do not.
Secret limited(std::chrono::milliseconds limit, const JobContext& job, Work work) {
    job.throwIfStopped();
    const auto call = std::make_shared<Call>();
    std::thread([call, work = std::move(work)] { perform(*call, work); }).detach();
    std::unique_lock lock(call->mutex);
    const auto isDone = [&] { return call->done; };
    if (!call->ended.wait_for(lock, job.stop(), limit, isDone)) {
        g_cancellable_cancel(call->cancel.get());
        call->ended.wait_for(lock, grace, isDone);
        job.throwIfStopped();
        throw Error(Fault::Busy, "SECRET_SERVICE_SLOW");
    }
    if (call->failure)
        std::rethrow_exception(call->failure);
    return std::move(call->result);
}

class SecretServiceSource final : public signing::DataKeySource {
  public:
    SecretServiceSource(std::string label, std::chrono::milliseconds limit)
        : label_(std::move(label)), limit_(limit) {}

    std::string kind() const override { return "secret-service"; }

    Made make(const JobContext& job) override {
        Bytes bytes = randomBytes(keySize);
        const auto key = std::make_shared<const Secret>(bytes);
        wipe(bytes);
        Bytes id = randomBytes(idSize);
        auto kept = limited(limit_, job, [vault = toHex(id), label = label_, key](GCancellable* cancel) {
            storeItem(vault, label, storedText(*key), cancel);
            return findItem(vault, cancel); // some keyrings forget at once
        });
        return {keyFrom(kept), std::move(id)};
    }

    Secret open(ByteView parameters, const JobContext& job) override {
        if (parameters.size() != idSize)
            throw Error(Fault::Integrity, "VAULT_DAMAGED", {}, "secret service parameters");
        return keyFrom(limited(limit_, job, [vault = toHex(parameters)](GCancellable* cancel) {
            return findItem(vault, cancel);
        }));
    }

  private:
    const std::string label_;
    const std::chrono::milliseconds limit_;
};

} // namespace

std::unique_ptr<signing::DataKeySource> makeSecretServiceSource(std::string label,
                                                                std::chrono::milliseconds limit) {
    return std::make_unique<SecretServiceSource>(std::move(label), limit);
}

} // namespace cunho::store
