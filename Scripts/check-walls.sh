#!/usr/bin/env bash
# The walls between rooms hold: a forbidden import planted in a copy is refused by the build.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git ls-files -z | grep -zv '^SampleData/' | xargs -0 cp --parents -t "$work"
build() { (cd "$work" && swift build --target "$1" --scratch-path "$work/.build" --explicit-target-dependency-import-check error) 2>&1; }
plant() {
  local room=$1 import=$2
  printf 'import %s\n' "$import" >"$work/Sources/$room/Planted.swift"
  if out=$(build "$room"); then
    echo "walls: $room may import $import, and must not" >&2
    exit 1
  fi
  grep -qE "no such module|is not declared|imported by|missing required module" <<<"$out" || { echo "$out" | tail -5 >&2; exit 1; }
  rm "$work/Sources/$room/Planted.swift"
  echo "walls: $room cannot import $import"
}
plant Statistics Study
plant Study Diagnostics
plant Audit Protect
plant Publish Score
plant Publish Statistics
