#!/usr/bin/env bash
# Format and the repository's own rules. Exit 1 with a list when something is off.
set -uo pipefail
cd "$(dirname "$0")/.."
status=0
complain() { echo "lint: $1" >&2; status=1; }

swift format lint --strict --recursive --parallel Package.swift Sources Tests Fuzzing Benchmarks/Package.swift \
  Benchmarks/Sources || complain "swift-format found something"

tracked=$(git ls-files | grep -E '(^|/)(\.build|Package\.resolved|rapport-out)' || true)
[[ -z $tracked ]] || complain "build products are tracked: $tracked"

unsafe=$(git grep -nE 'try!|as! |@unchecked Sendable|nonisolated\(unsafe\)' -- Sources | grep -v SAFETY | while IFS=: read -r file line _; do
  sed -n "$((line - 1)),${line}p" "$file" | grep -q SAFETY || echo "$file:$line"; done)
[[ -z $unsafe ]] || complain "unchecked code without a SAFETY line: $unsafe"

dispatch=$(git grep -lE '^import Dispatch' -- Sources | grep -v '^Sources/Workers/' || true)
[[ -z $dispatch ]] || complain "Dispatch is imported outside Workers: $dispatch"
for file in $(git ls-files 'Sources/*.swift'); do
  lines=$(wc -l <"$file")
  ((lines <= 400)) || complain "$file has $lines lines; a file is one concept"
done
((status == 0)) && echo "lint: clean"
exit $status
