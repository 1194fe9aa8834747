import Foundation

/// Files that inputs are written to, the same ones for every input of a process.
package struct InputFile: Sendable {
    package let path: String

    package init(_ suffix: String) {
        let name = "fuzz-\(ProcessInfo.processInfo.processIdentifier)\(suffix)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    }

    package func write(_ bytes: some Sequence<UInt8>) {
        let isWritten: Void? = try? Data(bytes).write(to: URL(fileURLWithPath: path))
        if isWritten == nil { fatalError("the input cannot be written") }
    }
}
