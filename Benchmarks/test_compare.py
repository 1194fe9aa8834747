#!/usr/bin/env python3
"""compare.py has to be able to fail. Run: python3 Benchmarks/test_compare.py"""
import contextlib
import copy
import io
import json
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import compare

WAVES = ["2023-H1", "2023-H2"]
MEASURES = ["q01", "belonging"]
# Rows of a group, and how many of them answered each measure; None: nobody is there in that wave.
SIZES = {
    ("total", ""): ((61, (60, 59)), (55, (54, 53))),
    ("dept1", "Ops"): ((40, (39, 38)), (55, (54, 53))),
    ("dept1", "Care"): ((21, (20, 9)), None),              # belonging is null: 9 values
    ("dept2", "Ops/EMEA"): ((33, (32, 31)), (30, (30, 29))),
    ("dept2", "Ops/APAC"): ((7, (7, 6)), (25, (24, 24))),  # fewer than ten rows
    ("dept3", "Ops/EMEA/Plant-07"): ((33, (32, 31)), (30, (30, 29))),
    ("gender", "Female"): ((30, (30, 29)), (28, (28, 27))),
    ("tenure", "<1 year"): ((31, (30, 30)), (27, (26, 26))),
    ("country", "DE"): ((61, (60, 59)), (55, (54, 53))),
}
COMPLEMENTARY = {("2023-H1", "dept2", "Ops/EMEA")}
COLUMNS = ["wave", "group", "measure", "n", "value", "low", "high", "fav", "neutral", "unfav",
           "fav_low", "fav_high", "sd", "note"]


