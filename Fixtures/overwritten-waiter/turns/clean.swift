// Waiters of functions that are called one after the other: by a reader of an iterator, or as a value is changed.

final class FeedIterator: AsyncIteratorProtocol, @unchecked Sendable {
  private var waiter: CheckedContinuation<Int?, Never>?

  func next() async -> Int? {
    await withCheckedContinuation { waiter = $0 }  // ok: whoever asks for the next element has the last one
  }

  func send(_ value: Int) {
    waiter?.resume(returning: value)
    waiter = nil
  }
}

final class Feed: @unchecked Sendable {
  private var waiter: CheckedContinuation<Int?, Never>?

  func nextRepaired() async -> Int? {
    if waiter != nil { return nil }
    return await withCheckedContinuation { waiter = $0 }
  }

  func send(_ value: Int) {
    waiter?.resume(returning: value)
    waiter = nil
  }
}

struct Tap {
  final class Buffer: @unchecked Sendable {
    var waiter: CheckedContinuation<Int, Never>?
  }
  let buffer = Buffer()
  var count = 0

  mutating func readOn() async -> Int {
    count += 1
    return await withCheckedContinuation { buffer.waiter = $0 }  // ok: nobody else can change the value meanwhile
  }

  func send(_ value: Int) {
    buffer.waiter?.resume(returning: value)
    buffer.waiter = nil
  }
}

struct OpenTap {
  final class Buffer: @unchecked Sendable {
    var waiter: CheckedContinuation<Int, Never>?
  }
  let buffer = Buffer()

  func readRepaired() async -> Int {
    buffer.waiter?.resume(returning: 0)
    return await withCheckedContinuation { buffer.waiter = $0 }
  }

  func send(_ value: Int) {
    buffer.waiter?.resume(returning: value)
    buffer.waiter = nil
  }
}
