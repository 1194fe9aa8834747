#!/usr/bin/env python3
"""A count of instructions against the figure in a file. Standard library only; Scripts/instructions.sh calls it.

    instructions.py FILE instructions=COUNT input=DIGEST NAME=VALUE...            compares
    instructions.py --accept FILE instructions=COUNT input=DIGEST NAME=VALUE...   makes the count the figure

NAME=VALUE are the tools that decide about the count: only under the same ones is it compared.
"""
import json
import os
import sys

LIMIT = 0.03
ACCEPT = "to accept it as the figure: Scripts/instructions.sh --accept"


def verdict(figure, now):
    """What to say, and whether it is a failure."""
    told = "%d instructions" % now["instructions"]
    if figure is None:
        return told + "; there is no figure yet; " + ACCEPT, False
    if figure["input"] != now["input"]:
        return told + "; the figure is of another input: a change of the input needs a new figure; " + ACCEPT, True
    other = [name for name in now if name != "instructions" and figure.get(name) != now[name]]
    if other:
        differences = "; ".join("%s: %s, not %s" % (name, now[name], figure.get(name)) for name in other)
        return told + "; not compared with the figure, which is of other tools (%s)" % differences, False
    ratio = now["instructions"] / figure["instructions"]
    told += "; the figure is %d; ratio %.4f" % (figure["instructions"], ratio)
    if ratio > 1 + LIMIT:
        return told + ": more than %.0f %% above the figure; %s" % (LIMIT * 100, ACCEPT), True
    if ratio < 1 - LIMIT:
        return told + ": more than %.0f %% below the figure, which no longer notices a step back; %s" % (
            LIMIT * 100, ACCEPT), False
    return told, False


def parse(arguments):
    now = dict(argument.split("=", 1) for argument in arguments)
    now["instructions"] = int(now["instructions"])
    return now


def write(path, now):
    with open(path, "w", encoding="utf-8") as f:
        json.dump(now, f, indent=2)
        f.write("\n")


def read(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def main():
    arguments = sys.argv[1:]
    accept = arguments[:1] == ["--accept"]
    path, *rest = arguments[1:] if accept else arguments
    now = parse(rest)
    if accept:
        write(path, now)
        print("instructions: %d is the figure now; commit %s" % (now["instructions"], path))
        return
    told, failed = verdict(read(path), now)
    print("instructions: " + told, file=sys.stderr if failed else sys.stdout)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
