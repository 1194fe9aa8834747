import Study

/// The attack on the statements that share one set of speaking groups: one elimination serves them all.
///
/// Threat: item non-response. A group of enough people may hold too few answers to one item, and parent less child
/// may leave one answer. Argument: the respondents of a measure are some of the people, in the same groups, so the
/// same combinations give their number; each must be 0 or at least the threshold.
struct Attack {
    /// What the same groups say.
    struct Subject {
        /// Nil: how many people answered at all.
        var measure: Int?
        /// Answers by group; only those of speaking groups count.
        var answers: [Int32]
        var sums: [Double]
        var extreme: Extreme?
    }
    let input: AuditInput
    let frame: Frame
    let span: Span
    let wave: Int
    let threshold: Int
    /// Whether this is about sums of squares.
    let spread: Bool
    let subjects: [Subject]
    /// Min-cut findings for a subject and pair of partitions are shown up to here: one is enough to stop a release.
    private static let limit = 20

    /// - Parameter refusals: what a wider release of the wave does not determine, as far as it was asked.
    func findings(exhaustive: Int, refusals: inout Refusals?) -> [AuditFinding] {
        var own = refusals.flatMap { $0.hold(for: span.speaks) ? $0 : nil }
        let known = Search.run(span, exhaustive: exhaustive, refusals: &own)
        refusals = refusals ?? own
        let relations = Relation.all(span)
        var findings: [AuditFinding] = []
        for subject in subjects {
            judgeBlocks(subject, &findings)
            for one in known { judge(one, subject, &findings) }
            for relation in relations { judge(relation, subject, &findings) }
        }
        return findings
    }

    private func finding(
        _ kind: AuditFinding.Kind, _ subject: Subject, _ people: Int, _ groups: [Int]
    ) -> AuditFinding {
        let tooFew = kind != .mismatch && kind != .uniformRest
        return AuditFinding(
            spread && tooFew ? .spreadBelow : kind, wave: wave, measure: subject.measure, people: people,
            groups: groups, in: input)
    }

    /// Blocks of the hierarchy.
    private func judgeBlocks(_ subject: Subject, _ findings: inout [AuditFinding]) {
        let blocks = span.blocks
        var answers = blocks.node.map { Int(subject.answers[frame.nodeGroup[$0]]) }
        var sums = blocks.node.map { subject.sums[frame.nodeGroup[$0]] }
        var weights = sums.map { abs($0) }
        for block in blocks.node.indices where blocks.above[block] >= 0 {
            let group = frame.nodeGroup[blocks.node[block]]
            answers[blocks.above[block]] -= Int(subject.answers[group])
            sums[blocks.above[block]] -= subject.sums[group]
            weights[blocks.above[block]] += abs(subject.sums[group])
        }
        for block in blocks.node.indices {
            let count = answers[block]
            if count >= threshold {
                guard let extreme = subject.extreme else { continue }
                guard extreme.holds(sum: sums[block], answers: count, weight: weights[block]) else { continue }
                guard hasParts(block) else { continue }
                findings.append(finding(.uniformRest, subject, count, family(block)))
            } else if count != 0, count < 0 || hasParts(block) {
                findings.append(finding(count < 0 ? .mismatch : kind(of: block), subject, count, family(block)))
            }
        }
    }

    /// Whether a block is less than its node; a whole node is judged as a row.
    private func hasParts(_ block: Int) -> Bool {
        block + 1 < span.blocks.count && span.blocks.above[block + 1] == block
    }

    /// The groups that give a block: its node and the speaking nodes directly below.
    private func family(_ block: Int) -> [Int] {
        let blocks = span.blocks
        let inner = (block..<blocks.count).filter { $0 == block || blocks.above[$0] == block }
        return inner.map { frame.nodeGroup[blocks.node[$0]] }
    }

    /// A union of withheld nodes if the people of the block are in at least two withheld children, else a rest.
    private func kind(of block: Int) -> AuditFinding.Kind {
        let v = span.blocks.node[block]
        let table = span.table
        guard table.start[v] == table.start[v + 1] else { return .smallRest }
        let hidden = (v + 1..<frame.nodeEnd[v]).filter {
            frame.nodeParent[$0] == v && Int(span.blocks.ofNode[$0]) == block && table.nodePeople[$0] > 0
        }
        return hidden.count > 1 ? .smallUnion : .smallRest
    }

    private func judge(_ known: Known, _ subject: Subject, _ findings: inout [AuditFinding]) {
        var residue: UInt64 = 0
        for term in known.terms {
            let answers = Prime.residue(Int(subject.answers[term.group]))
            residue = Prime.add(residue, Prime.multiply(term.factor, answers))
        }
        let count = Prime.signed(residue)
        guard count != 0 else { return }
        let groups = known.terms.map(\.group)
        if count < threshold {
            findings.append(finding(count < 0 ? .mismatch : known.kind, subject, count, groups))
        } else if let extreme = subject.extreme {
            var (sum, weight) = (0.0, 0.0)
            for term in known.terms {
                guard let factor = Prime.fraction(term.factor) else {
                    // What cannot be looked at is not passed.
                    findings.append(finding(.uniformRest, subject, count, groups))
                    return
                }
                sum += factor * subject.sums[term.group]
                weight += abs(factor * subject.sums[term.group])
            }
            guard extreme.holds(sum: sum, answers: count, weight: weight) else { return }
            findings.append(finding(.uniformRest, subject, count, groups))
        }
    }

    private func judge(_ relation: Relation, _ subject: Subject, _ findings: inout [AuditFinding]) {
        let count = { Int(subject.answers[$0]) }
        let left = relation.left.map { $0.answers(count) }
        let right = relation.right.map { $0.answers(count) }
        if let floor = Floor(relation, left: left, right: right, threshold: threshold), floor.settlesAll() { return }
        guard var cut = MinCut(relation, left: left, right: right, threshold: threshold) else {
            let groups = (relation.left + relation.right).map(\.plus)
            findings.append(finding(.mismatch, subject, 0, Array(Set(groups)).sorted()))
            return
        }
        // A part by itself is a cell, a block or a rest, and judged as such.
        for leak in cut.leaks(limit: Self.limit) where !leak.right.isEmpty {
            let parts = leak.left.map { relation.left[$0] } + leak.right.map { relation.right[$0] }
            let groups = Set(parts.flatMap { [$0.plus] + $0.minus })
            findings.append(finding(.minCut, subject, leak.answers, groups.sorted()))
        }
    }
}
