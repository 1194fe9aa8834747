#!/usr/bin/env python3
"""shuffle.py IN.csv OUT.csv [SEED]: the records of a CSV file in another order, byte for byte, below its header.

A line end between quotes belongs to its record (RFC 4180): a record ends where the number of quotes is even.
"""
import random
import sys


def records(lines):
    held = b""
    for line in lines:
        held += line
        if held.count(b'"') % 2 == 0:
            yield held if held.endswith(b"\n") else held + b"\n"
            held = b""
    if held:
        sys.exit("shuffle: the file ends within quotes")


def main():
    source, target, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with open(source, "rb") as f:
        everything = records(f)
        header = next(everything)
        body = list(everything)
    random.Random(seed).shuffle(body)
    with open(target, "wb", buffering=1 << 20) as f:
        f.write(header)
        f.writelines(body)


if __name__ == "__main__":
    main()
