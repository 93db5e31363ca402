#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# install-packages.sh GROUP...: installs what is missing of the groups in cmake/packages.txt; quiet when nothing is.
set -eu
here=$(dirname "$0")
installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
offered() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }
# first TEST A|B...: the first alternative that passes the test
first() {
  for alternative in $(echo "$2" | tr '|' ' '); do
    if "$1" "$alternative"; then echo "$alternative" && return; fi
  done
  return 1
}
missing=
for group in "$@"; do
  for package in $(sed -n "s/^$group  *\([^ ]*\).*/\1/p" "$here/packages.txt"); do
    first installed "$package" >/dev/null || missing="$missing $package"
  done
done
[ -n "$missing" ] || exit 0

give_up() {
  echo "cunho: $1" >&2
  echo "cunho: these Debian packages are missing:$missing" >&2
  echo "cunho: install them with: apt-get install --no-install-recommends$missing" >&2
  exit 1
}
as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || give_up "not root, and there is no sudo"
  as_root="sudo"
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "cunho: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
install_missing() {
  $as_root apt-get update -q || return
  chosen=
  for package in $missing; do
    chosen="$chosen $(first offered "$package" || echo "$package")"
  done
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $chosen
}
install_missing >"$log" 2>&1 || {
  tail -n 15 "$log" >&2
  give_up "apt-get failed (is there a network?)"
}
