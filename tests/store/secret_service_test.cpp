// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <cunho/core/process.hpp>
#include <cunho/store/secret_service.hpp>

#include <array>
#include <csignal>
#include <fstream>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cunho::test {
namespace {

using namespace std::chrono_literals;
using signing::Vault;

constexpr auto patient = 30s;
constexpr auto impatient = 300ms;

/// What happens on a session bus of the test's own. Each action runs in a process of its own, since GLib
/// keeps the first bus it finds.
class SecretService : public testing::Test {
  protected:
    ~SecretService() override { endKeyring(); }

    /// What `action` says, or throws as "Fault/REASON", where the session bus has this address.
    std::string said(const std::string& bus, const std::function<std::string()>& action) {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::alarm(60);
            setHome(bus);
            std::string text;
            const auto failure = thrown([&] { text = action(); });
            text += failure;
            (void)!::write(ends[1], text.data(), text.size());
            ::_exit(0);
        }
        ::close(ends[1]);
        std::array<char, 200> text{};
        const auto size = ::read(ends[0], text.data(), text.size());
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
        return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "died";
    }

    std::string making(const std::string& bus, std::chrono::milliseconds limit = patient,
                       const JobContext& job = {}) {
        return said(bus, [&] {
            return "made " +
                   std::to_string(store::makeSecretServiceSource("Cunho", limit)->make(job).key.size());
        });
    }

    /// A bus without any service but a keyring that `script` starts when it is first called.
    std::string startBus(const std::string& script) {
        const auto services = folder_.path() / "services";
        std::filesystem::create_directories(services);
        if (!script.empty()) {
            std::ofstream(folder_.path() / "keyring.sh")
                << "echo $$ > '" << (folder_.path() / "keyring.pid").string() << "'\n"
                << script << "\n";
            std::ofstream(services / "org.freedesktop.secrets.service")
                << "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sh "
                << (folder_.path() / "keyring.sh").string() << "\n";
        }
        std::ofstream(folder_.path() / "bus.conf")
            << "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
               "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
               "<busconfig><type>session</type><listen>unix:path="
            << (folder_.path() / "bus").string() << "</listen><auth>EXTERNAL</auth><servicedir>"
            << services.string()
            << "</servicedir><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
               "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n";
        Process::Options options;
        options.environment = home("");
        bus_.emplace("dbus-daemon",
                     std::vector<std::string>{"--config-file=" + (folder_.path() / "bus.conf").string(),
                                              "--nofork", "--nopidfile", "--print-address"},
                     options);
        return bus_->readLine(patient).value_or("");
    }

    std::string startGnomeKeyring() {
        const auto password = folder_.path() / "password";
        std::ofstream(password) << "segredo";
        return startBus("exec gnome-keyring-daemon --unlock --components=secrets --foreground < '" +
                        password.string() + "'");
    }

    static bool installed(const char* program) {
        return run("sh", {"-c", std::string("command -v ") + program}, patient).first == 0;
    }

    /// The one that this test started.
    void endKeyring() {
        pid_t id = 0;
        std::ifstream(folder_.path() / "keyring.pid") >> id;
        if (id > 0)
            ::kill(id, SIGKILL);
        std::filesystem::remove(folder_.path() / "keyring.pid");
    }

    std::vector<std::pair<std::string, std::string>> home(const std::string& bus) const {
        return {{"HOME", folder_.path().string()},
                {"XDG_DATA_HOME", (folder_.path() / "data").string()},
                {"XDG_RUNTIME_DIR", folder_.path().string()},
                {"DBUS_SESSION_BUS_ADDRESS", bus}};
    }

    TemporaryFolder folder_{"ck"};
    std::optional<Process> bus_;

  private:
    void setHome(const std::string& bus) const {
        for (const auto& [name, value] : home(bus))
            ::setenv(name.c_str(), value.c_str(), 1);
        ::unsetenv("DISPLAY");
        if (bus.empty())
            ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
    }
};

TEST_F(SecretService, WithoutABusThereIsNone) {
    EXPECT_EQ(making(""), "Service/SECRET_SERVICE_UNAVAILABLE");
    EXPECT_EQ(making("unix:path=" + (folder_.path() / "nobody").string()),
              "Service/SECRET_SERVICE_UNAVAILABLE");
    EXPECT_EQ(making("nonsense"), "Service/SECRET_SERVICE_UNAVAILABLE");
    EXPECT_EQ(said("",
                   [] {
                       store::makeSecretServiceSource("Cunho")->open(Bytes(16, 1), {});
                       return "opened";
                   }),
              "Service/SECRET_SERVICE_UNAVAILABLE");
}

