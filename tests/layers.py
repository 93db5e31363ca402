#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
"""Keeps the arrows between the rooms pointing down (the table of docs/architecture: "Rooms and arrows").

    layers.py [FOLDER]     check the project (default: the one this file lies in); 1 when something is wrong
    layers.py --self-test  prove that a wrong include is found

There is no list of exceptions. A forbidden include means: move the type down, or turn the call into a port.
"""
import re
import sys
import tempfile
import unittest
from pathlib import Path

ROOMS = {  # room: the rooms whose public headers it may include, besides its own
    "core": "",
    "crypto": "core",
    "pdf": "core",
    "smartcard": "core",
    "http": "core",
    "xml": "core",
    "invoicing": "core crypto xml",
    "signing": "core crypto pdf http xml",
    "scap": "core crypto http xml",
    "print": "core invoicing signing",
    "providers": "core crypto signing smartcard http xml scap",
    "store": "core crypto invoicing signing scap",
    "sandbox": "core crypto pdf xml",
    "app": "core crypto pdf smartcard http xml invoicing signing scap print",
    "wiring": "app core crypto pdf smartcard http xml invoicing signing scap print providers store sandbox",
    "cli": "app wiring core pdf invoicing signing scap print",
    "ui": "app wiring core invoicing signing scap print",
}
ROOMS = {room: set(allowed.split()) | {room} for room, allowed in ROOMS.items()}

DOORS = [  # library, what its includes look like, the rooms that own a door to it
    ("Qt", r"Q[A-Z]\w*|Qt\w*(/.+)?|q(t|object|string|global|application)\w*\.h", "print ui"),
    ("spdlog", r"(spdlog|fmt)/.+", "core"),
    ("cctz", r"cctz/.+", "core"),
    ("OpenSSL", r"openssl/.+", "crypto"),
    ("PoDoFo", r"podofo/.+", "pdf"),
    ("libqpdf", r"qpdf/.+", "pdf"),
    ("pcsc-lite", r"(PCSC/.+|winscard\.h|pcsclite\.h|reader\.h)", "smartcard"),
    ("libcurl", r"curl/.+", "http"),
    ("libxml2", r"libxml/.+", "xml"),
    ("xmlsec1", r"xmlsec/.+", "xml"),
    ("nlohmann/json", r"nlohmann/.+", "invoicing scap providers sandbox wiring cli"),
    ("libqrencode", r"qrencode\.h", "print"),
    ("zxing-cpp", r"ZXing/.+", "ui"),
    ("p11-kit", r"p11-kit.*/.+", "providers"),
    ("SQLite", r"sqlite3\.h", "store"),
    ("libsecret", r"libsecret/.+", "store"),
    ("cpp-httplib", r"httplib\.h", "sandbox"),
    ("CLI11", r"CLI/.+", "cli"),
]
DOORS = [(library, re.compile(pattern + r"\Z"), set(rooms.split())) for library, pattern, rooms in DOORS]

STANDARD = re.compile(r"[a-z_0-9]+\Z")  # <vector>, <cstdint>
SYSTEM = re.compile(r"((sys|linux|net|netinet|arpa|asm)/[\w/.]+|(unistd|fcntl|poll|spawn|pthread|signal|dlfcn|pwd"
                    r"|netdb|ifaddrs|termios|sched|time|errno|limits|stdlib|string)\.h)\Z")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

LICENSED = {".cpp", ".hpp", ".h", ".inc", ".py", ".sh", ".cmake", ".sql"}
LICENSE = ("SPDX-FileCopyrightText: 2026 The Cunho authors", "SPDX-License-Identifier: MPL-2.0")
FOLDERS = ("include", "src", "ui", "tests", "cmake", "resources")


def room_of(path):
    """The room a file of include/cunho, src or ui belongs to, and whether it is a public header."""
    parts = path.parts
    if parts[0] == "ui":
        return "ui", False
    if parts[:2] == ("include", "cunho") and len(parts) > 3:
        return parts[2], True
    if parts[0] == "src" and len(parts) > 2:
        return parts[1], False
    return None, False


