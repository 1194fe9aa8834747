#!/usr/bin/env bash
# make new-format NAME=acme-pulse: folder, line in the table, row in the manual, invented fixture, and tests that fail until
# the format is recognised. docs/manual/new-format.md goes on from there.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:-}
[[ $name =~ ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ ]] || {
  echo "new-format: a name in small letters is needed, such as NAME=acme-pulse" >&2
  exit 64
}
type=$(sed -E 's/(^|-)([a-z0-9])/\u\2/g' <<<"$name")
folder=Sources/Ingest/Formats/$type
fixtures=Tests/IngestTests/Contract/Fixtures/$name
for path in "$folder" "$fixtures"; do
  [[ ! -e $path ]] || { echo "new-format: $path is there already" >&2; exit 73; }
done
mkdir -p "$folder" "$fixtures"

cat >"$folder/$type.swift" <<SWIFT
import Study

/// What the platform is, and how its export is laid out.
enum $type: DelimitedFormat {
    static let name = "$name"
    static let title = "$type"

    /// What each header that is no question is used for.
    private static let roles: [String: Role] = [:]

    static func recognise(_ head: HeadRecords) -> Evidence {
        // From 1 (it could be anything) to 100 (it can be nothing else), with the reason in words.
        .none
    }

    static func layout(_ head: HeadRecords) -> Layout {
        let columns = (head.rows.first ?? []).enumerated().map { position, cell in
            let text = Headers.plain(cell)
            return Column(position: position, id: text, text: text, role: roles[text])
        }
        return Layout(format: name, columns: columns, headerRecords: 1)
    }
}
SWIFT

printf 'Respondent,Handed in,Q1,Q2,Comment\nr1,2026-03-02 09:04,4,5,"made up, all of it"\nr2,2026-03-02 09:11,2,,\n' \
  >"$fixtures/synthetic-export.csv"
printf 'file: synthetic-export.csv\nrecords: 2\ncolumns: 5\nfirst: Respondent | Handed in | Q1\n' >"$fixtures/expected.txt"

# Before the formats that fit nearly anything.
sed -i "s/^        LongTable\.self,/        $type.self,\n&/" Sources/Ingest/Formats/Formats.swift
sed -i "s/^| \`long\` |/| \`$name\` | $type; synthetic fixture | |\n&/" docs/manual/formats.md

cat <<TEXT
Wrote $folder/$type.swift, $fixtures,
a line in Sources/Ingest/Formats/Formats.swift and a row in docs/manual/formats.md.
Now: docs/manual/new-format.md. Its tests fail until the format is recognised:
  Scripts/test.sh --filter 'FixtureTests|ContractTests|RecognitionTests'
TEXT
