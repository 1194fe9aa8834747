import Diagnostics

/// Gathers one record after the other from XML: each element at `path` is a record, each leaf (and attribute) below it
/// a cell named by its way down.
final class RecordElements: SAXHandler {
    /// A record as it comes out: cells in document order, texts in one byte array.
    struct Record {
        var cells: [(column: Int, start: Int, count: Int)] = []
        var bytes: [UInt8] = []
        var line = 0

        /// Forgets the last record, keeps the memory.
        mutating func clear(line: Int) {
            cells.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
            self.line = line
        }
    }

    private let path: [String]
    private let fileName: String
    /// Called when a record has ended, while it is `record`.
    var recordEnded: () throws -> Void = {}
    private(set) var names: [String] = []
    private(set) var ended = false

    private var positions: [String: Int] = [:]
    /// The last record in which each column had a cell.
    private var filled: [Int] = []
    /// Open elements outside records, and within the record that is open.
    private var stack: [String] = []
    private var within: [SAXName] = []
    /// Leaves directly below records, in the order in which they came first: records of an export are alike, so that the
    /// next one is nearly always the one expected.
    private var leaves: [(name: SAXName, column: Int)] = []
    private var leafNumbers: [SAXName: Int] = [:]
    private var expected = 0
    private(set) var record = Record()
    private var matched = 0
    private var inRecord = false
    private var cellStart = 0
    private var leaf = false
    private(set) var records = 0
    /// Whether the element that holds the records was there.
    private(set) var sawParent = false
    /// Whether the element that holds the records, or one around it, has ended: another one may have begun since, whose
    /// name need not be the same.
    var hasLeftParent = false
    /// Whether a record's name was, byte for byte, the one in the path, so that this is a name; a colon may be a prefix's.
    private(set) var sawName = false

    /// Columns of the leaves directly below records, in the order in which they came first.
    var leafColumns: [Int] { leaves.map(\.column) }
    var leafCount: Int { leaves.count }

    /// Whether the element that holds the records is open, and nothing within it.
    var isBetweenRecords: Bool { !inRecord && matched == path.count - 1 && stack.count == path.count - 1 }

    init(path: [String], fileName: String) {
        self.path = path
        self.fileName = fileName
    }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        if inRecord {
            within.append(name)
            leaf = true
            cellStart = record.bytes.count
            for (key, value) in attributes { try add(column(way + "/@" + key), value) }
            if !attributes.isEmpty { cellStart = record.bytes.count }
            return
        }
        if matched == stack.count, matched < path.count, path[matched] == "*" || path[matched] == name.string {
            matched += 1
        }
        stack.append(name.string)
        if matched + 1 >= path.count, stack.count + 1 == path.count { sawParent = true }
        guard matched == path.count, stack.count == path.count else { return }
        inRecord = true
        if !sawName, let last = path.last?.utf8, !last.contains(UInt8(ascii: ":")) {
            sawName = name.string.utf8.elementsEqual(last)
        }
        record.clear(line: line)
        expected = 0
        for (key, value) in attributes { try add(column("@" + key), value) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard inRecord, leaf else { return }
        record.bytes.append(contentsOf: bytes)
        try checkSize()
    }

    private func checkSize() throws {
        guard record.bytes.count > Limits.text else { return }
        throw Failure(
            .xmlLimit, "a record holds more than \(Limits.text >> 20) MiB of text",
            at: Place(file: fileName, line: record.line), help: "this is not an export that Rapport reads")
    }

    func end(_ name: SAXName) throws {
        if inRecord {
            if within.isEmpty {
                inRecord = false
                stack.removeLast()
                matched = path.count - 1
                records += 1
                try recordEnded()
                return
            }
            if leaf {
                let column = try free(within.count == 1 ? direct(name) : column(way))
                record.cells.append((column, cellStart, record.bytes.count - cellStart))
            }
            leaf = false
            within.removeLast()
            return
        }
        stack.removeLast()
        matched = min(matched, stack.count)
        if stack.count < path.count - 1 { hasLeftParent = true }
        if stack.isEmpty { ended = true }
    }

    private func add(_ column: Int, _ value: String) throws {
        let start = record.bytes.count
        record.bytes.append(contentsOf: value.utf8)
        try checkSize()
        record.cells.append((try free(column), start, record.bytes.count - start))
    }

    /// The column of another cell of this record: the second one of a name goes to `name#2`, and so on.
    private func free(_ column: Int) throws -> Int {
        var free = column
        var times = 1
        while filled[free] == records {
            times += 1
            free = try self.column("\(names[column])#\(times)")
        }
        filled[free] = records
        return free
    }

    /// The way down from the record to the element that is open.
    private var way: String { within.map(\.string).joined(separator: "/") }

    private func direct(_ name: SAXName) throws -> Int {
        if expected >= leaves.count || leaves[expected].name != name {
            if let known = leafNumbers[name] {
                expected = known
            } else {
                expected = leaves.count
                leafNumbers[name] = expected
                leaves.append((name, try column(name.string)))
            }
        }
        expected += 1
        return leaves[expected - 1].column
    }

    private func column(_ name: String) throws -> Int {
        if let known = positions[name] { return known }
        guard names.count < Limits.columns else {
            throw Failure(
                .xmlLimit, "records have more than \(Limits.columns) different elements",
                at: Place(file: fileName, line: record.line), help: "check `record:` of this source")
        }
        positions[name] = names.count
        names.append(name)
        filled.append(-1)
        return names.count - 1
    }
}
