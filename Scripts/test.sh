#!/usr/bin/env bash
# All tests of the repository. Material beside the repository (RAPPORT_SHARED, default ../shared) is used where it is;
# tests that need it are skipped by name where it is not.
set -euo pipefail
cd "$(dirname "$0")/.."
# An import that Package.swift does not list is an error: the walls between the rooms are the compiler's.
exec swift test --explicit-target-dependency-import-check error "$@"
