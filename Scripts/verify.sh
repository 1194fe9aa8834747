#!/usr/bin/env bash
# The long proofs. Each part that has passed on this commit is not run again; the table goes to docs/verification.md.
set -uo pipefail
cd "$(dirname "$0")/.."
export RAPPORT_SHARED="${RAPPORT_SHARED:-$PWD/../shared}"
state=.build/verify/$(git rev-parse --short HEAD)
mkdir -p "$state"
Scripts/build.sh >/dev/null || exit 1
command -v strace >/dev/null || { apt-get update -qq && apt-get install -y -qq strace; } >/dev/null 2>&1

part() {
  local name=$1; shift
  if [[ -e $state/$name.ok ]]; then echo "== $name: passed before"; return; fi
  local start=$SECONDS
  echo "== $name"
  if "$@" >"$state/$name.log" 2>&1; then
    tail -n 3 "$state/$name.log"
    echo $((SECONDS - start)) >"$state/$name.ok"
  else
    tail -n 20 "$state/$name.log"; echo "== $name: FAILED"; failed=1
  fi
}
same_without_fma() {
  local work; work=$(mktemp -d)
  .build/release/rapport run -q --out "$work/a" && \
    GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable .build/release/rapport run -q --out "$work/b" && \
    cmp "$work/a/draft/results.json" "$work/b/draft/results.json" && echo "same bytes with AVX2 and FMA masked"
  local status=$?; rm -rf "$work"; return $status
}
seeds() { RAPPORT_SEEDS=${RAPPORT_SEEDS:-1-1500} Scripts/test.sh --filter 'ProtectTests|AuditTests'; }

failed=0
targets=(XMLRecords Delimited Detector Structures Workbooks SPSS)
part kill-at-every-call Scripts/kill_at_every_call.py .build/release/rapport
part same-bytes-without-fma same_without_fma
part protection-seeds seeds
part mutations Scripts/mutations.py
part bench Benchmarks/bench.sh
part slow-inputs Scripts/slow_inputs.py
for target in "${targets[@]}"; do part "fuzz-$target" Scripts/fuzz.sh 600 "$target"; done

{
  echo "# Verification"
  echo
  echo "Made by \`make verify\`; each part's last lines."
  for name in kill-at-every-call same-bytes-without-fma protection-seeds mutations bench slow-inputs "${targets[@]/#/fuzz-}"; do
    echo; echo "## $name"; echo
    if [[ -e $state/$name.ok ]]; then
      echo "Passed in $(cat "$state/$name.ok") s."; echo
      if [[ $name == mutations ]]; then
        echo "| invariant | test | one-line change | noticed |"; echo "| --- | --- | --- | --- |"; grep '^|' "$state/$name.log"
      elif [[ $name == bench ]]; then sed -n '/^|/p' "$state/$name.log"
      else echo '```text'; tail -n 12 "$state/$name.log" | sed "s#$PWD#.#g"; echo '```'; fi
    else echo "Not passed on this commit."; fi
  done
} >docs/verification.md
exit $failed
