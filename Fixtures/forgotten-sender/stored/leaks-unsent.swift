import Foundation
import NIOCore

// Whoever waits for the answer to a request does so under a key of its own, and where the request is not sent, nothing comes under that.

protocol Wire: AnyObject {
  func send(_ text: String)
}

final class Caller {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  var wire: (any Wire)?

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = continuation
      guard let wire else {
        return  // want: forgotten-sender "leaves what is in 'waiting' from line 18 without resuming it, and without 'send' no answer comes"
      }
      wire.send("\(last) \(text)")
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

/// Nobody is asked where there is no wire.
final class Chained {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  var wire: (any Wire)?

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      last += 1
      waiting[last] = continuation
      wire?.send(text)
    }  // want: forgotten-sender "and without 'send' no answer comes that would take it from there"
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

struct Question: Encodable { var text: String }

final class Handlers {
  private var answers: [Int: (Result<String, any Error>) -> Void] = [:]
  private var last = 0
  private let wire: any Wire

  init(_ wire: any Wire) { self.wire = wire }

  func ask(_ question: Question, completion: @escaping (Result<String, any Error>) -> Void) {
    last += 1
    answers[last] = completion
    guard let data = try? JSONEncoder().encode(question) else {
      print("cannot encode", question)
      return  // want: forgotten-sender "leaves what is in 'answers' from line 61 without calling it, and without 'send' no answer comes"
    }
    wire.send(String(decoding: data, as: UTF8.self))
  }

  func received(_ id: Int, _ text: String) {
    answers.removeValue(forKey: id)?(.success(text))
  }
}

final class Promises {
  private var waiting: [Int: EventLoopPromise<String>] = [:]
  private var last = 0
  private let loop: any EventLoop
  var wire: (any Wire)?

  init(_ loop: any EventLoop) { self.loop = loop }

  func call(_ text: String) -> EventLoopFuture<String> {
    let promise = loop.makePromise(of: String.self)
    last += 1
    waiting[last] = promise
    guard let wire else {
      return promise.futureResult  // want: forgotten-sender "and without 'send' no answer comes that would take it from there"
    }
    wire.send(text)
    return promise.futureResult
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.succeed(text)
  }
}

enum Message { case text(String) }

protocol Connection: Sendable {
  func send(_ message: Message, completion: @escaping @Sendable ((any Error)?) -> Void)
  func send(_ message: Message) async throws
}

/// That it could not be sent is only logged.
actor Remote {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  private let connection: any Connection

  init(_ connection: any Connection) { self.connection = connection }

  func call(_ text: String) async throws -> String {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      connection.send(.text(text)) { error in
        if let error { print("not sent:", error) }
      }  // want: forgotten-sender "when 'send' has failed, no answer comes that would take it from there"
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}

actor RemoteTask {
  private var waiting: [Int: CheckedContinuation<String, any Error>] = [:]
  private var last = 0
  private let connection: any Connection

  init(_ connection: any Connection) { self.connection = connection }

  func call(_ text: String) async throws -> String {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      Task {
        do {
          try await connection.send(.text(text))  // want: forgotten-sender "when 'send' has failed, no answer comes"
        } catch {
          print("not sent:", error)
        }
      }
    }
  }

  func received(_ id: Int, _ text: String) {
    waiting.removeValue(forKey: id)?.resume(returning: text)
  }
}
