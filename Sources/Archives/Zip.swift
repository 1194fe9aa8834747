import Diagnostics
import Ingest
import Platform

/// A zip archive: a workbook, a LimeSurvey archive, or one file that was put into an archive for its size.
package struct Zip: Unpacker {
    package init() {}

    package func takes(_ head: [UInt8]) -> Bool {
        head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    package func unpack(_ file: OpenFile, _ request: UnpackRequest) throws -> Unpacked {
        #if Archives
            let archive = try ZipArchive(file, request)
            if archive.member("xl/workbook.xml") != nil { return try Workbook(archive, request).unpacked() }
            if archive.member("mimetype") != nil, archive.member("content.xml") != nil {
                throw request.failure(
                    .sourceUnsupported, "the file is an OpenDocument spreadsheet (.ods)",
                    help: "save it as .xlsx or as CSV in UTF-8")
            }
            if archive.member("EncryptedPackage") != nil { throw ZipArchive.encrypted(request) }
            // What the Finder adds is no content.
            let files = archive.members.filter { member in
                !member.name.hasSuffix("/") && !member.name.hasPrefix("__MACOSX/")
                    && !member.name.hasSuffix(".DS_Store")
            }
            if let survey = files.first(where: { $0.name.lowercased().hasSuffix(".lsr") }) {
                return try limeSurvey(archive, survey, files)
            }
            guard files.count == 1 else {
                let names = files.prefix(8).map(\.name).joined(separator: ", ")
                throw request.failure(
                    .sourceUnsupported, "the archive holds \(files.count) files",
                    help: "unpack the one you mean: \(names)")
            }
            return Unpacked(.file(try archive.spool(files[0])), note: "the only file in a zip archive")
        #else
            throw request.failure(
                .sourceUnsupported, "the file is a zip archive or a workbook", help: ArchiveSupport.advice)
        #endif
    }

    #if Archives
        /// A LimeSurvey archive (`.lsa`): responses with the structure that explains them.
        private func limeSurvey(
            _ archive: ZipArchive, _ responses: ZipArchive.Member, _ files: [ZipArchive.Member]
        ) throws -> Unpacked {
            var unpacked = Unpacked(.file(try archive.spool(responses)), note: "a LimeSurvey archive (.lsa)")
            if let structure = files.first(where: { $0.name.lowercased().hasSuffix(".lss") }) {
                unpacked.codebook = LimeSurveyQuestions(try .read(archive.part(structure))).codebook
            }
            return unpacked
        }
    #endif
}

/// The container of old Excel files, and of workbooks with a password.
package struct CompoundFile: Unpacker {
    package init() {}

    package func takes(_ head: [UInt8]) -> Bool { head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) }

    package func unpack(_ file: OpenFile, _ request: UnpackRequest) throws -> Unpacked {
        throw request.failure(
            .sourceUnsupported, "the file is an old Excel file (.xls), or a workbook with a password",
            help: "open it in Excel and save it as .xlsx without a password, or as CSV UTF-8")
    }
}
