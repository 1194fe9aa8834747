#!/bin/sh
# fresh-run.sh BINARY STUDY INPUT OUT [OPTION...]: a run that finds nothing of an earlier one.
# The folder is removed and the process becomes the binary, so all of it is within the time measured.
case $4 in
  */rapport-bench*/?*) rm -rf -- "$4" ;;
  *) echo "fresh-run: $4 is no folder of the benchmark" >&2; exit 2 ;;
esac
binary=$1 study=$2 input=$3 out=$4
shift 4
exec "$binary" run "$study" --set "sources.reference.path=$input" --out "$out" "$@"
