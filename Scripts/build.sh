#!/usr/bin/env bash
# Builds the release binary, the same way wherever it is wanted.
set -uo pipefail
cd "$(dirname "$0")/.."
. Scripts/traits.sh
# With the standard library linked in, a run starts some milliseconds sooner and needs no toolchain beside it.
static=()
[[ $(uname) == Linux ]] && static=(--static-swift-stdlib)
swift build -c release --product rapport "${traits[@]}" "${static[@]}"
