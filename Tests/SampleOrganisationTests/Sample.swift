import Foundation
import SampleOrganisation

/// The generated files and the committed ones, made once for all tests.
enum Sample {
    static let generated = SampleOrganisation.files()

    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("SampleData")

    static func bytes(_ path: String) -> [UInt8] {
        generated.first { $0.path == path }?.bytes ?? []
    }

    static func text(_ path: String) -> String {
        String(decoding: bytes(path), as: UTF8.self)
    }

    static let exports = [
        "2025-spring/qualtrics.csv", "2025-autumn/responses.lsr", "2026-spring/qualtrics.csv",
        "2026-spring/kiosk.xml",
    ]
    static let waves = ["2025-spring", "2025-autumn", "2026-spring"]
}
