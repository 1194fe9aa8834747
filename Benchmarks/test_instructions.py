#!/usr/bin/env python3
"""Whether the comparison of instruction counts is able to fail, and says no more than it knows."""
import subprocess
import sys
import unittest
from pathlib import Path

from instructions import ACCEPT, parse, verdict

HERE = Path(__file__).resolve().parent
FIGURE = parse(["instructions=1000000", "input=ab", "architecture=x86_64", "toolchain=Swift 6.3", "libc=2.36"])


def now(**changes):
    return {**FIGURE, **changes}


class Verdict(unittest.TestCase):
    def test_up_to_three_percent_above_passes(self):
        told, failed = verdict(FIGURE, now(instructions=1_030_000))
        self.assertFalse(failed)
        self.assertNotIn(ACCEPT, told)

    def test_more_than_that_fails_and_says_both_the_ratio_and_the_way_out(self):
        told, failed = verdict(FIGURE, now(instructions=1_030_001))
        self.assertTrue(failed)
        for part in ("1030001", "1000000", "1.0300", ACCEPT):
            self.assertIn(part, told)

    def test_more_than_three_percent_below_is_advice(self):
        told, failed = verdict(FIGURE, now(instructions=969_999))
        self.assertFalse(failed)
        self.assertIn(ACCEPT, told)

    def test_other_tools_are_named_and_not_compared(self):
        for name in ("architecture", "toolchain", "libc"):
            told, failed = verdict(FIGURE, now(instructions=9_000_000, **{name: "other"}))
            self.assertFalse(failed)
            self.assertIn("%s: other, not %s" % (name, FIGURE[name]), told)

    def test_another_input_fails_with_the_same_count(self):
        told, failed = verdict(FIGURE, now(input="cd"))
        self.assertTrue(failed)
        self.assertIn(ACCEPT, told)

    def test_without_a_figure_it_passes(self):
        self.assertFalse(verdict(None, FIGURE)[1])

    def test_a_count_that_is_missing_does_not_pass(self):
        self.assertRaises(ValueError, parse, ["instructions="])


class Export(unittest.TestCase):
    def make(self):
        return subprocess.run([sys.executable, HERE / "small_export.py", "40"], capture_output=True, check=True).stdout

    def test_it_is_the_same_each_time_with_as_many_records_as_asked_for(self):
        made = self.make()
        self.assertEqual(made, self.make())
        self.assertEqual(made.count(b"\n"), 41)


if __name__ == "__main__":
    unittest.main()
