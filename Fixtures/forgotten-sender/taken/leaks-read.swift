import Foundation

// What is read out of a collection first, and then removed from it: from there on nobody else has it.

enum LineError: Error {
  case closed
}

actor Line {
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

  func wake(isQuiet: Bool) {
    guard let next = waiters.first else { return }
    waiters.removeFirst()
    if isQuiet { return }  // want: forgotten-sender "this return leaves 'next'"
    next.resume(returning: 1)
  }

  func answer(_ number: Int, _ result: Int?, _ error: (any Error)?) {
    guard let call = calls[number] else { return }
    calls[number] = nil
    if let error {
      call.resume(throwing: error)
    } else if let result, result > 0 {
      call.resume(returning: result)
    }
  }  // want: forgotten-sender "reaching the end here leaves 'call'"

  func answerRemoved(_ number: Int, _ result: Int?) {
    if let call = calls[number] {
      calls.removeValue(forKey: number)
      guard let result else { return }  // want: forgotten-sender "this return leaves 'call'"
      call.resume(returning: result)
    }
  }

  func drained(_ count: Int) {
    var left = count
    while let next = writers.first, next.bytes <= left {
      writers.removeFirst()
      left -= next.bytes
      if next.bytes == 0 { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'next'"
      next.continuation.resume(returning: next.bytes)
    }
  }

  func drainedByParts() {
    if let (bytes, writer) = writers.first {
      writers.removeFirst()
      if bytes == 0 { return }  // want: forgotten-sender "this return leaves 'writer'"
      writer.resume(returning: bytes)
    }
  }

  func close() {
    let all = waiters + writers.map(\.continuation) + Array(calls.values)
    waiters = []
    writers = []
    calls = [:]
    all.forEach { $0.resume(throwing: LineError.closed) }
  }
}
