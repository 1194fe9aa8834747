/// libFuzzer's loop. It is called rather than left to be the program's main, which SwiftPM wants to have a name of its own.
// SAFETY: the signature is that of the C function, and pointers are passed alike by both languages.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
// The input is two bytes that choose path and sizes of pieces, and a document.
let status = runFuzzer(&count, &arguments) { data, size in
    if let data, size > 2 {
        Trial(choices: (data[0], data[1]), bytes: UnsafeBufferPointer(start: data + 2, count: size - 2)).check()
    }
    return 0
}
if status != 0 { fatalError("libFuzzer ended with \(status)") }
