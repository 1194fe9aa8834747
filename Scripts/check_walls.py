#!/usr/bin/env python3
"""The walls between rooms: no file imports a room that Package.swift does not give its target.

The compiler sees every module that some dependency has built, so it lets an undeclared import of a room further down
pass; this reads the imports themselves.

  check_walls.py            checks the sources
  check_walls.py --plant    plants forbidden imports in a copy and expects each to be refused
"""
import json, pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
IMPORT = re.compile(r"^\s*(?:@\w+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:\w+\s+)?(\w+)", re.M)
PLANTS = [("Statistics", "Study"), ("Study", "Diagnostics"), ("Audit", "Protect"), ("Audit", "Score"),
          ("Publish", "Score"), ("Publish", "Statistics"), ("Analyse", "Ingest"), ("Normalize", "Score"), ("rapport", "Study")]


def allowed():
    dump = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, check=True).stdout
    rooms = {}
    for target in json.loads(dump)["targets"]:
        if target["type"] == "test":
            continue
        names = set()
        for dependency in target["dependencies"]:
            names.update(v[0] for v in dependency.values() if v)
        rooms[target["name"]] = names
    return rooms


def breaches(sources, rooms):
    found = []
    for room, may in sorted(rooms.items()):
        for file in sorted((sources / room).rglob("*.swift")):
            for match in IMPORT.finditer(file.read_text()):
                if match.group(1) in rooms and match.group(1) not in may:
                    found.append("%s imports %s, which Package.swift does not give %s" % (
                        file.relative_to(sources.parent), match.group(1), room))
    return found


def main():
    rooms = allowed()
    found = breaches(ROOT / "Sources", rooms)
    for line in found:
        print("walls: " + line, file=sys.stderr)
    if "--plant" in sys.argv:
        with tempfile.TemporaryDirectory() as work:
            copy = pathlib.Path(work) / "Sources"
            shutil.copytree(ROOT / "Sources", copy)
            for room, forbidden in PLANTS:
                planted = copy / room / "Planted.swift"
                planted.write_text("import %s\n" % forbidden)
                refused = any("Planted.swift" in line for line in breaches(copy, rooms))
                planted.unlink()
                print("walls: %s %s import %s" % (room, "may not" if refused else "COULD", forbidden))
                found += [] if refused else [room]
    sys.exit(1 if found else 0)


main()
