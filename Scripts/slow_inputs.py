#!/usr/bin/env python3
"""Files made to be slow or large in memory, of a megabyte and of four: none may take more than 5 s a megabyte, nor more
memory than a whole file and its cells explain. slow_inputs.py [RAPPORT]"""
import io, os, pathlib, resource, subprocess, sys, tempfile, time, zipfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "Tests/IngestTests/Contract/Fixtures"
RAPPORT = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/rapport")
SECONDS, BYTES = 5.0, 400  # a megabyte; a byte, beside what any run needs
BASE = 200 << 20


def fill(unit, size):
    return (unit * (size // max(1, len(unit)) + 1))[:size]


def delimited(n):
    yield "commas.csv", b"a,b\n" + fill(b",", n) + b"\n"
    yield "wide.csv", b",".join(b"c%d" % i for i in range(n // 8)) + b"\n" + fill(b"1,", n // 4) + b"\n"
    yield "alike-headers.csv", fill(b"same,", n) + b"x\n" + b"1\n" * 9
    yield "quotes.csv", b"a,b\n" + fill(b'"', n) + b"\n"
    yield "quoted-pairs.csv", b"a,b\n" + fill(b'"x""y",1\n', n)
    yield "open-quote.csv", b'a,b\n"' + fill(b"x,y\n", n)
    yield "one-cell.csv", b"a,b\nx," + fill(b"word ", n) + b"\n"
    yield "line-ends.csv", b"a,b\n" + fill(b"\n", n)
    yield "carriage-returns.csv", b"a,b\r" + fill(b"1,2\r", n)
    yield "distinct.csv", b"a,b\n" + b"".join(b"text %d,label %d\n" % (i, i) for i in range(n // 24))
    yield "ragged.csv", b"a,b,c\n" + fill(b"1\n1,2\n1,2,3,4,5,6\n", n)
    yield "wide.tsv", fill(b"x\t", n // 2) + b"\n" + fill(b"5\t", n // 2) + b"\n"
    yield "utf16.csv", b"\xff\xfe" + fill("a,b\nß,😀\n".encode("utf-16-le"), n)
    yield "long-new-questions.csv", b"respondent,question,answer\n" + b"".join(
        b"r%d,q%d,1\n" % (i, i) for i in range(n // 14))
    yield "joined.csv", b"who,what\n" + b"".join(b"r%d,%s\n" % (i, fill(b"Pay;Team;", 180)) for i in range(n // 190))


def xml(n):
    def doc(inside, root=b"r"):
        return b'<?xml version="1.0"?><%s>' % root + inside + b"</%s>" % root
    yield "deep.xml", fill(b"<a>", n)
    yield "attributes.xml", doc(b"<a " + b" ".join(b"x%d='1'" % i for i in range(n // 12)) + b"/>")
    yield "names.xml", doc(b"".join(b"<row><q%d>1</q%d></row>" % (i, i) for i in range(n // 32)))
    yield "siblings.xml", doc(fill(b"<row><q>1</q></row>", n))
    yield "wide-row.xml", doc(b"<row>" + b"".join(b"<q%d>1</q%d>" % (i, i) for i in range(n // 20)) + b"</row>")
    yield "comments.xml", doc(fill(b"<!-- c --><row><q>1</q></row>", n // 29 * 29))
    yield "cdata.xml", doc(b"<row><q><![CDATA[" + fill(b"]] ", n) + b"]]></q></row>")
    yield "references.xml", doc(b"<row><q>" + fill(b"&#65;", n // 5 * 5) + b"</q></row>")
    yield "namespaces.xml", doc(b"".join(b"<x:a xmlns:x='u%d'/>" % i for i in range(n // 24)))
    yield "doctype.xml", b"<!DOCTYPE r [" + b"".join(b"<!ENTITY e%d 'x'>" % i for i in range(n // 20)) + b"]><r/>"


def structures(n):
    yield "nested.json", fill(b"[", n)
    yield "keys.jsonl", b"".join(b'{"k%d": 1}\n' % i for i in range(n // 14))
    yield "wide.jsonl", b"{" + b",".join(b'"k%d": 1' % i for i in range(n // 12)) + b"}\n"
    yield "array.json", b"[" + b",".join(b'{"a": "x", "b": %d}' % i for i in range(n // 24)) + b"]"
    yield "escapes.json", b'[{"a": "' + fill(b"\\u00e4", n // 6 * 6) + b'"}]'
    yield "variables.sss", (
        b'<?xml version="1.0"?><sss version="2.0"><survey><record ident="A">' + b"".join(
            b'<variable ident="%d" type="single"><name>v%d</name><label>x</label><position start="%d"/><values>'
            b'<value code="1">a</value></values></variable>' % (i, i, i + 1) for i in range(n // 150))
        + b"</record></survey></sss>")
    yield "many.lss", b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType><questions><rows>" + fill(
        b"<row><qid>1</qid><parent_qid>0</parent_qid><sid>1</sid><type>L</type><title>q</title></row>", n // 93 * 93
    ) + b"</rows></questions></document>"


def packed(n):
    def book(sheet, strings):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/>'
                             "</sheets></workbook>")
            archive.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" '
                             'Target="worksheets/sheet1.xml"/></Relationships>')
            archive.writestr("xl/sharedStrings.xml", "<sst>" + strings + "</sst>")
            archive.writestr("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>")
        return out.getvalue()
    rows = "".join('<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (i, i, i) for i in range(1, n // 40))
    yield "rows.xlsx", book(rows, "")
    yield "strings.xlsx", book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "<si><t>x</t></si>" * (n // 16))
    yield "far.xlsx", book("".join('<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (i, i) for i in range(1, 400)), "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"a,b\n" + bytes(16 * n))
    yield "bomb.zip", out.getvalue()


def grown(n):
    """Fixtures with their middle line again and again."""
    for path in sorted(FIXTURES.glob("*/synthetic*")):
        if path.suffix in (".csv", ".jsonl", ".xml", ".lsr", ".lss", ".txt"):
            lines = path.read_bytes().splitlines(keepends=True)
            middle = len(lines) // 2
            many = lines[middle:middle + 1] * (n // max(1, len(lines[middle])))
            yield path.parent.name + "-" + path.name, b"".join(lines[:middle] + many + lines[middle:])


def measure(path):
    before = time.monotonic()
    child = subprocess.Popen([RAPPORT, "inspect", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    return time.monotonic() - before, usage.ru_maxrss << 10, status


def main():
    worst, failed, count = {}, [], 0
    with tempfile.TemporaryDirectory() as work:
        for size in (1 << 20, 4 << 20):
            for make in (delimited, xml, structures, packed, grown):
                for name, data in make(size):
                    path = os.path.join(work, name)
                    pathlib.Path(path).write_bytes(data)
                    seconds, memory, status = measure(path)
                    os.unlink(path)
                    # A workbook or archive is as large as what is in it.
                    megabytes = max(len(data), size) / 2 ** 20
                    count += 1
                    rate = seconds / megabytes
                    if os.WIFSIGNALED(status) or rate > SECONDS or memory > BASE + BYTES * megabytes * 2 ** 20:
                        failed.append(f"{name}: {rate:.2f} s a MB, {memory >> 20} MiB, status {status}")
                    for key, value in (("s a MB", rate), ("MiB", memory >> 20)):
                        if value > worst.get((make.__name__, key), (0, ""))[0]:
                            worst[make.__name__, key] = (value, name)
    for (kind, key), (value, name) in sorted(worst.items()):
        print(f"{kind:<10} worst {value:8.2f} {key:<7} {name}")
    for line in failed:
        print("too much: " + line)
    print(f"slow inputs: {count} files, {len(failed)} too slow or too large")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
