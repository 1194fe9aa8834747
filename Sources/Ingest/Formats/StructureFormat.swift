/// A file that explains an export and holds no responses.
protocol StructureFormat: Format {}

extension StructureFormat {
    package static var holds: FileContent { .structure }

    package static func open(_ opening: Opening) throws -> Export {
        throw opening.failure(
            .sourceUnsupported, "the file holds \(FileContent.structure.words) (\(title))",
            help: "name it as `labels:` of the source whose answers it explains")
    }
}