def statistics(n, seed):
    """Any numbers will do, if they need all digits."""
    return [n, 2 + seed / 7, 0.5 + seed / 13, 100 * (n // 2) / n, 100 * (n // 3) / n]


def rounded(x):
    return float("%.12g" % x)


def ident(dim, key):
    return "company" if dim == "total" else key if dim.startswith("dept") else "%s=%s" % (dim, key)


def fixtures():
    """(results, peer): the same small company as Rapport and as a peer write it."""
    peer = {"rows": 116, "measures": MEASURES, "columns": ["n", "mean", "sd", "fav", "unfav"], "groups": [],
            "alpha": {"belonging": {"n": 77, "alpha": 0.8628329301619859}}}
    ours = {"schema": "rapport.results/1", "columns": COLUMNS, "rows": [],
            "measures": [{"id": m} for m in ["participation"] + MEASURES],
            "groups": [{"id": ident(d, k), "cut": "hierarchy" if d == "total" or d.startswith("dept") else d}
                       for d, k in SIZES],
            "company": {"columns": ["wave", "measure", "statistic", "base", "n", "value", "low", "high", "note"],
                        "rows": [["2023-H1", "belonging", "alpha", "people", 40, 0.9, 0.8, 0.95, None],
                                 [None, "belonging", "alpha", "responses", 77, 0.862832930162, 0.85, 0.87, None]]}}
    seed = 0
    for w, wave in enumerate(WAVES):
        for (dim, key), sizes in SIZES.items():
            rows, answered = sizes[w] or (0, (0, 0))
            table = []
            withheld = rows < 10 or (wave, dim, key) in COMPLEMENTARY
            ours["rows"].append([wave, ident(dim, key), "participation", None if withheld else rows]
                                + [None] * 9 + ["withheld" if withheld else "no-head-count"])
            for measure, n in zip(MEASURES, answered):
                seed += 1
                x = statistics(n, seed) if n >= 10 else None
                table.append(x)
                row = [None] * 10 + ["withheld"]
                if x and not withheld:
                    row = [n, rounded(x[1]), 1, 5, rounded(x[3]), rounded(100 - x[3] - x[4]), rounded(x[4]), 0, 100,
                           rounded(x[2]) if n >= 30 else None, None]
                ours["rows"].append([wave, ident(dim, key), measure] + row)
            if sizes[w]:
                peer["groups"].append({"wave": wave, "dim": dim, "key": key, "rows": rows,
                                       "measures": table if rows >= 10 else None})
    return ours, peer


def run(ours, peer, *options):
    """-> (exit status, what it printed)"""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, content in (("ours.json", ours), ("peer.json", peer)):
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "w", encoding="utf-8") as f:
                f.write(content if isinstance(content, str) else json.dumps(content))
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            status = compare.main(paths + list(options))
        return status, out.getvalue()


def row(ours, wave, group, measure):
    return next(r for r in ours["rows"] if r[:3] == [wave, group, measure])


class CompareTests(unittest.TestCase):
    def setUp(self):
        self.ours, self.peer = fixtures()

    def set(self, column, value, wave="2023-H1", group="Ops", measure="q01"):
        row(self.ours, wave, group, measure)[COLUMNS.index(column)] = value

    def get(self, column, wave="2023-H1", group="Ops", measure="q01"):
        return row(self.ours, wave, group, measure)[COLUMNS.index(column)]

    def release(self, wave, group, measure):
        r = row(self.ours, wave, group, measure)
        r[3:] = [9, 3.5, 1, 5, 50, 20, 30, 0, 100, None, None]

    def withhold(self, wave, group, measure):
        row(self.ours, wave, group, measure)[3:] = [None] * 10 + ["withheld"]

    def assert_fails(self, said, *options):
        status, text = run(self.ours, self.peer, *options)
        self.assertEqual(status, 1, text)
        self.assertIn("DIFFER", text)
        self.assertIn(said, text)

    def assert_agrees(self, *options):
        status, text = run(self.ours, self.peer, *options)
        self.assertEqual(status, 0, text)
        self.assertIn("AGREE", text)
        return text

    # What agrees

    def test_untouched_fixtures_agree_and_are_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            summary = os.path.join(folder, "summary.json")
            self.assert_agrees("--summary", summary)
            with open(summary, encoding="utf-8") as f:
                counts = json.load(f)
        # 17 groups of 2 measures; null: 2 of Ops/APAC and 1 of Care in the first wave; complementary: 2 of Ops/EMEA.
        self.assertEqual((counts["groups"], counts["cells"], counts["peer_null"]), (17, 34, 3))
        self.assertEqual((counts["complementary"], counts["released"]), (2, 29))
        self.assertAlmostEqual(counts["share"], 29 / 31)
        self.assertEqual((counts["participation"], counts["participation_released"]), (17, 15))
        self.assertEqual((counts["participation_peer_null"], counts["participation_complementary"]), (1, 1))
        self.assertEqual((counts["not_in_peer"], counts["alpha"], counts["problems"]), (3, 1, 0))

    def test_order_of_rows_and_columns_does_not_matter(self):
        self.ours["rows"].reverse()
        self.peer["groups"].reverse()
        order = list(reversed(range(len(COLUMNS))))
        self.ours["columns"] = [COLUMNS[i] for i in order]
        self.ours["rows"] = [[r[i] for i in order] for r in self.ours["rows"]]
        self.assert_agrees()

    def test_rounding_to_twelve_digits_is_no_difference(self):
        self.set("value", self.get("value") * (1 + 5e-10))
        self.assert_agrees()

    def test_results_without_sd_agree(self):
        at = COLUMNS.index("sd")
        self.ours["columns"] = COLUMNS[:at] + COLUMNS[at + 1:]
        self.ours["rows"] = [r[:at] + r[at + 1:] for r in self.ours["rows"]]
        self.assert_agrees()

    def test_a_share_that_is_reached(self):
        self.assert_agrees("--at-least", "0.93")

    # What does not

    def test_every_number_is_compared(self):
        for column in ("value", "fav", "neutral", "unfav", "sd"):
            with self.subTest(column):
                self.setUp()
                self.set(column, self.get(column) * (1 + 5e-9))
                self.assert_fails("2023-H1 dept1=Ops q01: %s " % column)

    def test_the_last_cell_of_the_last_group(self):
        self.set("value", 3, "2023-H2", "country=DE", "belonging")
        self.assert_fails("2023-H2 country=DE belonging: value")

    def test_n_is_exact(self):
        for n in (38, 40, 39.0000001, None, True, "39"):
            with self.subTest(n=n):
                self.set("n", n)
                self.assert_fails("q01: n ")

    def test_nan_and_null_are_no_numbers(self):
        for x in (float("nan"), float("inf"), None, "3.5"):
            with self.subTest(x=x):
                self.set("value", x)
                self.assert_fails("q01: value")

    def test_participation_is_the_number_of_rows(self):
        self.set("n", 39, measure="participation")
        self.assert_fails("participation: n 39, the peer has 40 rows")

    def test_swapped_favourable_and_unfavourable(self):
        fav, unfav = self.get("fav"), self.get("unfav")
        self.set("fav", unfav)
        self.set("unfav", fav)
        self.assert_fails("fav")

    def test_swapped_waves(self):
        swap = dict(zip(WAVES, reversed(WAVES)))
        for r in self.ours["rows"]:
            r[0] = swap[r[0]]
        self.assert_fails("2023-H1 total participation: n 55")

    def test_released_where_fewer_than_ten_answered(self):
        self.release("2023-H1", "Care", "belonging")
        self.assert_fails("Care belonging: released, and the peer nulls it")

    def test_released_in_a_group_of_fewer_than_ten_rows(self):
        self.release("2023-H1", "Ops/APAC", "q01")
        self.assert_fails("Ops/APAC q01: released, and the peer nulls it")

    def test_participation_of_fewer_than_ten_rows(self):
        self.set("n", 7, group="Ops/APAC", measure="participation")
        self.set("note", "no-head-count", group="Ops/APAC", measure="participation")
        self.assert_fails("released for a group of fewer than 10 rows")

    def test_a_peer_that_gives_small_cells_does_not_excuse_them(self):
        group = next(g for g in self.peer["groups"] if g["wave"] == "2023-H1" and g["key"] == "Care")
        group["measures"][1] = [9, 3.5, 1, 50, 30]
        self.release("2023-H1", "Care", "belonging")
        self.assert_fails("nulls it")

    def test_released_where_the_peer_has_no_group_in_that_wave(self):
        self.release("2023-H2", "Care", "q01")
        self.assert_fails("the peer has no such cell")

    def test_a_withheld_cell_with_a_number_left(self):
        for column in ("n", "value", "low", "fav_high", "sd"):
            with self.subTest(column):
                self.setUp()
                self.set(column, 7, group="Ops/EMEA")
                self.assert_fails("withheld, and yet %s is 7" % column)

    def test_an_empty_release(self):
        self.ours["rows"] = []
        self.assert_fails("nothing is released")

    def test_everything_withheld(self):
        for r in self.ours["rows"]:
            r[3:] = [None] * 10 + ["withheld"]
        self.assert_fails("nothing is released")

    def test_both_empty(self):
        self.ours["rows"], self.ours["groups"], self.peer["groups"] = [], [], []
        self.assert_fails("nothing is released")

    def test_a_missing_row(self):
        self.ours["rows"].remove(row(self.ours, "2023-H2", "gender=Female", "belonging"))
        self.assert_fails("gender=Female belonging: on one side only")

    def test_a_row_twice(self):
        self.ours["rows"].append(copy.deepcopy(row(self.ours, "2023-H1", "Ops", "q01")))
        self.assert_fails("there is a second row")

    def test_a_group_that_only_the_peer_has(self):
        self.ours["groups"] = [g for g in self.ours["groups"] if g["id"] != "gender=Female"]
        self.ours["rows"] = [r for r in self.ours["rows"] if r[1] != "gender=Female"]
        self.assert_fails("the results have no gender 'Female'")

    def test_a_group_that_only_we_have(self):
        self.peer["groups"] = [g for g in self.peer["groups"] if g["key"] != "Female"]
        self.assert_fails("the peer has no 'gender=Female'")

    def test_a_withheld_group_that_only_we_have(self):
        self.ours["groups"].append({"id": "gender=Male", "cut": "gender"})
        self.ours["rows"].append(["2023-H1", "gender=Male", "q01"] + [None] * 10 + ["withheld"])
        self.assert_fails("the peer has no 'gender=Male'")

    def test_a_measure_that_only_one_has(self):
        self.ours["measures"].append({"id": "q99"})
        self.assert_fails("measure on one side only: 'q99'")
        self.setUp()
        self.ours["measures"].pop()
        self.assert_fails("measure on one side only: 'belonging'")

    def test_a_share_that_is_not_reached(self):
        self.assert_fails("wanted at least 0.97", "--at-least", "0.97")
        self.setUp()
        self.withhold("2023-H2", "Ops", "q01")
        self.withhold("2023-H2", "Ops", "belonging")
        self.assert_fails("wanted at least 0.93", "--at-least", "0.93")

    def test_alpha(self):
        overall = self.ours["company"]["rows"][1]
        overall[5] = 0.862832933
        self.assert_fails("alpha of belonging: 0.862832933")
        overall[4], overall[5] = 76, 0.862832930162
        self.assert_fails("alpha of belonging: n 76")
        overall[4], overall[1] = 77, "q01"
        self.assert_fails("alpha of q01: on one side only")

        overall[1] = "belonging"
        self.ours["company"]["rows"].append(list(overall))
        self.assert_fails("alpha of belonging: there is a second row")

    def test_alpha_of_fewer_than_ten(self):
        self.ours["company"]["rows"][1][4] = self.peer["alpha"]["belonging"]["n"] = 9
        self.assert_fails("alpha of belonging: released for 9 responses")

    def test_what_is_listed_wrongly(self):
        self.ours["groups"].append(dict(self.ours["groups"][1]))
        self.assert_fails("group 'Ops' is listed twice")
        self.setUp()
        self.ours["rows"].append(["2023-H1", "gender=Other", "q01"] + [None] * 10 + ["withheld"])
        self.assert_fails("a row's group is not listed: 'gender=Other'")
        self.setUp()
        self.ours["rows"].append(["2023-H1", "Ops", "q02"] + [None] * 10 + ["withheld"])
        self.assert_fails("a row's measure is not listed: 'q02'")

    def test_what_cannot_be_read(self):
        for content in ("", "{", "[]", "{}", '{"columns": []}'):
            with self.subTest(content):
                self.assertEqual(run(content, self.peer)[0], 2)
                self.assertEqual(run(self.ours, content)[0], 2)
        self.peer["groups"].append(self.peer["groups"][0])
        self.assertEqual(run(self.ours, self.peer)[0], 2)


if __name__ == "__main__":
    unittest.main()
