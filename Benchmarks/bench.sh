#!/usr/bin/env bash
# Time the reference job against its peers and check that both say the same. Benchmarks/README.md explains it.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
cd "$root" || exit 1

shared=$(cd "${RAPPORT_SHARED:-$root/../shared}" 2>/dev/null && pwd)
job=$shared/bench
if [[ -z $shared || ! -f $job/run.py || ! -f $job/generate.py || ! -d $job/peers ]]; then
  echo "bench: skipped: no shared material"
  exit 0
fi

dir=${RAPPORT_BENCH_DIR:-${TMPDIR:-/var/tmp}/rapport-bench}
rounds=${ROUNDS:-5}
threads=${THREADS:-2}
at_least=${AT_LEAST:-0.97}
read -ra rows <<<"${ROWS:-100 100000 1000000}"
largest=0
for n in "${rows[@]}"; do ((n > largest)) && largest=$n; done
label_rows=${LABEL_ROWS:-$largest}
xml_rows=${XML_ROWS:-$((largest < 50000 ? largest : 50000))}
# From this many rows on: fewer rounds, no pandas (it needs 8 GB for 10 M rows), and the checks that read a file anew left out.
large=${LARGE:-5000000}
large_xml=${LARGE_XML:-500000}
large_rounds=${LARGE_ROUNDS:-3}
out=$here/out
mkdir -p "$dir" "$out" || exit 1
dir=$(cd "$dir" && pwd)

# Outputs go to memory where there is some, those of the peers too.
fast=$dir
[[ $(stat -f -c %T /dev/shm 2>/dev/null) == tmpfs && -w /dev/shm ]] && fast=/dev/shm
scratch=$(mktemp -d "$fast/rapport-bench.XXXXXX") || exit 1
disk=$(mktemp -d "$dir/rapport-bench.XXXXXX") || exit 1
trap 'rm -rf -- "$scratch" "$disk"' EXIT
trap 'exit 130' INT TERM
export TMPDIR=$scratch
# The peers' byte code is kept, outside the shared material, which may be read-only. Where Python may not write it, each
# run of a peer compiles all that it imports, and looks more than half a second slower than it is.
unset PYTHONDONTWRITEBYTECODE PYTHONUNBUFFERED
export PYTHONPYCACHEPREFIX=$dir/pycache

