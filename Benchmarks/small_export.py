#!/usr/bin/env python3
"""An export for reference.yml with few rows, the same bytes on every machine. Standard library only.

    small_export.py ROWS > FILE
"""
import random
import sys

WAVES = ["2024-spring", "2024-autumn", "2025-spring", "2025-autumn"]
GENDERS = ["female", "male"] * 8 + ["diverse"]
TENURES = ["under 1 year", "1 to 3 years", "4 to 9 years", "10 years and more"]
COUNTRIES = ["Austria", "Denmark", "France", "Ireland"]
ITEMS = ["q%02d" % i for i in range(1, 41)]
# High answers more often than low ones; one in 32 is left out.
ANSWERS = "1223334444445555"


class Numbers:
    """Of all that `random` draws, only `random()` is promised to stay the same from version to version."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, bound):
        return int(self.source.random() * bound)

    def pick(self, values):
        return values[self.below(len(values))]


def people(count, numbers):
    for number in range(count):
        unit = "/".join("%s %d" % (level, 1 + numbers.below(width))
                        for level, width in (("Division", 4), ("Department", 3), ("Team", 3)))
        yield ["p%d" % (100000 + number)], [unit, numbers.pick(GENDERS), numbers.pick(TENURES), numbers.pick(COUNTRIES)]


def answers(numbers):
    return [numbers.pick(ANSWERS) if numbers.below(32) else "" for _ in ITEMS]


def records(rows, numbers):
    yield ["respondent_id", "submitted_at", "wave", "department", "gender", "tenure_band", "country"] + ITEMS
    everybody = list(people(-(-rows // len(WAVES)), numbers))
    for row in range(rows):
        person, attributes = everybody[row % len(everybody)]
        when = "2025-05-05T%02d:%02d:00" % divmod(row % 1440, 60)
        yield person + [when, WAVES[row // len(everybody)]] + attributes + answers(numbers)


def main():
    for record in records(int(sys.argv[1]), Numbers(20250505)):
        print(",".join(record))


if __name__ == "__main__":
    main()
