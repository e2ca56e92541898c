import Foundation

// The same, with whoever waits told; and marks that say nothing of those who wait for the next element.

actor Feed {
  private var isOver = false
  private var reader: CheckedContinuation<Int?, Never>?

  func next() async -> Int? {
    if isOver { return nil }
    precondition(reader == nil)
    return await withCheckedContinuation { reader = $0 }
  }

  func push(_ value: Int) {
    reader?.resume(returning: value)
    reader = nil
  }

  func sourceEndedRepaired() {
    isOver = true
    reader?.resume(returning: nil)
    reader = nil
  }
}

final class Lines: @unchecked Sendable {
  private let lock = NSLock()
  private var hasEnded = false
  private var readers: [CheckedContinuation<String?, Never>] = []

  func nextLine() async -> String? {
    await withCheckedContinuation { continuation in
      lock.lock()
      if hasEnded {
        lock.unlock()
        continuation.resume(returning: nil)
        return
      }
      readers.append(continuation)
      lock.unlock()
    }
  }

  func add(_ line: String) {
    lock.lock()
    let reader = readers.isEmpty ? nil : readers.removeFirst()
    lock.unlock()
    reader?.resume(returning: line)
  }

  func endRepaired() {
    lock.lock()
    hasEnded = true
    let all = readers
    readers = []
    lock.unlock()
    for reader in all { reader.resume(returning: nil) }
  }
}

final class Frames {
  enum State { case idle, running, ended }
  private var state = State.idle
  private var waiter: CheckedContinuation<Int?, any Error>?

  func next() async throws -> Int? {
    if case .ended = state { return nil }
    return try await withCheckedThrowingContinuation { continuation in
      precondition(waiter == nil)
      waiter = continuation
    }
  }

  func frame(_ value: Int) {
    waiter?.resume(returning: value)
    waiter = nil
  }

  func lastFrameSeenRepaired() {
    state = .ended
    waiter?.resume(returning: nil)
    waiter = nil
  }
}

/// A request that is under way is answered, and new ones are refused: what it gives may be nil.
actor Lookup {
  private var isClosed = false
  private var pending: CheckedContinuation<String?, Never>?

  func lookUp(_ key: String) async -> String? {
    if isClosed || pending != nil { return nil }
    return await withCheckedContinuation { continuation in
      pending = continuation
      print(key)
    }
  }

  func found(_ value: String) {
    pending?.resume(returning: value)
    pending = nil
  }

  func closing() { isClosed = true }
}

/// The pause ends.
actor Paused {
  private var isPaused = false
  private var reader: CheckedContinuation<Int?, Never>?

  func next() async -> Int? {
    if isPaused { return nil }
    precondition(reader == nil)
    return await withCheckedContinuation { reader = $0 }
  }

  func push(_ value: Int) {
    reader?.resume(returning: value)
    reader = nil
  }

  func pause() { isPaused = true }
  func goOn() { isPaused = false }
}

/// Another function of the same flow tells the reader: the mark comes before the last message.
actor Framed {
  private var isOver = false
  private var reader: CheckedContinuation<Int?, Never>?

  func next() async -> Int? {
    if isOver { return nil }
    precondition(reader == nil)
    return await withCheckedContinuation { reader = $0 }
  }

  func push(_ value: Int) {
    deliver(value)
    if value < 0 { deliver(nil) }
  }

  private func deliver(_ value: Int?) {
    reader?.resume(returning: value)
    reader = nil
  }

  func receive(_ packet: [Int]) {
    if packet.isEmpty { seal() }
    deliver(packet.first)
  }

  private func seal() { isOver = true }
}

/// The lower layer calls back for each that waits, once it is told to end.
final class Driven {
  protocol Source: AnyObject {
    var onClose: (() -> Void)? { get set }
    func close()
  }
  private let source: any Source
  private var isOver = false
  private var reader: CheckedContinuation<Int?, Never>?

  init(_ source: any Source) {
    self.source = source
    source.onClose = { [weak self] in
      self?.reader?.resume(returning: nil)
      self?.reader = nil
    }
  }

  func next() async -> Int? {
    if isOver { return nil }
    return await withCheckedContinuation { continuation in
      precondition(reader == nil)
      reader = continuation
    }
  }

  func push(_ value: Int) {
    reader?.resume(returning: value)
    reader = nil
  }

  func end() {
    isOver = true
    source.close()
  }
}
