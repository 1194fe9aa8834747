import Diagnostics
import Foundation
import Testing

@testable import Archives

/// One file in an archive is read as if it lay there; anything else is refused with advice.
@Suite(.enabled(if: ArchiveSupport.isBuiltIn, "built without the trait Archives")) struct ArchiveTests {
    @Test(arguments: ["synthetic.csv.gz", "synthetic.zip"]) func aCompressedExportIsReadAsItIs(name: String) throws {
        let read = try read(name)
        #expect(read.layout.format == "csv" && read.rows == [["1", "4"], ["2", "5"]])
        #expect(read.layout.evidence.count == 2)
    }

    @Test func twoFilesAreNamed() {
        let found = failure { _ = try read("synthetic-two-files.zip") }
        #expect(found?.id == .sourceUnsupported && found?.help?.contains("a.csv, b.csv") == true)
    }

    @Test func gzipThatWasCutOffIsRefused() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: fixtures + "/synthetic.csv.gz"))
        for cut in 2..<bytes.count {
            #expect(refusal(bytes.prefix(cut))?.id == .archiveDamaged, "cut at \(cut)")
        }
    }

    @Test func whatCannotBeReadSaysWhatToDo() {
        let old = refusal(Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)))
        #expect(old?.id == .sourceUnsupported && old?.help?.contains(".xlsx") == true)
    }

    @Test func moreThanAnArchiveMayHoldIsNotUnpacked() throws {
        // 200 MiB of zeros in some 200 KiB.
        let folder = NSTemporaryDirectory() + "/rapport-bomb-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "head -c 200000000 /dev/zero | gzip -9 > \(folder)/bomb.gz"]
        try process.run()
        process.waitUntilExit()
        let found = failure { _ = try read(folder + "/bomb.gz") }
        #expect(found?.id == .archiveLimit)
    }

    private func refusal(_ bytes: Data) -> Diagnostic? {
        let path = NSTemporaryDirectory() + "/rapport-archive-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { try bytes.write(to: URL(fileURLWithPath: path)) } catch { return nil }
        return failure { _ = try read(path) }
    }
}
