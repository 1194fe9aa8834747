import Dispatch
import Platform
import Synchronization

/// The only file that knows Dispatch: chunks in, one state a worker and results in chunk order out.
package struct Workers: Sendable {
    /// Threads that work at the same time.
    package let count: Int

    /// `count` workers; nil for one a processor.
    package init(_ count: Int? = nil) {
        self.count = max(1, min(count ?? Process.processors, 256))
    }

    /// Runs `body` once for each chunk and returns the results in chunk order, whatever order they finish in.
    ///
    /// Each worker takes the next chunk that nobody has: a slow chunk holds nobody up. The first error (in chunk
    /// order) is thrown after all running chunks have finished; chunks not yet begun are left out.
    package func map<Result: Sendable>(
        chunks: Int, _ body: @escaping @Sendable (_ chunk: Int, _ worker: Int) throws -> Result
    ) throws -> [Result] {
        guard chunks > 0 else { return [] }
        let width = min(count, chunks)
        let next = Atomic<Int>(0)
        let failed = Atomic<Bool>(false)
        let results = Mutex<[Swift.Result<Result, any Error>?]>(Array(repeating: nil, count: chunks))
        let work: @Sendable (Int) -> Void = { worker in
            while !failed.load(ordering: .relaxed) {
                let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard chunk < chunks else { return }
                let result = Swift.Result { try body(chunk, worker) }
                if case .failure = result { failed.store(true, ordering: .relaxed) }
                results.withLock { $0[chunk] = result }
            }
        }
        if width == 1 { work(0) } else { DispatchQueue.concurrentPerform(iterations: width, execute: work) }
        return try results.withLock { slots in
            for case .failure(let error)? in slots { throw error }
            return try slots.compactMap { try $0?.get() }
        }
    }

    /// Runs `body` once for each chunk, each worker on a state of its own, and returns the states.
    ///
    /// Which worker gets which chunk is not fixed, so what is gathered must not depend on it: sums, and lists that are
    /// sorted afterwards.
    package func accumulate<State: Sendable>(
        chunks: Int, start: @escaping @Sendable () -> State,
        _ body: @escaping @Sendable (_ chunk: Int, _ state: inout State) throws -> Void
    ) throws -> [State] {
        let states = (0..<max(1, min(count, chunks))).map { _ in Locked(start()) }
        _ = try map(chunks: chunks) { chunk, worker in
            try states[worker].value.withLock { try body(chunk, &$0) }
        }
        return states.map { $0.value.withLock { $0 } }
    }
}

/// A state that one worker at a time may change.
private final class Locked<State: Sendable>: Sendable {
    let value: Mutex<State>

    init(_ value: State) { self.value = Mutex(value) }
}
