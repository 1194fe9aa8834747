#!/usr/bin/env bash
# All tests of the repository. Material beside the repository (RAPPORT_SHARED, default ../shared) is used where it is;
# tests that need it are skipped by name where it is not.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/traits.sh
command -v python3 >/dev/null && Scripts/check_walls.py
exec swift test "${traits[@]}" "$@"
