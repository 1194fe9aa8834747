#!/usr/bin/env python3
"""Writes the workbooks and archives that the tests read: all invented (synthetic). Needs openpyxl; with LibreOffice
there, the same workbooks as it saves them. The files are committed, so that tests need neither."""
import datetime, gzip, pathlib, shutil, subprocess, zipfile
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).resolve().parent
HEADER = ["ID", "Start time", "Completion time", "Email", "Name", "I am heard", "What applies?", "Score"]
ROWS = [
    [1, datetime.datetime(2026, 3, 2, 9, 0, 0), datetime.datetime(2026, 3, 2, 9, 4, 30), "anonymous", "", "Agree", "Pay;Team;", 4.1],
    [2, datetime.datetime(2026, 3, 2, 10, 0, 0), datetime.datetime(2026, 3, 2, 10, 2, 0), "anonymous", "", "Disagree", "", 1e-3],
    [3, datetime.datetime(2026, 3, 3), datetime.datetime(2026, 3, 3, 23, 59, 59), "anonymous", "", None, "Team;", 12345678901234567],
    [4, None, datetime.date(1900, 2, 28), "anonymous", "", "say \"yes\", or\nno", "Ünïcode 日本", 0],
]


def fill(sheet):
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append(row)


def save(book, name):
    book.save(HERE / name)


forms = Workbook()
forms.active.title = "Form1"
fill(forms.active)
save(forms, "synthetic-forms.xlsx")

mac = Workbook()
mac.epoch = CALENDAR_MAC_1904
fill(mac.active)
save(mac, "synthetic-1904.xlsx")

several = Workbook()
several.active.title = "Notes"
several.active["A1"] = "Exported for the works council"
fill(several.create_sheet("Spring"))
fill(several.create_sheet("Autumn"))
hidden = several.create_sheet("Secret")
fill(hidden)
hidden.sheet_state = "hidden"
save(several, "synthetic-two-tables.xlsx")

odd = Workbook()
sheet = odd.active
fill(sheet)
sheet.merge_cells("F1:G1")
sheet.row_dimensions[3].hidden = True
sheet.column_dimensions["D"].hidden = True
sheet["I1"] = "Formula"
sheet["I2"] = "=H2*2"
sheet["A8"] = "Another"
sheet["B8"] = "table"
sheet.auto_filter.ref = "A1:H5"
sheet.auto_filter.add_filter_column(5, ["Agree"])
save(odd, "synthetic-odd.xlsx")

with gzip.GzipFile(filename="", mode="wb", fileobj=open(HERE / "synthetic.csv.gz", "wb"), mtime=0) as out:
    out.write(b"id,q1\n1,4\n2,5\n")
with zipfile.ZipFile(HERE / "synthetic.zip", "w", zipfile.ZIP_DEFLATED) as out:
    out.writestr(zipfile.ZipInfo("export.csv", (2026, 3, 2, 9, 0, 0)), "id,q1\n1,4\n2,5\n")
    out.writestr(zipfile.ZipInfo("__MACOSX/._export.csv", (2026, 3, 2, 9, 0, 0)), "x")
with zipfile.ZipFile(HERE / "synthetic-two-files.zip", "w", zipfile.ZIP_DEFLATED) as out:
    for name in ("a.csv", "b.csv"):
        out.writestr(zipfile.ZipInfo(name, (2026, 3, 2, 9, 0, 0)), "id,q1\n1,4\n")

office = shutil.which("soffice")
if office:
    work = HERE / "office"
    for name in ("synthetic-forms", "synthetic-1904"):
        subprocess.run([office, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(work),
                        str(HERE / (name + ".xlsx"))], check=True)
        shutil.move(work / (name + ".xlsx"), HERE / (name + "-libreoffice.xlsx"))
    work.rmdir()
