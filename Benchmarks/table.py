#!/usr/bin/env python3
"""The figures of bench.sh as Markdown. Standard library only.

    table.py OUT                     raw.jsonl, checks.tsv, facts.tsv, *.compare.json, *.run.json -> Markdown
    table.py OUT --first FILE        the same, with the first figure of each row from FILE
    table.py OUT --first FILE --add  and rows that FILE lacks are added to it
    table.py OUT --fastest           name of the fastest peer of the last line of raw.jsonl

Also writes OUT/bench.json: the rows of "Ours" as they are.
"""
import json
import os
import statistics
import sys

OURS = "ours"
# Commands beside ours that are no peers: one worker, output on a disk, and what libxml2 needs to read the file at all.
BESIDE = ("ours-1", "ours-disk", "libxml2")


def median(runs, key):
    return statistics.median(x[key] for x in runs)


def fastest(runs):
    peers = [n for n, v in runs.items() if n != OURS and n not in BESIDE and v]
    return min(peers, key=lambda n: median(runs[n], "wall")) if peers else None


def ratio(runs, name, base, key):
    """Median of the ratios round by round: what disturbs a round disturbs all of it."""
    return statistics.median(x[key] / max(y[key], 1e-4) for x, y in zip(runs[name], runs[base]))


def lines_of(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n") for line in f if line.strip()]


def content(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def table(head, rows, left=1):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "|".join(" --- " if i < left else " ---: " for i in range(len(head))) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def timings(measured):
    for m in measured:
        runs = {n: v for n, v in m["runs"].items() if v}
        best = fastest(runs)
        for name in sorted(runs, key=lambda n: median(runs[n], "wall")):
            walls = [x["wall"] for x in runs[name]]
            wall = statistics.median(walls)
            ratios = ["%.2f" % ratio(runs, name, best, key) for key in ("wall", "cpu")] if best else ["", ""]
            label = "**%s**" % name if name == OURS else name
            yield [m["input"], label, "%.3f" % wall, "%.3f to %.3f" % (min(walls), max(walls)),
                   "%.3f" % median(runs[name], "cpu"), "%.0f" % median(runs[name], "rss"),
                   "%.0f" % (m["mb"] / wall)] + ratios


def ours(measured):
    """One row an input: medians, and ratios to the fastest peers (by wall and by CPU), DuckDB, one worker, libxml2."""
    rows = []
    for m in measured:
        runs = {n: v for n, v in m["runs"].items() if v}
        if OURS not in runs or not fastest(runs):
            continue
        row = {"input": m["input"], "mb": m["mb"], "rounds": len(runs[OURS])}
        for key in ("wall", "cpu", "rss"):
            row[key] = median(runs[OURS], key)
        row["wall_spread"] = [f(x["wall"] for x in runs[OURS]) for f in (min, max)]
        row["fastest"] = fastest(runs)
        row["times_fastest_wall"] = ratio(runs, row["fastest"], OURS, "wall")
        peers = [n for n in runs if n != OURS and n not in BESIDE]
        row["times_fastest_cpu"] = min(ratio(runs, n, OURS, "cpu") for n in peers)
        for name, key in (("duckdb", "times_duckdb"), ("ours-1", "speed_up"), ("libxml2", "times_libxml2")):
            if name in runs:
                row[key] = ratio(runs, name, OURS, "wall")
        if "ours-disk" in runs:
            row["disk_wall"] = median(runs["ours-disk"], "wall")
        rows.append(row)
    return rows


def cells(rows, first):
    def number(row, key, form="%.1f"):
        return form % row[key] if key in row else ""
    for r in rows:
        f = first.get(r["input"])
        yield [r["input"], "%.3f (%.3f to %.3f)" % (r["wall"], *r["wall_spread"]), "%.2f" % r["cpu"], "%.0f" % r["rss"],
               "%.0f" % (r["mb"] / r["wall"]), r["fastest"], number(r, "times_fastest_wall"), number(r, "times_fastest_cpu"),
               number(r, "times_duckdb"), number(r, "times_libxml2", "%.2f"), number(r, "speed_up", "%.2f"),
               number(r, "disk_wall", "%.3f"), "%.3f, %.2f, %.0f" % (f["wall"], f["cpu"], f["rss"]) if f else "this one"]


def agreements(out, measured):
    for m in measured:
        path = os.path.join(out, m["input"] + ".compare.json")
        if os.path.exists(path):
            c = content(path)
            yield [m["input"], "agrees" if not c["problems"] else "**differs (%d)**" % c["problems"]] + [
                str(c[k]) for k in ("groups", "cells", "released", "peer_null", "complementary")] + ["%.4f" % c["share"]]


def phases(out, measured):
    for m in measured:
        path = os.path.join(out, m["input"] + ".run.json")
        if os.path.exists(path):
            yield m["input"], content(path).get("timing", {})


def main():
    out = sys.argv[1]
    measured = [json.loads(x) for x in lines_of(os.path.join(out, "raw.jsonl"))]
    if "--fastest" in sys.argv:
        print((fastest(measured[-1]["runs"]) or "") if measured else "")
        return
    print("# Reference job\n")
    for line in lines_of(os.path.join(out, "facts.tsv")):
        print("- %s: %s" % tuple(line.split("\t", 1)))
    rows, first, file = ours(measured), {}, None
    if "--first" in sys.argv:
        file = sys.argv[sys.argv.index("--first") + 1]
        first = content(file) if os.path.exists(file) else {}
    print("\n## Ours\n\nTimes faster than the fastest peer, DuckDB, libxml2's own pass, one worker: higher is better.\n")
    print("\n".join(table(["input", "wall s", "CPU s", "peak MB", "MB/s", "fastest peer", "x its wall", "x least CPU",
                           "x DuckDB", "x libxml2", "x 1 worker", "on disk, s", "first: wall, CPU, MB"],
                          cells(rows, first))))
    with open(os.path.join(out, "bench.json"), "w", encoding="utf-8") as f:
        json.dump({"rows": rows, "first": first}, f, indent=1)
        f.write("\n")
    if file and "--add" in sys.argv:
        for r in rows:
            first.setdefault(r["input"], {k: round(r[k], 3) for k in ("wall", "cpu", "rss")})
        with open(file, "w", encoding="utf-8") as f:
            json.dump(first, f, indent=1, sort_keys=True)
            f.write("\n")
    print("\n## Time\n")
    print("\n".join(table(["input", "command", "wall s", "min to max", "CPU s", "peak MB", "MB/s", "wall / fastest peer",
                           "CPU / fastest peer"], timings(measured), left=2)))
    print("\n## The same numbers\n")
    print("\n".join(table(["input", "numbers", "groups", "cells", "released", "peer-null", "complementary",
                           "share released"], agreements(out, measured), left=2)))
    spent = list(phases(out, measured))
    if spent:
        names = list(dict.fromkeys(k for _, t in spent for k in t))
        print("\n## Where ours spends it (one run)\n")
        print("\n".join(table(["input"] + [n.replace("_ms", ", ms") for n in names],
                              [[i] + [str(t.get(n, "")) for n in names] for i, t in spent])))
    print("\n## Checks\n")
    print("\n".join(table(["check", "input", "outcome"],
                          [x.split("\t") for x in lines_of(os.path.join(out, "checks.tsv"))], left=3)))


if __name__ == "__main__":
    main()
