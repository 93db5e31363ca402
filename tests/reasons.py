#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
"""Keeps src/core/reasons/*.inc and what the program throws in step.

    reasons.py [FOLDER]     check the project (default: the one this file lies in); 1 when something is wrong
    reasons.py --self-test  prove that a missing text is found

Wrong is: an id that is thrown and has no text, a text that nobody throws, an id with two texts, an empty text,
a text whose other language shows other {values}, a file that is not sorted.

An id is thrown where it follows a fault (`Fault::Input, "BAD_HEX"`). Where a variable follows the fault, the id is
looked for in the variable's definition or, when it is a parameter, in the calls of that function.
"""
import re
import sys
import tempfile
import unittest
from pathlib import Path

ID = r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]\d{2}"  # BAD_HEX, W17
STRING = r'"(?:[^"\\]|\\.)*"'
COMMENT = re.compile(rf'({STRING})|//[^\n]*|/\*.*?\*/', re.DOTALL)
ROW = re.compile(rf'\{{\s*"(\w+)"\s*,\s*((?:{STRING}\s*)+),\s*((?:{STRING}\s*)+)\}}\s*,')
FAULT = re.compile(r"\bFault::\w+\s*,\s*")


def without_comments(text):
    return COMMENT.sub(lambda match: match[1] or "\n" * match[0].count("\n"), text)


def argument(text, start):
    """The expression from `start` to the comma or bracket that ends it."""
    depth = 0
    for match in re.compile(rf"{STRING}|[(\[{{}}\]),;]").finditer(text, start):
        mark = match[0]
        if mark in "([{":
            depth += 1
        elif mark in ")]}" or (mark in ",;" and depth == 0):
            if depth == 0:
                return text[start:match.start()]
            depth -= 1
    return text[start:]


def arguments(text, start):
    """Everything up to the bracket that closes a call whose first argument begins at `start`."""
    end = start
    while end < len(text):
        end += len(argument(text, end))
        if text[end:end + 1] != ",":
            break
        end += 1
    return text[start:end]


def ids_in(expression):
    return re.findall(rf'"({ID})"', expression)


def function_with_parameter(text, position, name):
    """The function around `position` that takes `name`, or None."""
    found = None
    for match in re.finditer(r"\b(\w+)\s*\(", text[:position]):
        parameters = arguments(text, match.end())
        after = text[match.end() + len(parameters) + 1:][:40]
        if re.search(rf"\b{name}\b\s*(=|,|\Z)", parameters) and re.match(r"\s*(const\b|noexcept\b|override\b|\s)*[{:]", after):
            found = match[1]
    return found


def thrown(sources):
    """id -> the place of one throw. `sources` is path -> text without comments."""
    places = {}
    functions = {}  # a function that takes the id -> the files that may call it
    headers = "".join(text for path, text in sources.items() if path.endswith(".hpp"))
    for path, text in sources.items():
        for match in FAULT.finditer(text):
            expression = argument(text, match.end())
            place = f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
            for reason in ids_in(expression):
                places.setdefault(reason, place)
            for name in re.findall(r"\b[a-z_]\w*\b(?!\s*[(.:])", re.sub(STRING, "", expression)):
                for reason in re.findall(rf'\b{name}(?:\[\])?\s*[={{]\s*"({ID})"', text):
                    places.setdefault(reason, place)
                function = function_with_parameter(text, match.start(), name)
                if function:
                    declared = re.search(rf"\b{function}\s*\(", headers)
                    functions.setdefault(function, set()).update(sources if declared else [path])
    for function, callers in sorted(functions.items()):
        for path in callers:
            text = sources[path]
            for match in re.finditer(rf"\b{function}\s*\(", text):
                for reason in ids_in(arguments(text, match.end())):
                    places.setdefault(reason, f"{path}:{text.count(chr(10), 0, match.start()) + 1}")
    return places


def joined(literals):
    return "".join(literal[1:-1] for literal in re.findall(STRING, literals))


def values(text):
    return set(re.findall(r"\{(\w*)\}", text))


def read_texts(root, problems):
    """id -> file, and the problems of the texts themselves."""
    texts = {}
    for path in sorted((root / "src/core/reasons").glob("*.inc")):
        content = without_comments(path.read_text("utf-8"))
        rows = ROW.findall(content)
        if ROW.sub("", content).strip():
            problems.append(f"{path.name}: not understood: {ROW.sub('', content).strip()[:60]!r}")
        for reason, portuguese, english in rows:
            portuguese, english = joined(portuguese), joined(english)
            if reason in texts:
                problems.append(f"{path.name}: {reason} has a text in {texts[reason]} already")
            texts.setdefault(reason, path.name)
            if not portuguese.strip() or not english.strip():
                problems.append(f"{path.name}: {reason} lacks a language")
            elif values(portuguese) != values(english):
                problems.append(f"{path.name}: {reason} shows other values in Portuguese than in English")
        names = [row[0] for row in rows]
        for before, after in zip(names, names[1:]):
            if before > after:
                problems.append(f"{path.name}: {after} comes before {before}: keep the file sorted")
    return texts


