// swift-tools-version: 6.2
import PackageDescription

/// Applied to every Swift target: the strictest language mode, and no warning.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// One target a stage (see ARCHITECTURE.md). What a target may import is the list behind its name.
let rooms: [(name: String, imports: [Target.Dependency])] = [
    ("Study", []),
    ("Statistics", []),
    ("SampleOrganisation", []),
    ("Diagnostics", []),
    ("Platform", ["CPlatform"]),
    ("Workers", ["Platform"]),
    ("Digests", [.product(name: "Crypto", package: "swift-crypto")]),
    ("StudyFile", ["Study", "Diagnostics", .product(name: "Yams", package: "Yams")]),
    ("Ingest", ["Study", "Diagnostics", "Platform", "Workers", "CLibXML2"]),
    (
        "Archives",
        [
            "Study", "Diagnostics", "Platform", "Ingest",
            .target(name: "CMinizip", condition: .when(traits: ["Archives"])),
        ]
    ),
    (
        "FormatSPSS",
        ["Study", "Diagnostics", "Platform", "Ingest", .target(name: "CReadStat", condition: .when(traits: ["SPSS"]))]
    ),
    ("Normalize", ["Study", "Diagnostics", "Workers", "Ingest"]),
    ("Propose", ["Study", "Diagnostics", "Workers", "Ingest", "Normalize"]),
    ("Score", ["Study", "Diagnostics", "Workers", "Ingest", "Normalize", "Statistics", "CTally"]),
    ("Analyse", ["Study", "Statistics", "Score"]),
    ("Protect", ["Study", "Diagnostics", "Statistics", "Score", "Analyse"]),
    ("Audit", ["Study"]),
    ("Publish", ["Study", "Diagnostics", "Protect"]),
    (
        "RapportKit",
        [
            "Study", "StudyFile", "Diagnostics", "Platform", "Workers", "Digests", "Ingest", "Archives", "FormatSPSS",
            "Normalize", "Propose", "Score", "Analyse", "Statistics", "Protect", "Audit", "Publish",
            "SampleOrganisation",
        ]
    ),
]

/// Rooms with tests of their own, and what the tests need beside the room.
let tested: [(name: String, beside: [Target.Dependency])] = [
    ("Study", []),
    ("Statistics", []),
    ("SampleOrganisation", []),
    ("StudyFile", []),
    ("Ingest", []),
    ("Archives", ["Workers"]),
    ("FormatSPSS", ["Workers"]),
    ("Normalize", []),
    ("Score", []),
    ("Analyse", ["Ingest", "Normalize", "Diagnostics", "Workers"]),
    ("Protect", ["Ingest", "Normalize", "Workers", "Audit"]),
    ("Audit", []),
    ("RapportKit", []),
]

/// What tests of several rooms use: numbers from a seed, responses without a file.
let support: [Target.Dependency] = ["Study", "Diagnostics", "Workers", "Ingest", "Normalize", "Score"]

let package = Package(
    name: "rapport",
    products: [
        .executable(name: "rapport", targets: ["rapport"]),
        .library(name: "RapportKit", targets: ["RapportKit"]),
    ],
    // Formats whose libraries not every machine has; `make` switches them on.
    traits: ["Archives", "SPSS"],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
        .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"]), .brew(["readstat"])]),
        .target(name: "CPlatform"),
        .target(name: "CTally"),
        .executableTarget(
            name: "rapport",
            dependencies: ["RapportKit", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings),
    ]
        + rooms.map { .target(name: $0.name, dependencies: $0.imports, swiftSettings: settings) }
        + [.target(name: "TestSupport", dependencies: support, path: "Tests/TestSupport", swiftSettings: settings)]
        + tested.map { room in
            .testTarget(
                name: room.name + "Tests",
                dependencies: [.target(name: room.name), "TestSupport"] + room.beside
                    + (rooms.first { $0.name == room.name }?.imports ?? []),
                exclude: ["Archives": ["Fixtures"], "Ingest": ["Contract/Fixtures"]][room.name] ?? [],
                swiftSettings: settings)
        }
)

/// Fuzzers, and what each one needs beside their common loop.
let fuzzers: [(name: String, imports: [Target.Dependency])] = [
    ("XMLRecords", []),
    ("Delimited", []),
    ("Detector", []),
    ("Structures", []),
    ("Workbooks", ["Archives"]),
    ("SPSS", ["FormatSPSS"]),
]

// A fuzzer has a main of its own and wants every module built for it, so nobody sees it who does not ask for it.
if Context.environment["RAPPORT_FUZZ"] != nil {
    package.targets.append(
        .target(
            name: "FuzzSupport", dependencies: ["Diagnostics", "Ingest", "Workers"], path: "Fuzzing/Support",
            exclude: ["seeds.py"], swiftSettings: settings))
    package.targets += fuzzers.map { fuzzer in
        .executableTarget(
            name: fuzzer.name,
            dependencies: ["FuzzSupport", "TestSupport", "Study", "Diagnostics", "Ingest", "Workers"] + fuzzer.imports,
            path: "Fuzzing/" + fuzzer.name, exclude: fuzzer.name == "XMLRecords" ? ["seeds.py", "xml.dict"] : [],
            swiftSettings: settings,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
    }
}
