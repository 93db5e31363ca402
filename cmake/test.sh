#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# test.sh [CTEST OPTION...]: installs what is missing, builds everything with warnings as errors, runs all tests but
# those labelled long, and ends with one line: "N passed, N failed, N skipped".
set -eu
cd "$(dirname "$0")/.."
sh cmake/install-packages.sh build test
build=build/dev
mkdir -p build

quietly() {
  "$@" >build/test.log 2>&1 || {
    tail -n 60 build/test.log >&2
    echo "cunho: failed: $* (whole log: build/test.log)" >&2
    exit 1
  }
}
[ -f "$build/build.ninja" ] || quietly cmake --preset dev
quietly cmake --build "$build"
quietly cmake --build "$build" --target all_verify_interface_header_sets

report="$PWD/build/tests.xml"
rm -f "$report"
status=0
QT_QPA_PLATFORM=offscreen ctest --test-dir "$build" -LE long -j "$(nproc)" --output-on-failure --output-junit "$report" \
  "$@" >build/test.log 2>&1 || status=$?
count() { sed -n "s/^[[:space:]]*$1=\"\([0-9]*\)\".*/\1/p" "$report" | head -n 1; }
if [ ! -f "$report" ]; then
  tail -n 60 build/test.log >&2
  exit 1
fi
total=$(count tests)
failed=$(count failures)
skipped=$(($(count skipped) + $(count disabled)))
if [ "$status" -ne 0 ]; then
  grep -vE '^ *[0-9]+/[0-9]+ Test .* Passed|^ *Start +[0-9]+:' build/test.log | tail -n 200 >&2
fi
echo "$((total - failed - skipped)) passed, $failed failed, $skipped skipped"
[ "$status" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$total" -gt 0 ]
