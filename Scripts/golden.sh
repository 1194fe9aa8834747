#!/usr/bin/env bash
# Compares every statistic with the golden tables beside the repository (RAPPORT_SHARED) and prints a table by topic, with what
# is not compared and why. Exit 1 when a number fails.
set -uo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
Scripts/test.sh --filter 'StatisticsTests.Golden' >"$log" 2>&1
status=$?
grep -aE '^golden .* (skips|FAILS) ' "$log" | sort
grep -aE 'error:|not found' "$log" | sort -u | head -20
printf '%-14s %7s %7s %7s\n' topic passed failed skipped
rows=$(sed -nE 's/^golden ([a-z_]+): ([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3 \4/p' "$log" | sort)
awk 'NF { printf "%-14s %7d %7d %7d\n", $1, $2, $3, $4; p += $2; f += $3; s += $4 }
     END { printf "%-14s %7d %7d %7d\n", "all", p, f, s }' <<<"$rows"
exit $status
