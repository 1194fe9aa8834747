#!/usr/bin/env python3
"""Compare a results.json of Rapport with a peer's output of the reference job.

    compare.py RESULTS.json PEER.json [--at-least SHARE] [--show N] [--summary FILE]

Written without a line of the product, with the standard library only.

A cell is one measure of one group in one wave. The peers give every cell with at least
ten values (in a group of at least ten rows) and null for the rest; Rapport withholds those
and some more, so that none can be worked out from the others (complementary). Checked:

  * a released cell has the peer's n, mean, favourable and unfavourable share, and its
    standard deviation where both have one: 1e-9 relative or 1e-12 absolute, n exactly;
    the neutral share is what remains of 100;
  * participation: n is the peer's number of rows;
  * a cell that the peer nulls, or does not have, is withheld;
  * a withheld cell carries no number at all;
  * both have the same groups and measures, each cell once;
  * Cronbach's alpha over all waves, where both have one.

Exit status: 0 agreement; 1 disagreement, nothing released, or a share below --at-least;
2 a file that cannot be read as what it should be.
"""
import argparse
import json
import sys

RELATIVE, ABSOLUTE = 1e-9, 1e-12
FEWEST = 10
WITHHELD = "withheld"
PARTICIPATION = "participation"
KEY_COLUMNS = ("wave", "group", "measure", "note")
PAIRS = (("value", "mean"), ("fav", "fav"), ("unfav", "unfav"))


class Malformed(Exception):
    """The file is not what it should be."""


def is_number(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool)


def close(x, y):
    """False for NaN, infinities and anything that is no number."""
    if not (is_number(x) and is_number(y)):
        return False
    return abs(x - y) <= max(RELATIVE * max(abs(x), abs(y)), ABSOLUTE) < float("inf")


def dimension_of(group):
    """A group of results.json -> the peer's (dim, key)."""
    ident, cut = group["id"], group["cut"]
    if ident == "company":
        return "total", ""
    if cut == "hierarchy":
        return "dept%d" % (ident.count("/") + 1), ident
    if not ident.startswith(cut + "="):
        raise Malformed("group %r does not begin with its cut %r" % (ident, cut))
    return cut, ident[len(cut) + 1:]


