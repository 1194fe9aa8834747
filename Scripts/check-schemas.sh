#!/usr/bin/env bash
# Validates the sample's outputs with an independent validator against the schemas in the binary.
set -euo pipefail
cd "$(dirname "$0")/.."
rapport=.build/release/rapport
venv=.build/schema-venv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! command -v check-jsonschema >/dev/null; then
  [[ -x $venv/bin/check-jsonschema ]] || { python3 -m venv "$venv" && "$venv/bin/pip" install -q check-jsonschema; }
  PATH=$PWD/$venv/bin:$PATH
fi
"$rapport" run -q pipeline.yml --out "$work/out"
"$rapport" release -q pipeline.yml --out "$work/out"
for name in results run; do
  "$rapport" schema "$name" >"$work/$name.schema.json"
  check-jsonschema --schemafile "$work/$name.schema.json" "$work/out/draft/$name.json" "$work"/out/releases/*/"$name.json"
done
"$rapport" schema ledger >"$work/ledger.schema.json"
check-jsonschema --schemafile "$work/ledger.schema.json" "$work/out/state/ledger.json"
"$rapport" schema diagnostics >"$work/diagnostics.schema.json"
"$rapport" check pipeline.yml --format json >"$work/diagnostics.json"
check-jsonschema --schemafile "$work/diagnostics.schema.json" "$work/diagnostics.json"
"$rapport" schema inspect >"$work/inspect.schema.json"
"$rapport" inspect SampleData/2026-spring/qualtrics.csv --json >"$work/inspect-csv.json"
"$rapport" inspect SampleData/2025-autumn/responses.lsr --labels SampleData/2025-autumn/survey.lss --json >"$work/inspect-xml.json"
check-jsonschema --schemafile "$work/inspect.schema.json" "$work/inspect-csv.json" "$work/inspect-xml.json"
# The schemas must be able to refuse.
python3 - "$work" <<'P'
import json, sys, pathlib
work = pathlib.Path(sys.argv[1])
d = json.load(open(work / "out/draft/results.json"))
d["rows"][0][3] = -1
json.dump(d, open(work / "bad.json", "w"))
P
if check-jsonschema --schemafile "$work/results.schema.json" "$work/bad.json" >/dev/null 2>&1; then
  echo "schemas: a negative n was accepted" >&2
  exit 1
fi
echo "schemas: 8 files valid, 1 planted fault refused"
