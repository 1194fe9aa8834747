import Ingest

/// One attribute of respondents as one worker has met it: a number for each text, and the cells that a text stands for.
struct AttributeColumn: Sendable {
    private let slot: Int
    /// Partitions made of this attribute alone.
    private let partitions: [Int]
    private var index = ByteIndex()
    /// By partition of the list: cells by number.
    private var cells: [[Int32]]
    /// Numbers of the block at hand.
    private var numbers = [Int32](repeating: 0, count: RecordBlock.capacity)

    init(slot: Int, partitions: [Int]) {
        self.slot = slot
        self.partitions = partitions
        cells = partitions.map { _ in [] }
    }

    /// Puts the cells of some records into their rows.
    ///
    /// - Parameter cell: the cell that a text stands for in a partition.
    mutating func fill(
        _ block: RecordBlock, _ records: UnsafeBufferPointer<Int32>, into rows: UnsafeMutablePointer<Int32>, width: Int,
        cell: (_ partition: Int, _ text: String) -> Int32
    ) {
        findNumbers(block, records)
        for i in records.indices where numbers[i] < 0 {
            numbers[i] = number(of: block, Int(records[i]), cell)
        }
        for (list, partition) in partitions.enumerated() {
            cells[list].withUnsafeBufferPointer { cells in
                numbers.withUnsafeBufferPointer { numbers in
                    for i in records.indices { rows[i * width + partition + 1] = cells[Int(numbers[i])] }
                }
            }
        }
    }

    /// Numbers of all texts that are known; -1 for others.
    private mutating func findNumbers(_ block: RecordBlock, _ records: UnsafeBufferPointer<Int32>) {
        let (bytes, spans, stride) = (block.bytes, block.spans + slot, block.textSlots)
        index.withCursor { known in
            numbers.withUnsafeMutableBufferPointer { numbers in
                for i in records.indices {
                    let span = spans[Int(records[i]) * stride]
                    numbers[i] = known.find(bytes + Int(span.start), span.count) ?? -1
                }
            }
        }
    }

    private mutating func number(
        of block: RecordBlock, _ record: Int, _ cell: (_ partition: Int, _ text: String) -> Int32
    ) -> Int32 {
        let span = block.spans[record * block.textSlots + slot]
        let bytes = UnsafeBufferPointer(start: block.bytes + Int(span.start), count: span.count)
        // An earlier record of this block may have had it.
        if let known = index.find(block.bytes + Int(span.start), span.count) { return known }
        let number = Int32(index.count)
        let text = Headers.trim(block.text(of: span))
        for (list, partition) in partitions.enumerated() { cells[list].append(cell(partition, text)) }
        index.insert(bytes, number)
        return number
    }
}
