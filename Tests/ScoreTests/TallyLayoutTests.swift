import Study
import Testing

@testable import Score

@Suite struct TallyLayoutTests {
    private let study = sampleStudy()
    private var layout: TallyLayout { TallyLayout(study) }

    @Test func `no counter serves two measures`() {
        var used = Set<Int>()
        for measure in Measure.all(study) {
            let range = layout.range(of: measure)
            #expect(used.isDisjoint(with: range))
            used.formUnion(range)
        }
        #expect(used == Set(0..<layout.width))
    }

    @Test func `every number answered and sum has a counter of its own`() {
        for (number, index) in layout.indices.enumerated() {
            let parts = study.indices[number].parts.count
            var want: [[Int]] = []
            for answered in 1...parts where answered >= study.indices[number].atLeast {
                for sum in 0...answered * index.top { want.append([answered, sum]) }
            }
            #expect(index.pairs.map { [Int($0.answered), Int($0.sum)] } == want)
            #expect(index.count == want.count && index.scores.count == want.count)
            let lowest = study.scales[study.items[index.parts[0].item].scale].lowest
            for (pair, score) in zip(want, index.scores) {
                #expect(score == Double(pair[0] * lowest + pair[1]) / Double(pair[0]))
            }
            for answered in 0...parts {
                let offset = index.offsets[answered]
                if answered < max(1, study.indices[number].atLeast) {
                    #expect(offset == -1)
                    continue
                }
                #expect(want[offset] == [answered, 0])
            }
        }
    }

    @Test func `an index of nothing answered has no score, whatever the minimum`() {
        var study = study
        study.indices[0].atLeast = 0
        #expect(TallyLayout(study).indices[0].offsets[0] == -1)
    }

    @Test func `reversed items add what is left of the scale`() {
        for (index, declared) in zip(layout.indices, study.indices) {
            for (part, declaredPart) in zip(index.parts, declared.parts) {
                let scale = study.scales[study.items[part.item].scale]
                for code in 1...scale.points {
                    let value = scale.lowest + code - 1
                    let want = declaredPart.reversed ? scale.lowest + scale.highest - value : value
                    #expect(Int(part.units[code]) + scale.lowest == want)
                }
            }
        }
    }

    @Test func `participation comes first and items last`() {
        #expect(Measure.all(study) == [.participation] + (0..<3).map(Measure.index) + (0..<5).map(Measure.item))
    }
}