failures=0
note() { printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$out/checks.tsv"; }
check() { # what, input, exit status
  if (($3 == 0)); then note "$1" "$2" ok; else note "$1" "$2" "**FAILED**"; failures=$((failures + 1)); echo "bench: $2: FAILED: $1" >&2; fi
}
stop() { echo "bench: $1" >&2; exit 1; }

# The product.
binary=${RAPPORT_BIN:-$root/.build/release/rapport}
if [[ -z ${RAPPORT_BIN:-} ]]; then
  if [[ ! -x $binary || -n $(find Package.swift Sources -newer "$binary" -print -quit) ]]; then
    Scripts/build.sh || stop "the build failed"
  fi
fi
[[ -x $binary ]] || stop "no binary: $binary"

# Python with what the peers need.
needed=(duckdb polars pandas pyarrow numpy lxml orjson)
imports="import $(IFS=,; echo "${needed[*]}")"
python=python3
if ! python3 -c "$imports" 2>/dev/null; then
  python=$dir/venv/bin/python
  if ! "$python" -c "$imports" 2>/dev/null; then
    echo "bench: making $dir/venv"
    python3 -m venv "$dir/venv" || stop "no venv (on Debian: apt-get install python3-venv)"
    "$python" -m pip install --quiet --disable-pip-version-check "${needed[@]}" || stop "the peers could not be installed"
  fi
fi
versions=$("$python" -c "from importlib.metadata import version
print(', '.join(n + ' ' + version(n) for n in '${needed[*]}'.split()))")

rm -f -- "$out"/raw.jsonl "$out"/checks.tsv "$out"/facts.tsv "$out"/*.compare.json "$out"/*.run.json
{
  printf 'date\t%s\n' "$(date -u +%F)"
  printf 'rapport\t%s\n' "$("$binary" --version)"
  printf 'peers\t%s; %s\n' "$("$python" -V)" "$versions"
  printf 'processors\t%s, threads a command: %s\n' "$(nproc)" "$threads"
  printf 'rounds\t%s, after one to warm up; load before: %s\n' "$rounds" "$(cut -d' ' -f1 /proc/loadavg)"
} >"$out/facts.tsv"

python3 "$here/test_compare.py" >"$scratch/tests.txt" 2>&1
status=$?
check "compare.py is able to fail" "its tests" $status
((status == 0)) || { cat "$scratch/tests.txt" >&2; stop "compare.py is not to be trusted"; }

# Data: kept, in a folder of its own for each version of the generator.
data=$dir/data-$(sha256sum "$job/generate.py" | cut -c1-8)
mkdir -p "$data"
make_data() { # file name, rows, generator's options
  local file=$data/$1
  [[ -s $file ]] && return
  "$python" "$job/generate.py" --rows "$2" "${@:3}" --out "$file.part" && mv "$file.part" "$file" || stop "no data: $1"
}

# What libxml2 needs for the same file with a handler that only counts: below it, a parser cannot be.
floor=$dir/xmlfloor
if [[ ! -x $floor && -f $job/limit/xmlfloor.c ]]; then
  cc -O3 "$job/limit/xmlfloor.c" -o "$floor" $(pkg-config --cflags --libs libxml-2.0 2>/dev/null) -lexpat 2>/dev/null \
    || echo "bench: no libxml2 floor (on Debian: apt-get install gcc libexpat1-dev)"
fi

fresh() { "$here/fresh-run.sh" "$binary" "$here/reference.yml" "$@" >"$scratch/said.txt" 2>&1 || { tail -5 "$scratch/said.txt" >&2; false; }; }

# Whether a run gives the timed run's results, byte for byte.
same() { # check, input's name, input, options
  local folder=$scratch/other
  fresh "$3" "$folder" "${@:4}" && cmp -- "$scratch/ours/draft/results.json" "$folder/draft/results.json"
  check "$1" "$2" $?
  rm -rf -- "$folder"
}

peer_argv() { # peer, input, output -> array argv
  argv=("$python" "$job/peers/$1_job.py" "$2" "$3" --threads "$threads" "${extra[@]}")
}

declare -A digests
measure() { # file name, rows, peers (the name before _job.py)
  local name=$1 count=$2 file=$data/$1 peers=("${@:3}") commands=() extra=() argv=() wanted=() p best turns=$rounds
  local is_large=0
  [[ $name == labels-* ]] && extra=(--labels)
  ((count >= 1000000)) && wanted=(--at-least "$at_least")
  if ((count >= large)) || [[ $name == *.xml ]] && ((count >= large_xml)); then is_large=1 turns=$large_rounds; fi
  echo
  echo "== $name"
  cat -- "$file" >/dev/null # into the page cache
  for p in "${peers[@]}"; do
    if ((is_large)) && [[ $p == pandas || $p == xml_expat_polars ]]; then continue; fi
    peer_argv "$p" '{in}' '{out}'
    commands+=(-c "$p=$(printf "'%s' " "${argv[@]}")")
  done
  ours() { echo "'$here/fresh-run.sh' '$binary' '$here/reference.yml' {in} '$1' --workers $2"; }
  commands+=(-c "ours=$(ours "$scratch/ours" "$threads")" -c "ours-1=$(ours "$scratch/ours-1" 1)")
  commands+=(-c "ours-disk=$(ours "$disk/ours" "$threads")")
  [[ $name == *.xml && -x $floor ]] && commands+=(-c "libxml2='$floor' {in} push")
  python3 "$job/run.py" -i "$file" -n "$turns" "${commands[@]}" --check --json "$out/raw.jsonl"
  check "all commands ran, the peers agree among themselves" "$name" $?
  rm -rf -- "$scratch"/bench-*
  find "$PYTHONPYCACHEPREFIX" -path '*/peers/common.*.pyc' -newer "$job/peers/common.py" 2>/dev/null | grep -q .
  check "the peers' byte code is kept" "$name" $?

  best=$(python3 "$here/table.py" "$out" --fastest)
  if [[ -z $best || ! -f $scratch/ours/draft/results.json ]]; then
    check "results of ours and of a peer are there" "$name" 1
    return
  fi
  cp -- "$scratch/ours/draft/run.json" "$out/$name.run.json"
  peer_argv "$best" "$file" "$scratch/peer.json"
  "${argv[@]}"
  check "the fastest peer ran once more ($best)" "$name" $?
  python3 "$here/compare.py" "$scratch/ours/draft/results.json" "$scratch/peer.json" "${wanted[@]}" \
    --summary "$out/$name.compare.json"
  check "compare.py: ours against $best${wanted:+, share at least $at_least}" "$name" $?
  rm -f -- "$scratch/peer.json"

  for p in 1 2 7; do same "same bytes with $p workers" "$name" "$file" --workers "$p"; done
  if [[ $name == *.csv ]] && ! ((is_large)); then
    python3 "$here/shuffle.py" "$file" "$scratch/shuffled.csv" && ! cmp -s -- "$file" "$scratch/shuffled.csv"
    check "the records are shuffled" "$name" $?
    same "same bytes from shuffled records" "$name" "$scratch/shuffled.csv" --workers "$threads"
    rm -f -- "$scratch/shuffled.csv"
  fi
  # The generator gives the same answers in every format.
  p=$(sha256sum <"$scratch/ours/draft/results.json")
  if [[ -z ${digests[$count]:-} ]]; then
    digests[$count]=$p
  else
    [[ ${digests[$count]} == "$p" ]]
    check "same bytes as from the other format" "$name" $?
  fi
  rm -rf -- "$scratch/ours"
}

for n in "${rows[@]}"; do
  make_data "ints-$n.csv" "$n" --format csv
  measure "ints-$n.csv" "$n" polars arrow duckdb pandas
done
if ((label_rows > 0)); then
  make_data "labels-$label_rows.csv" "$label_rows" --format csv-labels
  measure "labels-$label_rows.csv" "$label_rows" polars arrow duckdb pandas
fi
if ((xml_rows > 0)); then
  for layout in limesurvey qualtrics; do
    make_data "$layout-$xml_rows.xml" "$xml_rows" --format "xml-$layout"
    measure "$layout-$xml_rows.xml" "$xml_rows" xml_lxml_polars xml_expat_polars
  done
fi

echo
python3 "$here/table.py" "$out" --first "$here/first.json" ${ADD_FIRST:+--add} | tee "$out/table.md"
echo
if ((failures > 0)); then echo "bench: $failures checks FAILED; table: Benchmarks/out/table.md and bench.json"; exit 1; fi
echo "bench: all checks passed; table: Benchmarks/out/table.md and bench.json"