TEST_F(SecretService, ABusThatNeverAnswersIsNotWaitedFor) {
    const auto path = (folder_.path() / "deaf").string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    ASSERT_LT(path.size(), sizeof address.sun_path);
    std::copy(path.begin(), path.end(), address.sun_path);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(listener, 8), 0);
    EXPECT_EQ(making("unix:path=" + path, impatient), "Busy/SECRET_SERVICE_SLOW");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(making("unix:path=" + path, patient, JobContext(stop.get_token())), "Cancelled/STOPPED");
    ::close(listener);
}

TEST_F(SecretService, DamagedParametersAreRefusedBeforeAnythingIsAsked) {
    for (const std::size_t size : {0U, 15U, 17U})
        EXPECT_EQ(said("",
                       [&] {
                           store::makeSecretServiceSource("Cunho")->open(Bytes(size, 1), {});
                           return "opened";
                       }),
                  "Integrity/VAULT_DAMAGED");
}

TEST_F(SecretService, ABusWithoutAKeyringHasNone) {
    ASSERT_TRUE(installed("dbus-daemon"));
    EXPECT_EQ(making(startBus("")), "Service/SECRET_SERVICE_UNAVAILABLE");
}

TEST_F(SecretService, AKeyringThatStartsAndHangsIsNotWaitedFor) {
    ASSERT_TRUE(installed("dbus-daemon"));
    EXPECT_EQ(making(startBus("exec sleep 60"), impatient), "Busy/SECRET_SERVICE_SLOW");
}

class GnomeKeyring : public SecretService {
  protected:
    void SetUp() override {
        ASSERT_TRUE(installed("dbus-daemon"));
        ASSERT_TRUE(installed("gnome-keyring-daemon"));
    }

    /// A vault in a database that outlives the processes.
    std::string inVault(const std::string& bus,
                        const std::function<std::string(Vault&, signing::DataKeySource&)>& action) {
        return said(bus, [&] {
            FakeClock clock;
            store::Database database(folder_.path() / "empresa.cunho", Environment::Sandbox, clock);
            Vault vault(database.secrets(), clock);
            const auto source = store::makeSecretServiceSource("Cunho – empresa", patient);
            return action(vault, *source);
        });
    }

    std::string creating(const std::string& bus) {
        return inVault(bus, [](Vault& vault, auto& source) {
            vault.create(source, {});
            vault.put("a", Secret::fromText("segredo"));
            return vault.protection();
        });
    }

    std::string opening(const std::string& bus) {
        return inVault(bus, [](Vault& vault, auto& source) {
            vault.unlock(source, {});
            return std::string(vault.find("a")->exposeText());
        });
    }
};

TEST_F(GnomeKeyring, KeepsTheKeyOfAVaultOverARestart) {
    const auto bus = startGnomeKeyring();
    EXPECT_EQ(creating(bus), "secret-service");
    EXPECT_EQ(opening(bus), "segredo");
    endKeyring();
    EXPECT_EQ(opening(bus), "segredo") << "the keyring started anew";
}

TEST_F(GnomeKeyring, KeepsTwoVaultsApart) {
    const auto bus = startGnomeKeyring();
    EXPECT_EQ(creating(bus), "secret-service");
    std::filesystem::rename(folder_.path() / "empresa.cunho", folder_.path() / "outra.cunho");
    EXPECT_EQ(creating(bus), "secret-service");
    EXPECT_EQ(opening(bus), "segredo");
    std::filesystem::rename(folder_.path() / "outra.cunho", folder_.path() / "empresa.cunho");
    EXPECT_EQ(opening(bus), "segredo");
}

TEST_F(GnomeKeyring, OfAnotherUserOrComputerHasNoKey) {
    const auto bus = startGnomeKeyring();
    EXPECT_EQ(creating(bus), "secret-service");
    endKeyring();
    std::filesystem::remove_all(folder_.path() / "data");
    EXPECT_EQ(opening(bus), "NotFound/VAULT_KEY_MISSING");
}

TEST_F(GnomeKeyring, ThatStaysLockedIsSaidToBe) {
    auto bus = startGnomeKeyring();
    EXPECT_EQ(creating(bus), "secret-service");
    endKeyring();
    bus_.reset();
    std::filesystem::remove(folder_.path() / "bus");
    bus = startBus("exec gnome-keyring-daemon --components=secrets --foreground");
    EXPECT_EQ(opening(bus), "Declined/SECRET_SERVICE_DISMISSED") << "there is no window to ask in";
}

} // namespace
} // namespace cunho::test
