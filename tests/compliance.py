#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
"""Checks the table of docs/compliance.md against a run of the tests.

    compliance.py TABLE JUNIT...   every guideline has a row; a mandatory one names tests, all of which passed in
                                   this run (ctest --output-junit), or says what it awaits
    compliance.py --self-test      proves that each of these is found

A row reads: | sources | M or R | what the program does | what shows it |. The last cell holds names of tests in
backquotes, as ctest has them, or "awaits" and one of AWAITED. A row marked "not applicable" says why in its third
cell; it may not be mandatory.
"""
import re
import sys
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

GUIDELINES = [f"S{n}" for n in range(1, 26)] + [f"C{n}" for n in range(1, 25)] + [f"P{n}" for n in range(1, 19)]
AWAITED = ("users",)
SOURCE = re.compile(r"[SCP]\d+")


def rows_of(text):
    """Sources, kind, answer and proof of each row."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and SOURCE.match(cells[0]):
            yield SOURCE.findall(cells[0]), cells[1], cells[2], cells[3]


def outcomes_of(reports):
    """Test name → "passed", or how it did not."""
    outcomes = {}
    for report in reports:
        for case in report.iter("testcase"):
            status = case.get("status", "run")
            bad = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
            outcomes[case.get("name")] = bad[0] if bad else "passed" if status == "run" else status
    return outcomes


def check_row(name, kind, answer, proof, outcomes):
    if kind not in ("M", "R"):
        yield f"{name}: neither mandatory (M) nor recommended (R)"
    tests = re.findall(r"`([^`]+)`", proof)
    awaits = re.match(r"awaits (.+)", proof)
    if awaits and awaits[1] not in AWAITED:
        yield f"{name}: awaits something unknown: {awaits[1]}"
    if not tests and not awaits and (kind == "M" or proof != "not applicable"):
        yield f"{name}: nothing shows it"
    if not answer:
        yield f"{name}: says nothing"
    for test in tests:
        outcome = outcomes.get(test, "not in this run")
        if outcome != "passed":
            yield f"{name}: {test}: {outcome}"


def check(text, reports):
    """Everything that is wrong, as lines."""
    outcomes = outcomes_of(reports)
    seen = {}
    problems = []
    for sources, kind, answer, proof in rows_of(text):
        name = " ".join(sources)
        for source in sources:
            if source in seen:
                problems.append(f"{source} has two rows")
            if source not in GUIDELINES:
                problems.append(f"{source} is no guideline")
            seen[source] = proof
        problems += check_row(name, kind, answer, proof, outcomes)
    problems += [f"{source} has no row" for source in GUIDELINES if source not in seen]
    return problems


class SelfTest(unittest.TestCase):
    report = xml.fromstring(
        '<testsuite><testcase name="A.Passed" status="run"/><testcase name="A.Failed" status="fail"><failure/>'
        '</testcase><testcase name="A.Skipped" status="notrun"><skipped/></testcase>'
        '<testcase name="A.Disabled" status="disabled"/></testsuite>')

    def table(self, **changed):
        rows = {source: f"| {source} | M | done | `A.Passed` |" for source in GUIDELINES}
        rows.update({source: row for source, row in changed.items()})
        return "\n".join(row for row in rows.values() if row)

    def finds(self, text, *problems):
        self.assertEqual(list(problems), check(text, [self.report]))

    def test_accepts_a_whole_table(self):
        self.finds(self.table())

    def test_wants_every_guideline_once(self):
        self.finds(self.table(S3="", P2="| P2 S4 | M | done | `A.Passed` |"), "S4 has two rows", "S3 has no row")

    def test_wants_a_proof(self):
        self.finds(self.table(S1="| S1 | M | done | |"), "S1: nothing shows it")
        self.finds(self.table(S1="| S1 | M | done | not applicable |"), "S1: nothing shows it")
        self.finds(self.table(S15="| S15 | R | no HSM: one person's computer | not applicable |"))

    def test_wants_tests_that_passed(self):
        for name, how in (("A.Failed", "failure"), ("A.Skipped", "skipped"), ("A.Disabled", "disabled"),
                          ("A.Absent", "not in this run")):
            self.finds(self.table(S1=f"| S1 | M | done | `A.Passed`, `{name}` |"), f"S1: {name}: {how}")

    def test_knows_what_may_be_awaited(self):
        self.finds(self.table(C1="| C1 | M | later | awaits users |"))
        self.finds(self.table(C1="| C1 | M | later | awaits Godot |"), "C1: awaits something unknown: Godot")

    def test_wants_words(self):
        self.finds(self.table(C1="| C1 | X | | `A.Passed` |"), "C1: neither mandatory (M) nor recommended (R)",
                   "C1: says nothing")


def main():
    if sys.argv[1:] == ["--self-test"]:
        unittest.main(argv=sys.argv[:1])
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    problems = check(text, [xml.parse(name).getroot() for name in sys.argv[2:]])
    awaiting = [proof for _, _, _, proof in rows_of(text) if proof.startswith("awaits")]
    print("\n".join(problems) or f"Every guideline is met, but {len(awaiting)} rows that await something.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