def check(root):
    problems = []
    texts = read_texts(root, problems)
    sources = {path.relative_to(root).as_posix(): without_comments(path.read_text("utf-8"))
               for folder in ("src", "ui", "include") for path in sorted((root / folder).rglob("*.[ch]pp"))}
    for reason, place in sorted(thrown(sources).items()):
        if reason not in texts:
            problems.append(f"{place}: {reason} has no text in src/core/reasons")
    used = {match for text in sources.values() for match in re.findall(r'"(\w+)"', text)}
    problems += [f"{file}: nobody throws {reason}" for reason, file in sorted(texts.items()) if reason not in used]
    return problems


class SelfTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.add("src/core/reasons/core.inc", '{"BAD_HEX",\n "mau {x}",\n "bad "\n "{x}"},\n')
        self.add("src/core/bytes.cpp", 'throw Error(Fault::Input, "BAD_HEX");')

    def add(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def finds(self, *words):
        found = check(self.root)
        self.assertEqual(len(found), len(words), found)
        for problem, word in zip(found, words):
            self.assertIn(word, problem)

    def test_accepts_texts_that_are_thrown(self):
        self.finds()

    def test_finds_an_id_without_text(self):
        self.add("ui/a.cpp", 'throw Error(Fault::File,\n            "NO_TEXT", {{"a", "B_C"}});')
        self.finds("ui/a.cpp:1: NO_TEXT has no text")

    def test_finds_both_ids_of_a_choice(self):
        self.add("src/a/a.cpp", 'throw Error(Fault::File, f(1, 2) ? "ONE_ID" : "TWO_ID", {});')
        self.finds("ONE_ID", "TWO_ID")

    def test_follows_a_constant(self):
        self.add("src/a/a.cpp", 'constexpr auto unreadable = "NOT_READ";\ncheck(ok, Fault::File, unreadable);')
        self.finds("NOT_READ has no text")

    def test_follows_a_parameter_into_other_files(self):
        self.add("src/a/a.hpp", "Error bad(const Path& file, const char* reason);")
        self.add("src/a/a.cpp", 'Error bad(const Path& file, const char* reason) {\n return Error(Fault::File, reason); }')
        self.add("src/a/b.cpp", 'throw bad(name("x"), "FROM_AFAR");')
        self.finds("src/a/b.cpp:1: FROM_AFAR has no text")

    def test_tells_functions_of_one_name_apart(self):
        self.add("src/a/a.cpp", 'void bad(const char* reason) { throw Error(Fault::File, reason); }')
        self.add("src/a/b.cpp", 'bad("SOME_CODE");')
        self.finds()

    def test_is_not_led_astray_by_other_constants(self):
        self.add("src/a/a.cpp", 'const char* variable = "HOME_FOLDER"; // Fault::File, "NOT_THIS"\n')
        self.finds()

    def test_finds_a_text_that_nobody_throws(self):
        self.add("src/core/reasons/ui.inc", '{"NEVER_THROWN", "a", "b"},')
        self.finds("nobody throws NEVER_THROWN")

    def test_finds_two_texts_of_one_id(self):
        self.add("src/core/reasons/ui.inc", '{"BAD_HEX", "a", "b"},')
        self.finds("BAD_HEX has a text in core.inc already")

    def test_finds_a_missing_language(self):
        self.add("src/core/reasons/core.inc", '{"BAD_HEX", "a", ""},')
        self.finds("BAD_HEX lacks a language")

    def test_finds_a_row_with_one_text(self):
        self.add("src/core/reasons/core.inc", '{"BAD_HEX", "a"},')
        self.finds("not understood", "BAD_HEX has no text")

    def test_finds_values_that_one_language_forgets(self):
        self.add("src/core/reasons/core.inc", '{"BAD_HEX", "a {file}", "b"},')
        self.finds("BAD_HEX shows other values")

    def test_wants_order(self):
        self.add("src/core/reasons/core.inc", '{"BAD_HEX", "a", "b"},\n{"BAD_DATE", "a", "b"},')
        self.add("src/core/clock.cpp", 'throw Error(Fault::Input, "BAD_DATE");')
        self.finds("BAD_DATE comes before BAD_HEX")


def main():
    if sys.argv[1:] == ["--self-test"]:
        unittest.main(argv=sys.argv[:1])
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    if not (root / "src/core/reasons").is_dir():
        sys.exit(f"{root} is not the project")
    problems = check(root)
    print("\n".join(problems) or "Every reason has its text.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
