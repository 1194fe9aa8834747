#!/usr/bin/env bash
# All tests of the repository. Material beside the repository (RAPPORT_SHARED, default ../shared) is used where it is;
# tests that need it are skipped by name where it is not.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build --build-tests -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error 2>&1 |
  grep -vE '^\[[0-9]+/[0-9]+\]|^Building|^Fetch|^Computing|^Creating|^Working|^Build complete|^$' || true
swift test --skip-build "$@"
