import Archives
import FuzzSupport
import Ingest

private let file = InputFile(".xlsx")

// The input is a byte that says what the rest is: an archive as it stands, or a part that is put into one, since no
// checksum survives a changed byte.
fuzz { input in
    guard input.count > 1 else { return }
    let bytes = Array(input[1...])
    file.write(PackedPart(choice: input[0]).packed(bytes))
    var request = Export.Request(path: file.path, name: "export.xlsx")
    request.unpackers = [Gzip(), Zip(), CompoundFile()]
    _ = Everything.read(request)
}
