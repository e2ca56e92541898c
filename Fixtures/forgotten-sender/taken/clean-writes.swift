import NIOCore

// The same, and each promise is settled, passed on or put back.

struct WriteError: Error {}

func put(_ bytes: [UInt8]) throws -> Int? { bytes.isEmpty ? nil : bytes.count }

final class PairWriterRepaired {
  private var pending: [([UInt8], EventLoopPromise<Void>?)] = []

  func write(_ bytes: [UInt8], promise: EventLoopPromise<Void>?) {
    pending.append((bytes, promise))
  }

  func flush() {
    while !pending.isEmpty {
      let (bytes, promise) = pending.removeFirst()
      do {
        let written = try put(bytes)
        print(written ?? 0)
        promise?.succeed()
      } catch {
        promise?.fail(error)
        failAll(error)
      }
    }
  }

  func flushOneRepaired() throws {
    guard let next = pending.first else { return }
    _ = try put(next.0)  // ok: it is still in the list
    pending.removeFirst()
    next.1?.succeed()
  }

  /// What is not written goes back to its place.
  func flushAgain() {
    guard !pending.isEmpty else { return }
    let (bytes, promise) = pending.removeFirst()
    if let written = try? put(bytes) {
      print(written)
      promise?.succeed()
    } else {
      pending.insert((bytes, promise), at: 0)
    }
  }

  /// There is nobody to tell where the promise is nil.
  func flushWanted() {
    guard !pending.isEmpty else { return }
    let (bytes, promise) = pending.removeFirst()
    guard let promise else { return print(bytes) }
    promise.succeed()
  }

  func failAll(_ error: Error) {
    for (_, promise) in pending { promise?.fail(error) }
    pending.removeAll()
  }
}

final class MarkedWriterRepaired {
  private var pending = MarkedCircularBuffer<([UInt8], EventLoopPromise<Void>?)>(initialCapacity: 8)

  func write(_ bytes: [UInt8], promise: EventLoopPromise<Void>?, to next: PairWriterRepaired?) {
    if let next { return next.write(bytes, promise: promise) }
    pending.append((bytes, promise))
  }

  func flush() {
    while pending.hasMark, let (bytes, promise) = pending.popFirst() {
      do {
        if let written = try put(bytes) { print(written) }
        promise?.succeed()
      } catch {
        promise?.fail(error)
        while let (_, promise) = pending.popFirst() { promise?.fail(error) }
      }
    }
  }

  /// The context settles it.
  func flush(to context: ChannelHandlerContext) {
    while let (bytes, promise) = pending.popFirst() {
      context.write(NIOAny(bytes), promise: promise)
    }
    context.flush()
  }
}

struct PendingWriteRepaired {
  let bytes: [UInt8]
  let promise: EventLoopPromise<Void>?
}

final class StructWriterRepaired {
  private var pending: [PendingWriteRepaired] = []

  func write(_ bytes: [UInt8], promise: EventLoopPromise<Void>?) {
    pending.append(PendingWriteRepaired(bytes: bytes, promise: promise))
  }

  func flush() {
    while !pending.isEmpty {
      let next = pending.removeFirst()
      guard let written = try? put(next.bytes) else {
        next.promise?.fail(WriteError())
        continue
      }
      print(written)
      next.promise?.succeed()
    }
  }
}
