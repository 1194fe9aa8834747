/// A running sum that carries what each addition rounded away (Neumaier 1974).
struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    mutating func add(_ x: Double) {
        let next = sum + x
        lost += sum.magnitude >= x.magnitude ? (sum - next) + x : (x - next) + sum
        sum = next
    }

    var value: Double { sum + lost }

    static func of<Values: Sequence>(_ values: Values, _ transform: (Values.Element) -> Double) -> Double {
        var total = CompensatedSum()
        for value in values { total.add(transform(value)) }
        return total.value
    }
}
