import Diagnostics
import Foundation
import TestSupport
import Testing
import Workers

@testable import Ingest

/// A document read by one parser and in pieces.
struct PlainReading {
    private let folder: TemporaryFolder
    let trial: XMLTrial
    let reference: XMLOutcome
    private let size: Int

    init(_ text: some Sequence<UInt8>, path: [String] = ["doc", "row"]) throws {
        let folder = try TemporaryFolder()
        try self.init(file: folder.write(text, as: "answers.xml"), path: path, in: folder)
    }

    init(file: String, path: [String], most: Int = 32, in folder: TemporaryFolder) throws {
        self.folder = folder
        trial = try XMLTrial(file: file, path: path, most: most)
        reference = trial.reference()
        size = trial.input.size
    }

    /// Records that go past the parser when the file is one piece, or pieces of a size; 0 where a piece does not count.
    func plain(pieceSize: Int? = nil) throws -> Int {
        let pieceSize = pieceSize ?? size
        guard try XMLProlog.canBeCut(trial.input),
            let pieces = try XMLPieces.of(trial.input, record: trial.path.last ?? "*", size: pieceSize)
        else { return 0 }
        let reader = try PieceReader(trial.reader(pieceSize: pieceSize, readsPlain: true), pieces, trial.plan)
        let tools = reader.tools()
        var plain = 0
        for piece in pieces.bodies.indices {
            do {
                plain += try reader.read(piece, tools) { _, _ in }
            } catch { return 0 }
        }
        return plain
    }

    /// Ways of reading that come to something else than one parser.
    func differences(_ sizes: [Int] = [16, 64, 300, 2000]) -> [String] {
        (sizes + [size]).flatMap { size in
            [true, false].compactMap { plain in
                let found = trial.outcome(pieceSize: size, readsPlain: plain)
                return found == reference ? nil : "pieces of \(size), plain \(plain): \(found), not \(reference)"
            }
        }
    }
}
