import Foundation
import NIOCore

// Whoever waits for the answer to a request is told where that is not sent, or it is sent later.

protocol Cable: AnyObject {
  func send(_ text: String)
}

final class CallerRepaired {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  var wire: (any Cable)?

  func callRepaired(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      guard let wire else { return continuation.resume(throwing: URLError(.notConnectedToInternet)) }
      waiting[last] = continuation
      wire.send("\(last) \(text)")
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

final class ChainedRepaired {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  var wire: (any Cable)?

  func callRepaired(_ text: String) async throws -> String {
    guard wire != nil else { throw URLError(.notConnectedToInternet) }
    return try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = continuation
      wire?.send(text)  // ok: it is there
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

struct Inquiry: Encodable { var text: String }

final class HandlersRepaired {
  private var answers: [Int: (Result<String, any Error>) -> Void] = [:]
  private var last = 0
  private let wire: any Cable

  init(_ wire: any Cable) { self.wire = wire }

  func askRepaired(_ question: Inquiry, completion: @escaping (Result<String, any Error>) -> Void) {
    last += 1
    answers[last] = completion
    guard let data = try? JSONEncoder().encode(question) else {
      answers.removeValue(forKey: last)?(.failure(URLError(.cannotParseResponse)))
      return
    }
    wire.send(String(decoding: data, as: UTF8.self))
  }

  func received(_ id: Int, _ text: String) {
    answers.removeValue(forKey: id)?(.success(text))
  }
}

final class PromisesRepaired {
  private var waiting: [Int: EventLoopPromise<String>] = [:]
  private var last = 0
  private let loop: any EventLoop
  var wire: (any Cable)?

  init(_ loop: any EventLoop) { self.loop = loop }

  func callRepaired(_ text: String) -> EventLoopFuture<String> {
    guard let wire else { return loop.makeFailedFuture(CancellationError()) }
    let promise = loop.makePromise(of: String.self)
    last += 1
    waiting[last] = promise
    wire.send(text)
    return promise.futureResult
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.succeed(text)
  }
}

enum Note: Sendable { case text(String) }

protocol Line: Sendable {
  func send(_ message: Note, completion: @escaping @Sendable ((any Error)?) -> Void)
  func send(_ message: Note) async throws
}

actor RemoteRepaired {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  private let connection: any Line

  init(_ connection: any Line) { self.connection = connection }

  func callRepaired(_ text: String) async throws -> String {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      connection.send(.text(text)) { error in
        guard let error else { return }
        Task { await self.failed(id, error) }
      }
    }
  }

  private func failed(_ id: Int, _ error: any Error) {
    waiting.removeValue(forKey: id)?.resume(throwing: error)
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

actor RemoteTaskRepaired {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  private let connection: any Line

  init(_ connection: any Line) { self.connection = connection }

  func callRepaired(_ text: String) async throws -> String {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      Task {
        do {
          try await connection.send(.text(text))
        } catch {
          waiting.removeValue(forKey: id)?.resume(throwing: error)
        }
      }
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

/// When the connection is lost, all are told; and when sending fails, it is.
actor Dropping {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  private let connection: any Line

  init(_ connection: any Line) { self.connection = connection }

  func call(_ text: String) async throws -> String {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      connection.send(.text(text)) { error in
        if let error { print("not sent:", error) }
      }  // ok: 'lost' tells them
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }

  func lost() {
    for (_, continuation) in waiting { continuation.resume(throwing: CancellationError()) }
    waiting = [:]
  }
}

/// What cannot be sent now is kept.
final class Outbox {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var outbox: [Int: String] = [:]
  private var last = 0
  var wire: (any Cable)? {
    didSet { outbox.values.forEach { wire?.send($0) } }
  }

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = continuation
      outbox[last] = text
      guard let wire else { return }  // ok: it is sent when there is a wire
      wire.send(text)
    }
  }

  func received(_ id: Int, _ text: String) {
    outbox[id] = nil
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

/// The same in a list.
final class Queued {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var queue: [String] = []
  private var last = 0
  var wire: (any Cable)? {
    didSet { queue.forEach { wire?.send($0) } }
  }

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = continuation
      queue.append(text)
      guard let wire else { return }  // ok: it is sent when there is a wire
      wire.send(text)
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

/// Who waits keeps the question.
final class Keeping {
  private var waiting: [Int: (text: String, continuation: CheckedContinuation<String, any Error>)] = [:]
  private var last = 0
  private var wire: (any Cable)?

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = (text, continuation)
      guard let wire else { return }  // ok: 'connected' sends it
      wire.send(text)
    }
  }

  func connected(_ wire: any Cable) {
    self.wire = wire
    for entry in waiting.values { wire.send(entry.text) }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.continuation.resume(returning: text)
  }
}

/// The keys are the questions.
final class Asking {
  private var waiting: [String: CheckedContinuation<String, any Error>] = [:]
  private var wire: (any Cable)?

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      waiting[text]?.resume(throwing: CancellationError())
      waiting[text] = continuation
      wire?.send(text)  // ok: 'connected' sends it
    }
  }

  func connected(_ wire: any Cable) {
    self.wire = wire
    for question in waiting.keys { wire.send(question) }
  }

  func received(_ question: String, _ text: String) {
    waiting.removeValue(forKey: question)?.resume(returning: text)
  }
}

/// The wire is opened first, and sends what waits.
final class Opening {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  private var wire: (any Cable)?
  private let open: (String) -> Void

  init(_ open: @escaping (String) -> Void) { self.open = open }

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = continuation
      guard let wire else {
        open(text)
        return  // ok: it is opened with the question
      }
      wire.send(text)
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

/// It is only heard of once the object knows that it is open.
final class Guarded {
  private enum State { case closed, open }
  private var state = State.closed
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  private weak var wire: (any Cable)?

  func call(_ text: String) async throws -> String {
    guard state == .open else { throw CancellationError() }
    return try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = continuation
      wire?.send(text)  // ok: it is open
    }
  }

  func opened(_ wire: any Cable) {
    self.wire = wire
    state = .open
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}
