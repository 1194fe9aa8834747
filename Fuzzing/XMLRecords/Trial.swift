import Foundation
import TestSupport

/// One input: a document that pieces read otherwise than one parser ends the process.
struct Trial {
    let choices: (UInt8, UInt8)
    let bytes: UnsafeBufferPointer<UInt8>

    private static let paths = [["doc", "row"], ["doc", "rows", "row"], ["doc", "*", "row"], ["doc", "é"]]
    private static let sizes = [1, 16, 40, 64, 150, 300, 700, 2000]
    /// One file that every input is written to.
    private static let file = FileManager.default.temporaryDirectory.appendingPathComponent(
        "xmlrecords-\(ProcessInfo.processInfo.processIdentifier).xml")

    func check() {
        guard (try? Data(bytes).write(to: Self.file)) != nil else { fatalError("the document cannot be written") }
        // What is no text at all is refused before anything that is compared here.
        guard let trial = try? XMLTrial(file: Self.file.path, path: Self.paths[Int(choices.0 & 3)]) else { return }
        let reference = trial.reference()
        let size = Self.sizes[Int(choices.1 & 7)]
        for (size, plain) in [(size, true), (2 * bytes.count, true), (size, false)] {
            let found = trial.outcome(pieceSize: size, readsPlain: plain)
            guard found != reference else { continue }
            fatalError(
                """
                pieces of \(size) bytes\(plain ? ", plain," : "") at /\(trial.path.joined(separator: "/")) give
                \(found)
                and one parser gives
                \(reference)
                """)
        }
    }
}
