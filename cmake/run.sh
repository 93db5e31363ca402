#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# run.sh [--headless] [OPTION...]: installs what is missing, builds, and opens Cunho in the sandbox. With --headless it
# issues, signs and verifies an invoice below build/demo (or $CUNHO_DEMO) and prints where everything lies.
set -eu
cd "$(dirname "$0")/.."
sh cmake/install-packages.sh build
build=build/release

quietly() {
  "$@" >build/run.log 2>&1 || {
    tail -n 40 build/run.log >&2
    echo "cunho: failed: $* (whole log: build/run.log)" >&2
    exit 1
  }
}
mkdir -p build
[ -f "$build/build.ninja" ] || { echo "cunho: building, some minutes the first time" >&2; quietly cmake --preset release; }
quietly cmake --build "$build"

if [ "${1:-}" != "--headless" ]; then
  if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "cunho: no display here; run this on a desktop, or: sh cmake/run.sh --headless" >&2
    exit 1
  fi
  exec "$build/bin/cunho" "$@"
fi

cli="$build/bin/cunho-cli"
demo=${CUNHO_DEMO:-build/demo}
mkdir -p "$demo"
db="$demo/empresa.db"
today=$(TZ=Europe/Lisbon date +%F)
series="$(echo "$today" | cut -c1-4)A"
"$cli" company show --db "$db" >/dev/null 2>&1 ||
  "$cli" company set --db "$db" --nif 500000000 --name 'Atelier do Mondego, Lda' --address 'Rua da Sofia, 12' \
    --postal-code 3000-389 --city Coimbra --email geral@mondego.example
"$cli" series list --db "$db" | grep -q "^FT $series " ||
  "$cli" series add --db "$db" --id "$series" --code SANDBOX1
cat >"$demo/rascunho.json" <<J
{"type": "FT", "series": "$series", "date": "$today", "prices": "net", "globalDiscount": "0",
 "customer": {"nif": "599999993", "name": "Padaria São João, Lda", "address": "Largo da Portagem, 3",
              "postalCode": "3000-337", "city": "Coimbra", "country": "PT"},
 "lines": [
  {"code": "ID01", "description": "Projeto de identidade visual", "quantity": "1", "unit": "un",
   "unitPrice": "850", "discount": "0", "region": "PT", "tax": "NOR"},
  {"code": "CAT5", "description": "Impressão de catálogo A5", "quantity": "250", "unit": "un",
   "unitPrice": "1.85", "discount": "5", "region": "PT", "tax": "RED"},
  {"code": "FORM", "description": "Formação certificada", "quantity": "6", "unit": "h",
   "unitPrice": "45", "discount": "0", "region": "PT", "tax": "ISE", "exemption": "M07"}]}
J
json=$("$cli" issue --db "$db" --sign --json "$demo/rascunho.json") || {
  echo "cunho: not signed: $json" >&2
  exit 1
}
member() { printf '%s' "$json" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
pdf=$(printf '%s' "$json" | sed -n 's/.*"signature":{[^}]*"file":"\([^"]*\)".*/\1/p')
level=$(printf '%s' "$json" | sed -n 's/.*"signature":{"level":"\([^"]*\)".*/\1/p')
sandbox="$(cd "$demo" && pwd)/sandbox"
echo "Fatura:  $(member number)"
echo "ATCUD:   $(member atcud)"
echo "PDF:     $pdf"
echo "Nível:   $level"
echo "Raiz:    $sandbox/root.pem"
echo "OCSP:    $sandbox/ocsp-root.pem"
echo
# The sandbox ended with the command that signed: what the file holds must do.
"$cli" verify --offline --trust "$sandbox/root.pem" --trusted-responder "$sandbox/ocsp-root.pem" "$pdf"
