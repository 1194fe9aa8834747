#!/usr/bin/env python3
"""Documents for the fuzzer to begin with: seeds.py FOLDER. The first two bytes choose path and size of pieces."""
import pathlib, sys

LEAVES = [
    "<a>1</a>", "<a/>", "<a></a><b>2</b>", "<b>2</b><a>1</a>", "<a>a &amp; b</a>", "<a><![CDATA[]]]]></a>",
    "<a>x</a><a>y</a>", "<a k='v'>1</a>", "<a><b>1</b></a>", "<!-- </row> --><a>1</a>", "<?p </row>?><a>1</a>", "text",
    "<a>\r\n</a>", "<a>\uFFFD\u00E9</a>", "<a>&#65;</a>", "<p:a:b>1</p:a:b>", "<a:b>1</a:b>", "<\u00E9>1</\u00E9>",
    "<e\u0301>1</e\u0301>", "<row>1</row>", "<a >1</a >", "<a>1</a>\n<b>" + "t" * 310 + "</b>",
    "<a>\uFFFF</a>", "<a><![CDATA[\uFFFE]]></a>", "<a>\x01</a>", "<a>]]></a>", "<a>&x;</a>", "<a>1</b>",
]
HEADS = ["<doc>%s</doc>", "<?xml version='1.0' encoding='UTF-8'?>\n<doc>\n%s\n</doc>\n", "\uFEFF<doc xmlns='u'>%s</doc>",
         "<!DOCTYPE doc [<!ATTLIST a k CDATA 'v'>]><doc>%s</doc>", "<doc xmlns:p='u'><p:row><a>0</a></p:row>%s</doc>"]


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for head in HEADS:
        for at, leaf in enumerate(LEAVES):
            plain = "<row><a>1</a><b>2</b></row>"
            text = head % (plain * 2 + "<row>" + leaf + "</row>" + plain * 3)
            (folder / ("seed%d" % number)).write_bytes(bytes([0, at % 8]) + text.encode())
            text = text.replace("<row", "<rows><row", 1)[::-1].replace(">wor/<", ">swor/<>wor/<", 1)[::-1]
            (folder / ("seed%d-deep" % number)).write_bytes(bytes([1 + number % 2, at % 8]) + text.encode())
            number += 1


main()