def check_room_include(room, target):
    """An include of <cunho/target/...>."""
    if target not in ROOMS:
        return f"there is no room {target}"
    return None if target in ROOMS[room] else f"{room} must not know {target}"


def check_foreign_include(room, public, name):
    """An include of a library or of the system."""
    if STANDARD.match(name):
        return None
    for library, pattern, owners in DOORS:
        if not pattern.match(name):
            continue
        if public:
            return f"a public header must not show {library} (<{name}>)"
        return None if room in owners else f"{library} (<{name}>) has its door in {', '.join(sorted(owners))}, not in {room}"
    if SYSTEM.match(name):
        return f"a public header must not show the system (<{name}>)" if public else None
    return f"no door is known for <{name}>: add the library to the table of rooms and to tests/layers.py"


def check_own_include(root, path, room, public, name):
    """An include in quotation marks: a private header of the same room, or one that Qt generates."""
    if public:
        return f'a public header includes public headers only, as <cunho/...> ("{name}")'
    folders = [root / path.parent, root / "src"] + ([root, root / "ui"] if room == "ui" else [])
    found = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if found is None:
        generated = room == "ui" and re.match(r"(ui_\w+\.h|moc_\w+\.cpp|\w+\.moc)\Z", name)
        return None if generated else f'"{name}" is no private header of {room}'
    owner, _ = room_of(found.resolve().relative_to(root.resolve()))
    return None if owner == room else f'"{name}" is private to {owner or "another folder"}'


def check_file(root, path):
    room, public = room_of(path)
    if room is None:
        return [f"{path}: lies in no room"]
    if room not in ROOMS:
        return [f"{path}: there is no room {room}; one more needs a page in docs/decisions"]
    text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), (root / path).read_text("utf-8"))
    problems = []
    for match in INCLUDE.finditer(text):
        bracket, name = match.groups()
        own = re.match(r"cunho/(\w+)/", name)
        if own:
            problem = check_room_include(room, own[1])
        elif bracket == '"' and not any(pattern.match(name) for _, pattern, _ in DOORS):
            problem = check_own_include(root, path, room, public, name)
        else:
            problem = check_foreign_include(room, public, name)
        if problem:
            problems.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {problem}")
    return problems


def files_of(root, folders, suffixes):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path.relative_to(root)


def check_license(root, path):
    lines = (root / path).read_text("utf-8", errors="replace").splitlines()[:3]
    if lines and lines[0].startswith("#!"):
        lines = lines[1:]
    if [line.lstrip("/#-* ") for line in lines[:2]] == list(LICENSE):
        return []
    return [f"{path}:1: does not begin with the two SPDX lines"]


def check(root):
    problems = []
    for path in files_of(root, ("include", "src", "ui"), {".cpp", ".hpp", ".h", ".inc"}):
        problems += check_file(root, path)
    for path in files_of(root, FOLDERS, LICENSED):
        if path.parts[:2] != ("tests", "data"):
            problems += check_license(root, path)
    return problems


class SelfTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def add(self, path, text, licensed=True):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"// {line}\n" for line in LICENSE) * licensed + text, "utf-8")

    def problems(self, path, text):
        self.add(path, text)
        return check(self.root)

    def refuses(self, path, text, words):
        found = self.problems(path, text)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(f"{path}:3: "), found)
        self.assertIn(words, found[0])

    def allows(self, path, text):
        self.assertEqual(self.problems(path, text), [])

    def test_follows_arrows_down(self):
        self.allows("src/signing/a.cpp", "#include <cunho/crypto/digest.hpp>\n#include <vector>\n#include <unistd.h>\n")

    def test_refuses_an_arrow_up(self):
        self.refuses("src/crypto/a.cpp", "#include <cunho/signing/journal.hpp>\n", "crypto must not know signing")

    def test_refuses_an_arrow_sideways_in_quotation_marks(self):
        self.refuses("include/cunho/store/a.hpp", '#include "cunho/providers/registry.hpp"\n', "store must not know providers")

    def test_refuses_an_unknown_room(self):
        self.refuses("src/app/a.cpp", "#include <cunho/utils/a.hpp>\n", "no room utils")
        self.assertIn("there is no room utils", self.problems("src/utils/a.cpp", "")[-1])

    def test_lets_only_the_wiring_name_the_providers(self):
        self.allows("src/wiring/a.cpp", "#include <cunho/providers/registry.hpp>\n#include <cunho/store/database.hpp>\n")
        self.refuses("ui/main.cpp", "#include <cunho/store/database.hpp>\n", "ui must not know store")

    def test_does_not_mistake_another_main_for_the_programs(self):
        self.refuses("src/sandbox/main.cpp", "#include <cunho/store/database.hpp>\n", "sandbox must not know store")

    def test_keeps_qt_in_ui_and_print(self):
        self.allows("ui/window.cpp", "#include <QMainWindow>\n#include <QtGlobal>\n")
        self.allows("src/print/page.cpp", "#include <QPainter>\n#include <qrencode.h>\n")
        self.refuses("src/app/a.cpp", "#include <QString>\n", "Qt")

    def test_keeps_qt_out_of_public_headers(self):
        self.refuses("include/cunho/print/a.hpp", "#include <QPainter>\n", "public header must not show Qt")

    def test_knows_one_door_for_each_library(self):
        self.allows("src/crypto/a.cpp", "#include <openssl/evp.h>\n")
        self.refuses("src/signing/a.cpp", "#include <openssl/evp.h>\n", "OpenSSL")

    def test_refuses_a_library_without_a_door(self):
        self.refuses("src/core/a.cpp", "#include <boost/asio.hpp>\n", "no door is known")

    def test_keeps_libraries_and_the_system_out_of_public_headers(self):
        self.refuses("include/cunho/crypto/a.hpp", "#include <openssl/evp.h>\n", "must not show OpenSSL")
        (self.root / "include/cunho/crypto/a.hpp").unlink()
        self.refuses("include/cunho/core/a.hpp", "#include <unistd.h>\n", "must not show the system")

    def test_keeps_private_headers_private(self):
        self.add("src/crypto/native.hpp", "")
        self.allows("src/crypto/a.cpp", '#include "crypto/native.hpp"\n#include "native.hpp"\n')
        self.refuses("src/signing/a.cpp", '#include "crypto/native.hpp"\n', "private to crypto")

    def test_knows_that_the_window_includes_from_the_top(self):
        self.add("ui/look/theme.hpp", "")
        self.add("src/crypto/native.hpp", "")
        self.allows("ui/a.cpp", '#include "ui/look/theme.hpp"\n#include "look/theme.hpp"\n')
        self.refuses("ui/b.cpp", '#include "src/crypto/native.hpp"\n', "private to crypto")

    def test_sees_through_folders(self):
        self.add("src/crypto/native.hpp", "")
        self.refuses("src/signing/a.cpp", '#include "../crypto/native.hpp"\n', "private to crypto")

    def test_takes_generated_headers_in_ui_only(self):
        self.allows("ui/a.cpp", '#include "ui_a.h"\n')
        self.refuses("src/print/a.cpp", '#include "ui_a.h"\n', "no private header")

    def test_ignores_what_is_commented_out(self):
        self.allows("src/core/a.cpp", "/*\n#include <QString>\n*/\n// #include <QString>\n")

    def test_wants_the_license_lines(self):
        self.add("tests/core/a_test.cpp", "int a;\n", licensed=False)
        self.add("tests/data/page.cpp", "int a;\n", licensed=False)
        self.assertEqual(check(self.root), ["tests/core/a_test.cpp:1: does not begin with the two SPDX lines"])


def main():
    if sys.argv[1:] == ["--self-test"]:
        unittest.main(argv=sys.argv[:1])
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    if not (root / "include" / "cunho").is_dir():
        sys.exit(f"{root} is not the project")
    problems = check(root)
    print("\n".join(problems) or "The arrows point down.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
