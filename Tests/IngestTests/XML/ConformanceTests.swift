import Diagnostics
import Foundation
import Ingest
import Testing

/// The W3C's XML test suite, through the same door as an export: which documents are read, and which refused.
@Suite(.enabled(if: Shared.hasXMLArchive && Unpacker.isHere, "the W3C suite, or what unpacks it, is not here"))
struct ConformanceTests {
    /// What became of one document.
    private enum Outcome: Equatable {
        case read
        /// Refused for an entity beyond the five, or for a limit: by design, whatever XML says.
        case byDesign
        case malformed
        case other
    }

    private struct Tally {
        var accepted = 0
        var byDesign: [String] = []
        var wrong: [String] = []
        var total = 0

        func line(_ what: String, _ done: String) -> String {
            "\(what): \(accepted) of \(total) \(done), \(byDesign.count) refused by design, \(wrong.count) otherwise"
        }
    }

    private func outcome(_ path: String) -> Outcome {
        let failure = failure {
            _ = try open(path: path) {
                $0.format = "xml"; $0.record = "/*"
            }.export.records(workers: 1)
        }
        return switch failure {
        case nil: .read
        case .xmlEntity?, .xmlLimit?: .byDesign
        case .xmlMalformed?, .sourceUnsupported?, .sourceEmpty?, .sourceBinary?, .encodingInvalid?: .malformed
        default: .other
        }
    }

    @Test func theScoredSubsetIsReadAndRefusedAsTheCatalogueSays() throws {
        let folder = try TemporaryFolder()
        try Unpacker.unpack(Shared.xmlArchive, into: folder.path)
        let cases = try Catalogue.read(folder.path + "/xmlconf")
        var accept = Tally()
        var reject = Tally()
        for test in cases {
            let found = outcome(test.path)
            if test.mustAccept {
                accept.total += 1
                switch found {
                case .read: accept.accepted += 1
                case .byDesign: accept.byDesign.append(test.name)
                default: accept.wrong.append(test.name)
                }
            } else {
                reject.total += 1
                if found == .read { reject.wrong.append(test.name) } else { reject.accepted += 1 }
            }
            #expect(found != .other, "\(test.name)")
        }
        print("xmlconf: \(accept.line("must be read", "read"))")
        print("xmlconf: \(reject.line("must be refused", "refused"))")
        print("  not read: \(accept.wrong.sorted().joined(separator: " "))")
        print("  not refused: \(reject.wrong.sorted().joined(separator: " "))")
        #expect((accept.total, reject.total) == (832, 877))
        // A DOCTYPE's entities are refused by design, so those documents count with the ones that are read.
        #expect(accept.accepted + accept.byDesign.count >= 812)
        #expect(reject.accepted >= 875)
    }
}

/// What unpacks a zip archive on this machine.
enum Unpacker {
    private static let tools: [(String, [String])] = [
        ("/usr/bin/unzip", ["unzip", "-q", "ARCHIVE", "-d", "FOLDER"]),
        ("/usr/bin/python3", ["python3", "-m", "zipfile", "-e", "ARCHIVE", "FOLDER"]),
    ]
    private static let tool = tools.first { FileManager.default.isExecutableFile(atPath: $0.0) }

    static let isHere = tool != nil

    static func unpack(_ archive: String, into folder: String) throws {
        guard let tool else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool.0)
        process.arguments = tool.1.dropFirst().map { $0 == "ARCHIVE" ? archive : $0 == "FOLDER" ? folder : $0 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
