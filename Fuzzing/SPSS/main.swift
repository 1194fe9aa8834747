import FormatSPSS
import FuzzSupport
import Ingest

private let file = InputFile(".sav")

// The input is an SPSS file, but for the beginning that all of them have.
fuzz { input in
    file.write(Array("$FL".utf8) + input)
    var request = Export.Request(path: file.path, name: "export.sav")
    request.unpackers = [SPSSFile()]
    _ = Everything.read(request)
}
