#!/usr/bin/env python3
"""For each invariant of the design: the test that guards it, and a one-line change to the code that makes it fail.

Works on a copy of the tracked files (RAPPORT_MUTATIONS, default a folder in TMPDIR), prints a Markdown row a change,
and fails when no test notices one. mutations.py [WORD] runs those whose name holds WORD.
"""
import os, pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = pathlib.Path(os.environ.get("RAPPORT_MUTATIONS", pathlib.Path(tempfile.gettempdir()) / "rapport-mutations"))
# invariant, filter, file, line, changed line
MUTANTS = [
    ("1 conservation", "ConservationTests", "Sources/Normalize/Records/Normalizer.swift",
     "ledger.arrive(block.count)", "ledger.arrive(block.count & ~1)"),
    ("2 order-free", "DuplicateChoiceTests|OrderFreeTests", "Sources/Normalize/Records/DuplicateChoice.swift",
     "if a.complete != b.complete { return a.complete }", "if a.place != b.place { return a.place < b.place }"),
    ("3 no person in the output", "NoPersonTests", "Sources/Normalize/Population/ManagerTree.swift",
     'id = "unit \\(number)"', "id = rows[head].person"),
    ("4 nothing below k, rules", "TreeRuleTests|ClassicAttackTests",
     "Sources/Protect/Rules/TreeRule.swift", "for rest in [0, view.k] {", "for rest in 0...view.k {"),
    ("4 nothing below k, settled by the audit", "LeakTests|AuditedReleaseTests", "Sources/Protect/Settlement.swift",
     "if fresh.isEmpty {", "if true {"),
    ("4 the audit itself", "AuditTests", "Sources/Audit/Attack.swift",
     "if count >= threshold {", "if count >= threshold - 1 {"),
    ("4 the audit's bound", "AuditTests", "Sources/Audit/Growth.swift",
     "guard out[other] >= threshold,", "guard out[other] >= threshold / 2,"),
    ("4 the audit's short cut", "ShortCutTests", "Sources/Audit/Pairs.swift",
     "uneven.contains(where: { $0 != Int(span.blocks.ofNode[u]) })", "!uneven.isEmpty"),
    ("4 nothing below k, linked cuts", "DeterminationTests|ClassicAttackTests",
     "Sources/Protect/Rules/Determination.swift", "return scattered.allSatisfy(agrees)", "return false"),
    ("5 whole or nothing", "WholeOrNothingTests", "Sources/RapportKit/Publication/Publication.swift",
     "if let lock = try FileLock.take(state + \"/lock\") { return lock }",
     "if let lock = try FileLock.take(state + \"/lock\\(Process.seconds)\") { return lock }"),
    ("6 say which", "WholeOrNothingTests|DescribeTests|PoolTests|QuestionKindTests", "Sources/Analyse/Description/Describe.swift",
     "finding.note = .noPool", "finding.note = nil"),
    ("7 never silently", "BadInputTests|IngestTests", "Sources/Ingest/Delimited/RecordWalker.swift",
     "if column + 1 < width {", "if column + 1 < 1 {"),
    ("XML without a parser, characters", "PlainRecordsTests", "Sources/Ingest/XML/PlainRecords.swift",
     "bytes[at + 2] == 0xBE || bytes[at + 2] == 0xBF", "bytes[at + 2] == 0xBE || false"),
    ("XML without a parser, line ends", "PlainRecordsTests", "Sources/Ingest/XML/PlainRecords.swift",
     "case 13: blank | endsText | endsCDATA", "case 13: blank"),
    ("XML without a parser, names", "PlainRecordsTests", "Sources/Ingest/XML/PlainRecords.swift",
     "!learnt.contains(name)", "true"),
    ("XML in pieces, the head", "PlainRecordsTests", "Sources/Ingest/XML/PieceReader.swift",
     "parsed.elements.records == 0", "parsed.elements.records >= 0"),
    ("XML in pieces, the elements around", "PlainRecordsTests", "Sources/Ingest/XML/RecordElements.swift",
     "stack.count < path.count - 1 { hasLeftParent = true }", "stack.count < 0 { hasLeftParent = true }"),
    ("4 refusals of a wider layer", "ShortCutTests", "Sources/Audit/Refusals.swift",
     "(frame.nodes + a) * frame.width", "a * frame.width"),
    ("4 full parts", "FloorTests", "Sources/Audit/Relation.swift",
     "besideFull[cellRight[cell]] += cellPeople[cell]", "besideFull[cellRight[cell]] += 0"),
    ("1 a text means what its own question says", "SharedTextTests|CodeLookupTests", "Sources/Ingest/CodeLookup.swift",
     "(place / places) << 8", "place / places << 8"),
    ("4 options of one question", "QuestionKindTests", "Sources/Protect/Pattern.swift",
     "for family in MeasureFamily.all(scored.study) { rules.unite(family, &rows) }", ""),
    ("8 reverse by declared bounds", "ScoreTests|AnalyseTests", "Sources/Study/Index.swift",
     "return part.reversed ? list.reversed() : list", "return list"),
    ("4 company numbers over teams come from released ones", "TeamNumbersTests", "Sources/Analyse/PermittedSums.swift",
     "guard permission(wave, measure, group).speaks else { return nil }", ""),
    ("a difference is told only by the whole family", "ComparisonsTests", "Sources/Analyse/Comparison/Comparisons.swift",
     "let adjusted = MultipleComparisons.adjusted(findings.map { $0.test?.pValue }, by: .benjaminiHochberg)",
     "let adjusted = findings.map { $0.test?.pValue }"),
    ("a group is part of its parent", "ComparisonsTests", "Sources/Statistics/Change/MeanDifference.swift",
     "let share = 1 / Double(part.n) - 1 / Double(whole.n)", "let share = 1 / Double(part.n) + 1 / Double(whole.n)"),
    ("shrinking knows how far groups differ", "TeamNumbersTests", "Sources/Statistics/Mixed/Shrinkage.swift",
     "return (cells[0].mean + shift, distances - sum + squares / sum)", "return (cells[0].mean + shift, distances - sum)"),
]


