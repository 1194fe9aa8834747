#!/usr/bin/env bash
# Looks for files that are read wrongly, or that end the program: fuzz.sh [SECONDS [TARGET...]], 60 seconds a target and
# all targets without names. Fails on a finding, and leaves the inputs that show it in .build/fuzz-findings/TARGET.
# `.build/fuzz/release/TARGET FILE` runs one again.
set -uo pipefail
cd "$(dirname "$0")/.."
. Scripts/traits.sh
seconds=${1:-60}
(($# > 0)) && shift
targets=("$@")
((${#targets[@]} > 0)) || targets=(XMLRecords Delimited Detector Structures Workbooks SPSS)
mkdir -p .build/fuzz
work=$(mktemp -d "$([[ -w /dev/shm ]] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/fuzz-XXXXXX")
trap 'rm -rf "$work"' EXIT
# Memory that was freed is watched for a while; with more of it each small file costs as much as a large one.
export ASAN_OPTIONS=${ASAN_OPTIONS:-quarantine_size_mb=8:thread_local_quarantine_size_kb=256}

fuzz() {
  local target=$1 findings=.build/fuzz-findings/$1 corpus=.build/fuzz-corpus/$1 before status found executions
  mkdir -p "$findings" "$corpus"
  RAPPORT_FUZZ=1 swift build -c release "${traits[@]}" --scratch-path .build/fuzz --product "$target" \
    -Xswiftc -sanitize=fuzzer,address >"$work/build.log" 2>&1 || { tail -n 30 "$work/build.log"; return 1; }
  if [[ -x Fuzzing/$target/seeds.py ]]; then "Fuzzing/$target/seeds.py" "$work/seeds-$target"
  else Fuzzing/Support/seeds.py "$target" "$work/seeds-$target"; fi
  # Leaks are looked for at the end: after each input it would take a third of the time.
  local options=(-max_len=4000 -timeout=5 -detect_leaks=0)
  [[ $target == XMLRecords ]] && options=(-max_len=2000 -timeout=20 -detect_leaks=0)
  [[ $target =~ XMLRecords|Structures|Workbooks ]] && options+=(-dict=Fuzzing/XMLRecords/xml.dict)
  before=$(find "$findings" -type f | wc -l)
  TMPDIR=$work ".build/fuzz/release/$target" -max_total_time="$seconds" "${options[@]}" -print_final_stats=1 \
    -artifact_prefix="$findings/" "$corpus" "$work/seeds-$target" >"$work/log" 2>&1
  status=$?
  found=$(($(find "$findings" -type f | wc -l) - before))
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
  ((status == 0)) || tail -n 40 "$work/log" | cut -c 1-600
  echo "fuzz: $target: ${executions:-no} documents in $seconds s, $found findings"
  # Ended otherwise than well, or without having done anything, is no proof either.
  ((status == 0 && found == 0 && ${executions:-0} > 0))
}

failed=0
for target in "${targets[@]}"; do fuzz "$target" || failed=1; done
exit $failed
