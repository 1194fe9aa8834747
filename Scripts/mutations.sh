#!/usr/bin/env bash
# For each invariant of the design: the test that guards it, and a one-line change to the code that makes it fail.
# Works on a copy; prints a Markdown row each. A change that no test notices is a failure.
#   mutations.sh [PATTERN]    only those whose name matches
set -uo pipefail
cd "$(dirname "$0")/.."
pattern=${1:-.}
copy=${RAPPORT_MUTATIONS:-${TMPDIR:-/var/tmp}/rapport-mutations}
mkdir -p "$copy"
export RAPPORT_SHARED="${RAPPORT_SHARED:-$PWD/../shared}"
root=$PWD
survived=0

# name | test filter | file | from | to
mutants=(
  "1 conservation|ConservationTests|Sources/Normalize/Records/Normalizer.swift|ledger.arrive(block.count)|ledger.arrive(block.count \& ~1)"
  "2 order-free|OrderFreeTests|Sources/Normalize/Records/DuplicateChoice.swift|if a.complete != b.complete { return a.complete }|if a.place != b.place { return a.place < b.place }"
  "3 no person in the output|NoPersonTests|Sources/RapportKit/Reading.swift|some responses match nobody|CANARY7731 matches nobody"
  "4 nothing below k|ProtectTests|Sources/Protect/Rules/MeasureRule.swift|answers > 0 \&\& (answers < threshold|answers > 0 \&\& (answers < 1"
  "4 the audit sees it|AuditTests|Sources/Audit/Audit.swift|-|-"
  "5 whole or nothing|WholeOrNothingTests|Sources/RapportKit/Publication.swift|try Folders.replace(draft, with: fresh)|try Folders.remove(draft); try Folders.make(draft)"
  "6 say which|WholeOrNothingTests|Sources/Analyse/Description/Describe.swift|finding.note = .noPool|finding.note = nil"
  "7 never silently|BadInputTests|Sources/Ingest/Delimited/RecordWalker.swift|column + 1 < width ? .short|column + 1 < 1 ? .short"
  "8 reverse by declared bounds|ScoreTests|Sources/Score/TallyLayout.swift|base: Int32(scale.highest + 1)|base: Int32(scale.highest)"
)

git ls-files -z | xargs -0 cp --parents -u -t "$copy"
for mutant in "${mutants[@]}"; do
  IFS='|' read -r name filter file from to <<<"$mutant"
  [[ $name =~ $pattern && $from != - ]] || continue
  cp "$file" "$copy/$file"
  if ! grep -qF -- "${from//\\&/&}" "$copy/$file"; then
    echo "| $name | $filter | $file: the line to change is not there |"; survived=1; continue
  fi
  sed -i "s^$(sed 's/[][\.*^$]/\\&/g' <<<"${from//\\&/&}")^$to^" "$copy/$file"
  if out=$(cd "$copy" && swift test --filter "$filter" 2>&1); then
    echo "| $name | $filter | SURVIVED: $from -> $to |"; survived=1
  else
    failed=$(grep -cE '✘ Test .* failed' <<<"$out")
    echo "| $name | \`$filter\` | \`${file##*/}\`: \`${from//\\&/&}\` → \`${to//\\&/&}\` | $failed tests fail |"
  fi
  cp "$file" "$copy/$file"
done
exit $survived
