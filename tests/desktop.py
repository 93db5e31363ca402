#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
"""Has the desktop's own programs judge what is installed for it: desktop.py SOURCE BUILD; 77 when one is missing."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LIMIT = 60  # seconds for each program


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    if done.returncode != 0 or "error" in done.stdout.lower():
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")


def entries(desktop):
    group, found = "", {}
    for line in desktop.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[]")
        elif "=" in line:
            key, value = line.split("=", 1)
            found[group, key] = value
    return found


def main(source, build):
    for tool in ("desktop-file-validate", "appstreamcli"):
        if shutil.which(tool) is None:
            print(f"{tool} is missing")
            sys.exit(77)
    resources = source / "resources" / "desktop"
    run("desktop-file-validate", resources / "cunho.desktop")
    run("appstreamcli", "validate", "--no-net", resources / "org.cunho.Cunho.metainfo.xml")
    found = entries(resources / "cunho.desktop")
    assert "application/pdf" in found["Desktop Entry", "MimeType"].split(";")
    assert found["Desktop Entry", "Exec"] == "cunho %F"
    assert "sign" in found["Desktop Entry", "Actions"].split(";")
    assert found["Desktop Action sign", "Exec"] == "cunho --sign %F"
    script = (build / "cmake_install.cmake").read_text(encoding="utf-8")
    for name in ("cunho.desktop", "org.cunho.Cunho.metainfo.xml", "cunho.svg"):
        assert name in script, f"{name} is not installed"
    with tempfile.TemporaryDirectory() as folder:  # the association that a file manager reads
        applications = Path(folder) / "applications"
        applications.mkdir()
        shutil.copy(resources / "cunho.desktop", applications)
        run("update-desktop-database", applications)
        cache = (applications / "mimeinfo.cache").read_text(encoding="utf-8")
        assert "application/pdf=cunho.desktop" in cache, cache


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
