import Foundation

// The twins of leaks-read.swift; what is looked at and stays, or is removed for somebody.

private enum LineError: Error {
  case closed
}

private actor Line {
  private var waiters: [CheckedContinuation<Int, any Error>] = []
  private var calls: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var writers: [(bytes: Int, continuation: CheckedContinuation<Int, any Error>)] = []

  func wait() async throws -> Int { try await withCheckedThrowingContinuation { waiters.append($0) } }

  func write(_ bytes: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { writers.append((bytes, $0)) }
  }

  func call(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      calls[number]?.resume(throwing: LineError.closed)
      calls[number] = continuation
    }
  }

  func wakeRepaired(isQuiet: Bool) {
    guard let next = waiters.first else { return }
    if isQuiet { return }
    waiters.removeFirst()
    next.resume(returning: 1)
  }

  func answerRepaired(_ number: Int, _ result: Int?, _ error: (any Error)?) {
    guard let call = calls[number] else { return }
    calls[number] = nil
    if let error {
      call.resume(throwing: error)
    } else {
      call.resume(returning: result ?? 0)
    }
  }

  func answerRemovedRepaired(_ number: Int, _ result: Int?) {
    if let call = calls[number] {
      guard let result else { return }
      calls.removeValue(forKey: number)
      call.resume(returning: result)
    }
  }

  func drainedRepaired(_ count: Int) {
    var left = count
    while let next = writers.first, next.bytes <= left {
      writers.removeFirst()
      left -= next.bytes
      next.continuation.resume(returning: next.bytes)
    }
  }

  func drainedByPartsRepaired() {
    if let (bytes, writer) = writers.first {
      writers.removeFirst()
      writer.resume(returning: bytes)
    }
  }

  /// What is removed is the one that was looked at, and is used.
  func drainedUsed(_ count: Int) {
    while let next = writers.first {
      if next.bytes > count { return }
      writers.removeFirst().continuation.resume(returning: next.bytes)
    }
  }

  /// Another one is removed.
  func answerOther(_ number: Int, _ result: Int?) {
    guard let call = calls[number] else { return }
    if let other = calls.removeValue(forKey: number + 1) { other.resume(throwing: LineError.closed) }
    guard let result else { return }
    calls[number] = nil
    call.resume(returning: result)
  }

  /// It was told where it lies.
  func hurry() {
    guard let next = waiters.first else { return }
    print(next)
    waiters.first?.resume(returning: 0)
    waiters.removeFirst()
  }

  func close() {
    let all = waiters + writers.map(\.continuation) + Array(calls.values)
    waiters = []
    writers = []
    calls = [:]
    all.forEach { $0.resume(throwing: LineError.closed) }
  }
}
