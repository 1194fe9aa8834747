// swift-tools-version: 6.2
import PackageDescription

/// The name under which SwiftPM compiles the rooms of the package in the folder above: its folder's, as an identifier.
///
/// The API of the rooms is `package`, and two modules are of one package when they were compiled with the same
/// `-package-name`. A package of its own keeps the benchmarks out of the product's build; taking the product's name
/// gives them its `package` declarations without a facade and without one more public word.
let nameOfRooms: String = {
    let folder = Context.packageDirectory.split(separator: "/").dropLast().last.map { $0.lowercased() } ?? ""
    let letters = folder.unicodeScalars.map { $0.properties.isXIDContinue ? Character($0) : "_" }
    // An identifier does not begin with a digit.
    return String(letters.enumerated().map { $0 == 0 && $1.isNumber ? "_" : $1 })
}()

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "rapport", path: ".."),
        // Which version, the package above says.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.0.0"),
    ],
    targets: [
        .executableTarget(
            name: "MicroBenchmarks",
            dependencies: [
                .product(name: "RapportKit", package: "rapport"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            packageAccess: false,
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .treatAllWarnings(as: .error),
                .unsafeFlags(["-package-name", nameOfRooms]),
            ])
    ]
)
