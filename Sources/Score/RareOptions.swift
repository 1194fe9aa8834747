import Study

/// Options that fewer than 2k people of the whole company chose, over all waves: they are not spoken of one by one.
///
/// Decided by company-wide counts, so that the list of options is the same for every group and wave, and says nothing of
/// any of them.
package enum RareOptions {
    /// The same sums with rare options put together.
    package static func merged(_ scored: Scored) -> Scored {
        var study = scored.study
        var slot = 0
        for number in study.questions.indices {
            let question = study.questions[number]
            if question.kind == .single || question.kind == .number {
                study.questions[number].rare = rare(scored, question, slot)
            }
            if question.kind == .multi {
                study.questions[number].rare = Set(
                    (0..<question.slots).filter { scored.count(slot: slot + $0, code: 2) < 2 * study.k })
            }
            slot += question.slots
        }
        guard study.questions != scored.study.questions else { return scored }
        return scored.with(study)
    }

    /// The study with options of several answers to be counted together when everything is read again; nil where there
    /// are none, or they are counted already.
    package static func together(_ study: Study) -> Study? {
        var together = study
        for number in study.questions.indices where study.questions[number].kind == .multi {
            let question = study.questions[number]
            if question.merged.isEmpty, question.rare.count > 1 {
                (together.questions[number].merged, together.questions[number].rare) = (question.rare, [])
            }
        }
        return together.questions == study.questions ? nil : together
    }

    /// Rare answers of a question with one answer; never only one, which would be what the others leave over.
    private static func rare(_ scored: Scored, _ question: Question, _ slot: Int) -> Set<Int> {
        let counts = (0..<question.positions).map { scored.count(slot: slot, code: WideCode.code($0 + 1)) }
        var rare = Set(counts.indices.filter { counts[$0] < 2 * scored.study.k })
        guard rare.count == 1 else { return rare }
        let next = counts.indices.filter { !rare.contains($0) }.min { (counts[$0], $0) < (counts[$1], $1) }
        if let next { rare.insert(next) }
        return rare
    }
}

extension Scored {
    /// How many people of the whole company, over all waves, have a code in a slot of a question.
    package func count(slot: Int, code: UInt8) -> Int {
        let counter = layout.slots[slot].start + Int(code)
        return population.space.slotsOfEverybody.reduce(0) { count, slot in
            count + (scorer.sums.withRow(at: slot) { Int($0[counter]) } ?? 0)
        }
    }
}
