#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# run.sh BUILD seeds              writes the seeds anew
# run.sh BUILD TARGET SECONDS     runs a target from its seeds for so long; what it finds stays in BUILD/findings
# CUNHO_FUZZ_SEED=N is another sequence; CUNHO_FUZZ_CORPUS=DIR keeps the inputs that reached something new in
# DIR/TARGET, and starts from those there.
set -eu
build=$1
target=$2
case $target in
  seeds)
    rm -rf "$build/seeds"
    exec "$build/bin/cunho-fuzz-seeds" "$build/seeds"
    ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
corpus=${CUNHO_FUZZ_CORPUS:-$scratch/corpus}/$target
findings=$build/findings
mkdir -p "$corpus" "$findings" "$scratch/tmp"
dictionary=$here/$target.dict
case $target in changes | qpdf_reader) dictionary=$here/pdf.dict ;; esac
status=0
# The same sequence all day, another one tomorrow.
ASAN_OPTIONS=quarantine_size_mb=32 TMPDIR=$scratch/tmp "$build/bin/cunho-fuzz-$target" -max_total_time="$3" \
  -seed="${CUNHO_FUZZ_SEED:-$(date -u +%Y%m%d)}" -timeout=20 -rss_limit_mb=1500 -max_len=20000 -use_value_profile=1 -print_final_stats=1 \
  -artifact_prefix="$findings/$target-" $([ ! -f "$dictionary" ] || echo "-dict=$dictionary") \
  "$corpus" "$build/seeds/$target" >"$scratch/log" 2>&1 || status=1
grep -vE '^#[0-9]+[[:space:]]+(NEW|REDUCE|RELOAD|pulse)|^"' "$scratch/log"
if [ "$status" -ne 0 ]; then
  echo "cunho: $target found something: $(ls -t "$findings/$target-"* 2>/dev/null | head -n 1)"
fi
exit "$status"