def sync():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    names = list(filter(None, listed.decode().split("\0")))
    # What an earlier copy had and the repository no longer has.
    for folder in ("Sources", "Tests"):
        for file in (COPY / folder).rglob("*.swift"):
            if str(file.relative_to(COPY)) not in names:
                file.unlink()
    for name in names:
        source, target = ROOT / name, COPY / name
        if source.exists() and (not target.exists() or source.read_bytes() != target.read_bytes()):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    os.environ.setdefault("RAPPORT_SHARED", str(ROOT.parent / "shared"))
    sync()
    survived = 0
    for name, tests, file, line, changed in MUTANTS:
        if word not in name:
            continue
        original = (ROOT / file).read_text()
        if original.count(line) < 1:
            print("| %s | `%s` | %s: the line to change is not there | |" % (name, tests, file))
            survived += 1
            continue
        (COPY / file).write_text(original.replace(line, changed, 1))
        run = subprocess.run(["swift", "test", "--filter", tests], cwd=COPY, capture_output=True, text=True)
        (COPY / file).write_text(original)
        failed = len(set(re.findall(r"✘ Test (.*?) (?:with \d+ test cases )?failed after", run.stdout + run.stderr)))
        built = "Test run" in run.stdout + run.stderr
        noticed = run.returncode != 0 and built and failed > 0
        survived += 0 if noticed else 1
        verdict = "%d tests fail" % failed if noticed else ("SURVIVED" if built else "does not build")
        print("| %s | `%s` | `%s`: `%s` becomes `%s` | %s |" % (
            name, tests.replace("|", ", "), file.split("/")[-1], line, changed, verdict), flush=True)
    sys.exit(1 if survived else 0)


main()
