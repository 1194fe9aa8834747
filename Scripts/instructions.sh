#!/usr/bin/env bash
# Counts the instructions of a small fixed run and compares them with Benchmarks/instructions.json.
#
#   instructions.sh            fails when the same tools count more than 3 % above the figure
#   instructions.sh --accept   makes the count of now the figure
#
# A time depends on the machine and on its other work; a count does not, once everything that chooses a way through the
# code is fixed: one worker, the seed of hashing, the environment, the names of files, and the processor. Programs see
# the processor that valgrind emulates, without AVX-512 and SHA instructions, with AVX2 only where the machine has it
# (hence a part of the architecture's name). libc is told to use nothing beyond SSE2, and the sizes of caches. BoringSSL
# (SHA-256) has no such switch in an environment and goes by the emulated processor.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
binary=$root/.build/release/rapport
rows=2000
say() { echo "instructions: $1"; }

[[ $# == 0 || $* == --accept ]] || { say "usage: instructions.sh [--accept]" >&2; exit 2; }

# Through apt, where that needs no password.
install_valgrind() {
  local sudo=()
  command -v apt-get >/dev/null || return 1
  ((EUID == 0)) || { sudo -n true 2>/dev/null && sudo=(sudo -n); } || return 1
  say "installing valgrind"
  export DEBIAN_FRONTEND=noninteractive
  "${sudo[@]}" apt-get update -qq &&
    "${sudo[@]}" apt-get install -y -qq --no-install-recommends valgrind >/dev/null
}

command -v valgrind >/dev/null || install_valgrind || { say "skipped: no valgrind, and no way to install it"; exit 0; }
if [[ ! -x $binary || -n $(find Package.swift Sources -newer "$binary" -print -quit) ]]; then
  Scripts/build.sh
fi

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
python3 Benchmarks/small_export.py "$rows" >"$work/reference.csv"
cp Benchmarks/reference.yml "$work/"
# Code is the same without debug information, which versions of valgrind in use cannot read.
strip --strip-debug -o "$work/rapport" "$binary"
cd "$work"

off=(AVX512F AVX512VL AVX512BW AVX2 AVX AVX_Fast_Unaligned_Load FMA BMI1 BMI2 LZCNT MOVBE POPCNT RTM ERMS FSRM SSE4_2
  SSE4_1 SSSE3)
tunables=(
  "glibc.cpu.hwcaps=$(IFS=,; echo "${off[*]/#/-}")"
  glibc.cpu.x86_data_cache_size=32768
  glibc.cpu.x86_shared_cache_size=1048576
  glibc.cpu.x86_non_temporal_threshold=786432
  glibc.cpu.x86_rep_movsb_threshold=2048
  glibc.cpu.x86_rep_stosb_threshold=2048
)
if ! env -i SWIFT_DETERMINISTIC_HASHING=1 GLIBC_TUNABLES="$(IFS=:; echo "${tunables[*]}")" "$(command -v valgrind)" \
  --tool=callgrind --callgrind-out-file=callgrind.out ./rapport run reference.yml --out out --workers 1 >said.txt 2>&1 ||
  [[ ! -s out/draft/results.json ]]; then
  cat said.txt >&2
  say "the run under valgrind failed" >&2
  exit 1
fi

count=$(sed -n 's/^summary: //p' callgrind.out)
input=$(cat reference.yml reference.csv | sha256sum | cut -c1-16)
architecture=$(uname -m)
if grep -qsw avx2 /proc/cpuinfo; then architecture+=" with AVX2"; fi

cd "$root"
Benchmarks/instructions.py "$@" Benchmarks/instructions.json "instructions=$count" "input=$input" \
  "architecture=$architecture" \
  "toolchain=$(swift --version 2>/dev/null | sed -n 1p)" \
  "libc=$(ldd --version | sed -n 1p)" \
  "libxml2=$(pkg-config --modversion libxml-2.0)" \
  "valgrind=$(valgrind --version)"
