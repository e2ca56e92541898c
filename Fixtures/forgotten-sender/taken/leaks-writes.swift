import NIOCore

// Writes that wait in a buffer, each with a promise that may be nil: what is taken out is lost when the write throws.

struct WriteError: Error {}

func put(_ bytes: [UInt8]) throws -> Int? { bytes.isEmpty ? nil : bytes.count }

final class PairWriter {
  private var pending: [([UInt8], EventLoopPromise<Void>?)] = []

  func write(_ bytes: [UInt8], promise: EventLoopPromise<Void>?) {
    pending.append((bytes, promise))
  }

  /// The one that was taken out is not among those that are failed.
  func flush() {
    do {
      while !pending.isEmpty {
        let (bytes, promise) = pending.removeFirst()
        let written = try put(bytes)
        print(written ?? 0)
        promise?.succeed()
      }
    } catch {
      failAll(error)
    }
  }  // want: forgotten-sender "reaching the end here leaves 'promise' from line 20 unsettled (when the 'try' at line 21 throws)"

  func flushOne() throws {
    guard !pending.isEmpty else { return }
    let next = pending.removeFirst()
    _ = try put(next.0)  // want: forgotten-sender "this 'try', when it throws, leaves 'next'"
    next.1?.succeed()
  }

  func failAll(_ error: Error) {
    for (_, promise) in pending { promise?.fail(error) }
    pending.removeAll()
  }
}

final class MarkedWriter {
  private var pending = MarkedCircularBuffer<([UInt8], EventLoopPromise<Void>?)>(initialCapacity: 8)

  func write(_ bytes: [UInt8], promise: EventLoopPromise<Void>?, to next: PairWriter?) {
    if let next { return next.write(bytes, promise: promise) }
    pending.append((bytes, promise))
  }

  func flush() {
    do {
      while pending.hasMark, let (bytes, promise) = pending.popFirst() {
        if let written = try put(bytes) { print(written) }
        promise?.succeed()
      }
    } catch {
      while let (_, promise) = pending.popFirst() { promise?.fail(error) }
    }
  }  // want: forgotten-sender "leaves 'promise' from line 53 unsettled"
}

struct PendingWrite {
  let bytes: [UInt8]
  let promise: EventLoopPromise<Void>?
}

final class StructWriter {
  private var pending: [PendingWrite] = []

  func write(_ bytes: [UInt8], promise: EventLoopPromise<Void>?) {
    pending.append(PendingWrite(bytes: bytes, promise: promise))
  }

  /// Nothing is written, and nobody is told.
  func flush() {
    while !pending.isEmpty {
      let next = pending.removeFirst()
      guard let written = try? put(next.bytes) else { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'next'"
      print(written)
      next.promise?.succeed()
    }
  }
}
