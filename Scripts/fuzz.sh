#!/usr/bin/env bash
# Looks for XML that pieces read otherwise than one parser: fuzz.sh [SECONDS], 60 without. Fails on a finding, and leaves
# the inputs that show it in .build/fuzz-findings. `.build/fuzz/release/XMLRecords FILE` runs one again.
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
findings=.build/fuzz-findings corpus=.build/fuzz-corpus
mkdir -p "$findings" "$corpus" .build/fuzz
work=$(mktemp -d "$([[ -w /dev/shm ]] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/fuzz-XXXXXX")
trap 'rm -rf "$work"' EXIT
RAPPORT_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product XMLRecords \
  -Xswiftc -sanitize=fuzzer,address >"$work/build.log" 2>&1 || { tail -n 30 "$work/build.log"; exit 1; }
Fuzzing/XMLRecords/seeds.py "$work/seeds"
before=$(find "$findings" -type f | wc -l)
TMPDIR=$work .build/fuzz/release/XMLRecords -max_total_time="$seconds" -max_len=2000 -timeout=20 -print_final_stats=1 \
  -dict=Fuzzing/XMLRecords/xml.dict -artifact_prefix="$findings/" "$corpus" "$work/seeds" >"$work/log" 2>&1
status=$?
found=$(($(find "$findings" -type f | wc -l) - before))
executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
((status == 0)) || tail -n 40 "$work/log" | cut -c 1-600
echo "fuzz: ${executions:-no} documents in $seconds s, $found findings"
# Ended otherwise than well, or without having done anything, is no proof either.
((status == 0 && found == 0 && ${executions:-0} > 0))