class Comparison:
    def __init__(self, ours, peer):
        self.ours, self.peer = ours, peer
        self.problems = []
        self.count = dict.fromkeys((
            "groups", "cells", "released", "peer_null", "complementary",
            "participation", "participation_released", "participation_peer_null", "participation_complementary",
            "sd", "alpha", "not_in_peer"), 0)

    def problem(self, text, *values):
        self.problems.append(text % values)

    def read_peer(self):
        columns = self.peer["columns"]
        self.peer_cells = {}
        for g in self.peer["groups"]:
            key = (g["wave"], g["dim"], g["key"])
            if key in self.peer_cells:
                raise Malformed("the peer lists %r twice" % (key,))
            measures = {}
            if g["measures"] is not None:
                if len(g["measures"]) != len(self.peer["measures"]):
                    raise Malformed("the peer's group %r has %d measures" % (key, len(g["measures"])))
                for name, values in zip(self.peer["measures"], g["measures"]):
                    if values is not None:
                        measures[name] = dict(zip(columns, values))
            self.peer_cells[key] = (g["rows"], measures)

    def read_ours(self):
        columns = self.ours["columns"]
        for name in KEY_COLUMNS + ("n",) + tuple(c for c, _ in PAIRS):
            if name not in columns:
                raise Malformed("results have no column %r" % name)
        dims, seen = {}, set()
        for g in self.ours["groups"]:
            if g["id"] in dims:
                self.problem("group %r is listed twice", g["id"])
            dims[g["id"]] = dimension_of(g)
        known = {(dim, key) for _, dim, key in self.peer_cells}
        for ident, group in dims.items():
            if group not in known:
                self.problem("group on one side only: the peer has no %r", ident)
        for group in sorted(known - set(dims.values())):
            self.problem("group on one side only: the results have no %s %r", *group)

        ours = {m["id"] for m in self.ours["measures"]}
        theirs = set(self.peer["measures"]) | {PARTICIPATION}
        for name in sorted(ours ^ theirs):
            self.problem("measure on one side only: %r", name)

        self.cells = {}
        for row in self.ours["rows"]:
            if len(row) != len(columns):
                raise Malformed("a row has %d cells, not %d" % (len(row), len(columns)))
            cell = dict(zip(columns, row))
            if cell["group"] not in dims:
                self.problem("a row's group is not listed: %r", cell["group"])
                continue
            if cell["measure"] not in ours:
                self.problem("a row's measure is not listed: %r", cell["measure"])
                continue
            where = (cell["wave"],) + dims[cell["group"]]
            if (where, cell["measure"]) in seen:
                self.problem("%s: there is a second row", name_of(where, cell["measure"]))
                continue
            seen.add((where, cell["measure"]))
            self.cells[where, cell["measure"]] = cell

    def is_withheld(self, label, cell):
        """Whether there is no released cell; says so where a row is missing or a withheld one has a number."""
        if cell is None:
            self.problem("%s: on one side only, the results have no row", label)
            return True
        if cell["note"] != WITHHELD:
            return False
        for name, value in cell.items():
            if name not in KEY_COLUMNS and value is not None:
                self.problem("%s: withheld, and yet %s is %r", label, name, value)
        return True

    def compare_cells(self):
        left = dict(self.cells)
        for where, (rows, measures) in self.peer_cells.items():
            self.count["groups"] += 1
            for measure in [PARTICIPATION] + self.peer["measures"]:
                cell = left.pop((where, measure), None)
                label = name_of(where, measure)
                if measure == PARTICIPATION:
                    self.compare_participation(label, cell, rows)
                else:
                    self.compare_measure(label, cell, measures.get(measure) if rows >= FEWEST else None)
        # In a wave without an answer of a group the peers have no line for it; Rapport may have a withheld one.
        for (where, measure), cell in left.items():
            label = name_of(where, measure)
            self.count["not_in_peer"] += 1
            if not self.is_withheld(label, cell):
                self.problem("%s: released, and the peer has no such cell", label)

    def compare_participation(self, label, cell, rows):
        self.count["participation"] += 1
        small = rows < FEWEST
        if small:
            self.count["participation_peer_null"] += 1
        if self.is_withheld(label, cell):
            if not small and cell is not None:
                self.count["participation_complementary"] += 1
            return
        self.count["participation_released"] += 1
        if small:
            self.problem("%s: released for a group of fewer than %d rows", label, FEWEST)
        elif not is_number(cell["n"]) or cell["n"] != rows:
            self.problem("%s: n %r, the peer has %r rows", label, cell["n"], rows)

    def compare_measure(self, label, cell, theirs):
        self.count["cells"] += 1
        null = theirs is None or theirs["n"] < FEWEST
        if null:
            self.count["peer_null"] += 1
        if self.is_withheld(label, cell):
            if not null and cell is not None:
                self.count["complementary"] += 1
            return
        self.count["released"] += 1
        if null:
            self.problem("%s: released, and the peer nulls it (n %r)", label, cell["n"])
            return
        if not is_number(cell["n"]) or cell["n"] != theirs["n"]:
            self.problem("%s: n %r, the peer has %r", label, cell["n"], theirs["n"])
        for mine, other in PAIRS:
            if not close(cell[mine], theirs[other]):
                self.problem("%s: %s %r, the peer has %r", label, mine, cell[mine], theirs[other])
        rest = 100 - theirs["fav"] - theirs["unfav"]
        if "neutral" in cell and not close(cell["neutral"], rest):
            self.problem("%s: neutral %r, the peer leaves %r", label, cell["neutral"], rest)
        if cell.get("sd") is not None and theirs.get("sd") is not None:
            self.count["sd"] += 1
            if not close(cell["sd"], theirs["sd"]):
                self.problem("%s: sd %r, the peer has %r", label, cell["sd"], theirs["sd"])

    def compare_alpha(self):
        table, seen = self.ours["company"], set()
        for row in table["rows"]:
            x = dict(zip(table["columns"], row))
            if x["statistic"] != "alpha" or x["wave"] is not None:
                continue
            label = "alpha of %s" % x["measure"]
            if x["measure"] in seen:
                self.problem("%s: there is a second row", label)
                continue
            seen.add(x["measure"])
            theirs = self.peer["alpha"].get(x["measure"])
            if theirs is None:
                self.problem("%s: on one side only", label)
            elif x["value"] is not None and theirs["alpha"] is not None:
                self.count["alpha"] += 1
                if x["n"] != theirs["n"]:
                    self.problem("%s: n %r, the peer has %r", label, x["n"], theirs["n"])
                if theirs["n"] < FEWEST:
                    self.problem("%s: released for %d responses", label, theirs["n"])
                if not close(x["value"], theirs["alpha"]):
                    self.problem("%s: %r, the peer has %r", label, x["value"], theirs["alpha"])

    def run(self, at_least):
        self.read_peer()
        self.read_ours()
        self.compare_cells()
        self.compare_alpha()
        c = self.count
        allowed = c["cells"] - c["peer_null"]
        self.share = c["released"] / allowed if allowed else 0.0
        if c["released"] == 0:
            self.problems.insert(0, "nothing is released")
        if at_least is not None and self.share < at_least:
            self.problem("share of the peer's cells that is released: %.4f, wanted at least %g", self.share, at_least)
        return not self.problems

    def report(self, show):
        c = self.count
        print("AGREE" if not self.problems else "DIFFER (%d)" % len(self.problems))
        print("  cells compared          %9d   in %d groups" % (c["cells"], c["groups"]))
        print("  released                %9d   %d with sd" % (c["released"], c["sd"]))
        print("  peer-null               %9d" % c["peer_null"])
        print("  complementary           %9d" % c["complementary"])
        print("  share released          %9.4f   of the peer's %d" % (self.share, c["cells"] - c["peer_null"]))
        print("  participation compared  %9d   %d released, %d below %d rows, %d complementary" % (
            c["participation"], c["participation_released"], c["participation_peer_null"], FEWEST,
            c["participation_complementary"]))
        print("  not in the peer         %9d   no answers in that wave; withheld" % c["not_in_peer"])
        print("  alphas compared         %9d" % c["alpha"])
        for line in self.problems[:show]:
            print("    " + line)
        if len(self.problems) > show:
            print("    and %d more" % (len(self.problems) - show))


def name_of(where, measure):
    wave, dim, key = where
    return "%s %s %s" % (wave, "%s=%s" % (dim, key) if key else dim, measure)


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def main(argv=None):
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("results")
    p.add_argument("peer")
    p.add_argument("--at-least", type=float, metavar="SHARE", help="least share of the peer's cells to be released")
    p.add_argument("--show", type=int, default=10, metavar="N", help="how many disagreements to print")
    p.add_argument("--summary", metavar="FILE", help="also write the counts as JSON")
    a = p.parse_args(argv)
    try:
        comparison = Comparison(load(a.results), load(a.peer))
        good = comparison.run(a.at_least)
    except (OSError, ValueError, Malformed) as e:
        print("cannot compare: %s" % e, file=sys.stderr)
        return 2
    except (KeyError, TypeError, AttributeError, IndexError) as e:
        print("cannot compare: unexpected layout (%s: %s)" % (type(e).__name__, e), file=sys.stderr)
        return 2
    comparison.report(a.show)
    if a.summary:
        with open(a.summary, "w", encoding="utf-8") as f:
            json.dump(dict(comparison.count, share=comparison.share, problems=len(comparison.problems)), f)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
