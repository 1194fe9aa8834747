import Synchronization

// SAFETY: the signature is that of the C function, and pointers are passed alike by both languages.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What is done with each input: a C function can hold on to nothing, so it is found here.
private let trial = Mutex<(@Sendable (UnsafeBufferPointer<UInt8>) -> Void)?>(nil)

/// libFuzzer's loop. It is called rather than left to be the program's main, which SwiftPM wants to have a name of its own.
package func fuzz(_ body: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Void) {
    trial.withLock { $0 = body }
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    let status = runFuzzer(&count, &arguments) { data, size in
        if let data { trial.withLock { $0 }?(UnsafeBufferPointer(start: data, count: size)) }
        return 0
    }
    if status != 0 { fatalError("libFuzzer ended with \(status)") }
}
