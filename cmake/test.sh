#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# test.sh [CTEST OPTION...]: installs what is missing, builds everything with warnings as errors, runs all tests but
# those labelled long and every fuzz target, and ends with one line: "N passed, N failed, N skipped".
set -eu
cd "$(dirname "$0")/.."
sh cmake/install-packages.sh build test
mkdir -p build

quietly() {
  "$@" >build/test.log 2>&1 || {
    tail -n 60 build/test.log >&2
    echo "cunho: failed: $* (whole log: build/test.log)" >&2
    exit 1
  }
}
for preset in dev fuzz; do
  [ -f "build/$preset/build.ninja" ] || quietly cmake --preset "$preset"
  quietly cmake --build "build/$preset"
done
quietly cmake --build build/dev --target all_verify_interface_header_sets

count() { sed -n "s/^[[:space:]]*$1=\"\([0-9]*\)\".*/\1/p" "$report" | head -n 1; }
total=0 failed=0 skipped=0 broken=0
# run_tests PRESET JOBS [CTEST OPTION...]: adds to the counts
run_tests() {
  report="$PWD/build/tests-$1.xml"
  folder=build/$1
  jobs=$2
  shift 2
  rm -f "$report"
  status=0
  QT_QPA_PLATFORM=offscreen ctest --test-dir "$folder" -LE long -j "$jobs" --output-on-failure \
    --output-junit "$report" "$@" >build/test.log 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    broken=1
    grep -vE '^ *[0-9]+/[0-9]+ Test .* Passed|^ *Start +[0-9]+:' build/test.log | tail -n 200 >&2
  fi
  [ -f "$report" ] || return 0
  total=$((total + $(count tests)))
  failed=$((failed + $(count failures)))
  skipped=$((skipped + $(count skipped) + $(count disabled)))
}
run_tests dev $((2 * $(nproc))) "$@" # two a core: journeys wait for clocks and servers half of their time
run_tests fuzz "$(nproc)" "$@" # six seconds for each target: docs/fuzzing.md
# Each guideline of the State is shown by tests that passed just now, when all of them were run.
[ $# -gt 0 ] || python3 tests/compliance.py docs/compliance.md build/tests-dev.xml >build/test.log 2>&1 || {
  broken=1
  cat build/test.log >&2
}
echo "$((total - failed - skipped)) passed, $failed failed, $skipped skipped"
[ "$broken" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$total" -gt 0 ]
