import FuzzSupport

// The input is two bytes that choose path and sizes of pieces, and a document.
fuzz { input in
    guard input.count > 2 else { return }
    Trial(choices: (input[0], input[1]), bytes: UnsafeBufferPointer(rebasing: input[2...])).check()
}
