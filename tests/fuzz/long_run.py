#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
"""Runs the fuzz targets for long, and keeps count (docs/fuzzing.md).

    long_run.py BUILD MINUTES [TARGET...]    two at a time, at nice 19, in turns: who had least goes next
    long_run.py BUILD                        the figures of every run in BUILD so far, as the table of the docs

The figures are added up in BUILD/figures.json; what reached something new stays in BUILD/corpus. BUILD is made by
the preset fuzz.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

SLICE = 180  # seconds of one turn
HERE = Path(__file__).resolve().parent


class Figures:
    """Processor time, runs, edges and findings of each target."""

    def __init__(self, build):
        self.file = build / "figures.json"
        self.lock = threading.Lock()
        self.all = json.loads(self.file.read_text()) if self.file.exists() else {}

    def add(self, target, cpu, output, failed):
        with self.lock:
            row = self.all.setdefault(target, {"cpu": 0.0, "runs": 0, "edges": 0, "findings": 0})
            last = lambda pattern: int((re.findall(pattern, output) or ["0"])[-1])
            row["cpu"] += cpu
            row["runs"] += last(r"number_of_executed_units: (\d+)") or last(r"(\d+) files, \d+ findings")
            row["edges"] = max(row["edges"], last(r"cov: (\d+)"))
            row["findings"] += failed
            self.file.write_text(json.dumps(self.all, indent=1))

    def table(self):
        lines = ["| target | CPU minutes | runs | edges | findings |", "|---|---|---|---|---|"]
        for target, row in sorted(self.all.items()):
            lines.append("| {} | {:.1f} | {:,} | {} | {} |".format(
                target, row["cpu"] / 60, row["runs"], row["edges"] or "–", row["findings"]))
        return "\n".join(lines)


def run(build, target, seconds):
    """One turn of a target: processor time, output, whether it found something."""
    if target == "readers":
        command = [build / "bin/cunho-fuzz-readers", str(seconds), str(time.time_ns()), build / "findings"]
    else:
        command = ["sh", HERE / "run.sh", build, target, str(seconds)]
    environment = dict(os.environ, CUNHO_FUZZ_CORPUS=str(build / "corpus"), CUNHO_FUZZ_SEED=str(time.time_ns() % 2**31))
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(["nice", "-n", "19", *command], stdout=output, stderr=output, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        output.seek(0)
        return usage.ru_utime + usage.ru_stime, output.read().decode(errors="replace"), status != 0


def work(build, targets, figures, end, busy):
    while time.time() < end:
        with figures.lock:
            free = [target for target in targets if target not in busy]
            target = min(free, key=lambda name: figures.all.get(name, {"cpu": 0})["cpu"])
            busy.add(target)
        cpu, output, failed = run(build, target, max(5, min(SLICE, int(end - time.time()))))
        figures.add(target, cpu, output, failed)
        with figures.lock:
            busy.discard(target)
        if failed:
            print(target, output[-2000:], flush=True)


def main(arguments):
    if not arguments:
        print(__doc__)
        return 2
    build = Path(arguments[0]).resolve()
    figures = Figures(build)
    if len(arguments) > 1:
        every = [path.stem.removesuffix("_fuzz") for path in sorted(HERE.glob("*_fuzz.cpp"))] + ["readers"]
        end = time.time() + 60 * float(arguments[1])
        workers = [threading.Thread(target=work, args=(build, arguments[2:] or every, figures, end, busy))
                   for busy in [set()] for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    print(figures.table())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
