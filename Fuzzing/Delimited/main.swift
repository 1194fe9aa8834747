import FuzzSupport

// The input is a byte that chooses delimiter and chunks, and delimited text.
fuzz { input in
    guard input.count > 1 else { return }
    Trial(choice: input[0], text: Array(input[1...])).check()
}
