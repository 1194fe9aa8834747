import FuzzSupport
import Ingest

private let file = InputFile(".txt")

// The input is a file of any format: whatever it is taken for, small chunks must find the same in it.
fuzz { input in
    file.write(input)
    var request = Export.Request(path: file.path, name: "export.txt")
    let usual = Everything.read(request)
    request.chunk = 64
    let chunked = Everything.read(request)
    guard usual == chunked else { fatalError("chunks of 64 bytes give\n\(chunked)\nand the usual ones\n\(usual)") }
}
