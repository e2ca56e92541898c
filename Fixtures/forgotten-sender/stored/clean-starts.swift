import Foundation
import NIOCore

// Whoever waits in a property is told where what should be answered could not be begun, or somebody else ends the wait.

private struct Log: Sendable {
  func error(_ text: String) {}
}

private final class Wire: @unchecked Sendable {
  var onMessage: ((Data) -> Void)?
  var onClose: (() -> Void)?
  func open() async throws {}
  func send(_ request: Data) throws { if request.isEmpty { throw URLError(.badURL) } }
  func write(_ request: Data) {}
}

final class ToldGreeter: @unchecked Sendable {
  private let wire = Wire()
  private let log = Log()
  private var waiter: CheckedContinuation<Data, any Error>?

  func greetingRepaired() async throws -> Data {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      Task {
        do {
          try await wire.open()
        } catch {
          log.error("no link: \(error)")
          waiter?.resume(throwing: error)
          waiter = nil
        }
      }
    }
  }

  func received(_ answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }
}

final class ToldQuestioner {
  private let wire = Wire()
  private var completion: ((Result<Data, any Error>) -> Void)?

  func askRepaired(_ question: [String], completion: @escaping (Result<Data, any Error>) -> Void) {
    self.completion?(.failure(CancellationError()))
    self.completion = completion
    do {
      try wire.send(JSONEncoder().encode(question))
    } catch {
      print("not asked:", error)
      self.completion?(.failure(error))
      self.completion = nil
    }
  }

  func received(_ answer: Data) {
    completion?(.success(answer))
    completion = nil
  }
}

/// What closes the link ends the wait.
final class ClosingListener: @unchecked Sendable {
  private let wire = Wire()
  private var waiter: CheckedContinuation<Data, Never>?

  init() {
    wire.onMessage = { [weak self] answer in self?.deliver(answer) }
    wire.onClose = { [weak self] in self?.deliver(Data()) }
  }

  func answerRepaired(to request: Data) async -> Data {
    waiter?.resume(returning: Data())
    return await withCheckedContinuation { continuation in
      waiter = continuation
      try? wire.send(request)  // ok: the link is closed then
    }
  }

  private func deliver(_ answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }
}

final class ToldOpener: @unchecked Sendable {
  private let wire = Wire()
  private var waiter: CheckedContinuation<Bool, Never>?

  func isOpenRepaired() async -> Bool {
    waiter?.resume(returning: false)
    return await withCheckedContinuation { continuation in
      waiter = continuation
      Task {
        var isOpen = false
        do {
          try await wire.open()
          isOpen = true
        } catch {
          print("not open:", error)
        }
        waiter?.resume(returning: isOpen)
        waiter = nil
      }
    }
  }
}

final class ToolRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var waiter: CheckedContinuation<Int32, Never>?

  func run(_ path: String) async -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    finish(-1)
    return await withCheckedContinuation { continuation in
      lock.withLock { waiter = continuation }
      process.terminationHandler = { [self] process in finish(process.terminationStatus) }
      do {
        try process.run()
      } catch {
        finish(-1)
      }
    }
  }

  private func finish(_ status: Int32) {
    let waiting = lock.withLock {
      defer { waiter = nil }
      return waiter
    }
    waiting?.resume(returning: status)
  }
}

final class ToldConverter: @unchecked Sendable {
  private var completion: ((Result<String, any Error>) -> Void)?

  func convertRepaired(_ path: String, completion: @escaping (Result<String, any Error>) -> Void) {
    finish(.failure(CancellationError()))
    self.completion = completion
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.terminationHandler = { [self] process in
      guard process.terminationStatus == 0 else {
        finish(.failure(URLError(.cannotDecodeRawData)))
        return
      }
      finish(.success(path))
    }
    do {
      try process.run()
    } catch {
      finish(.failure(error))
    }
  }

  private func finish(_ result: Result<String, any Error>) {
    let completion = completion
    self.completion = nil
    completion?(result)
  }
}

final class ToldRequester {
  private let channel: Channel
  private var promise: EventLoopPromise<String>?

  init(_ channel: Channel) { self.channel = channel }

  func askRepaired(_ text: String) -> EventLoopFuture<String> {
    promise?.fail(CancellationError())
    let promise = channel.eventLoop.makePromise(of: String.self)
    self.promise = promise
    channel.writeAndFlush(NIOAny(text)).whenFailure { error in
      self.promise = nil
      promise.fail(error)
    }
    return promise.futureResult
  }

  func received(_ text: String) {
    promise?.succeed(text)
    promise = nil
  }
}

// MARK: Somebody else ends the wait

/// The owner hears of failures by a method of their own.
final class HeardFailures: @unchecked Sendable {
  private let wire = Wire()
  private var waiter: CheckedContinuation<Data, any Error>?

  func ask(_ request: Data) async throws -> Data {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      do { try wire.send(request) } catch { print("not sent:", error) }  // ok: it is told of that, too
    }
  }

  func wire(didReceive answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }

  func wire(didFailWith error: any Error) {
    waiter?.resume(throwing: error)
    waiter = nil
  }
}

/// Whoever waits does so until it is stopped.
final class Stoppable: @unchecked Sendable {
  private let wire = Wire()
  private var waiter: CheckedContinuation<Data, any Error>?

  func ask(_ request: Data) async throws -> Data {
    stop()
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      do { try wire.send(request) } catch { print("not sent:", error) }
    }
  }

  func received(_ answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }

  func stop() {
    waiter?.resume(throwing: CancellationError())
    waiter = nil
  }
}

/// The wait has a time limit.
final class Patient: @unchecked Sendable {
  private let wire = Wire()
  private var waiter: CheckedContinuation<Data?, Never>?

  func ask(_ request: Data) async -> Data? {
    deliver(nil)
    return await withCheckedContinuation { continuation in
      waiter = continuation
      DispatchQueue.main.asyncAfter(deadline: .now() + 5) { self.deliver(nil) }
      do { try wire.send(request) } catch { print("not sent:", error) }
    }
  }

  func received(_ answer: Data) { deliver(answer) }

  private func deliver(_ answer: Data?) {
    waiter?.resume(returning: answer)
    waiter = nil
  }
}

/// What has failed is tried again.
final class Retrying: @unchecked Sendable {
  private let wire = Wire()
  private var waiter: CheckedContinuation<Data, Never>?

  func ask(_ request: Data) async -> Data {
    waiter?.resume(returning: Data())
    return await withCheckedContinuation { continuation in
      waiter = continuation
      do { try wire.send(request) } catch { again(request) }
    }
  }

  private func again(_ request: Data) { wire.write(request) }

  func received(_ answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }
}

/// What fails is something else than the request.
final class Recording: @unchecked Sendable {
  private let wire = Wire()
  private let record = URL(fileURLWithPath: "requests")
  private var waiter: CheckedContinuation<Data, Never>?

  func ask(_ request: Data) async -> Data {
    waiter?.resume(returning: Data())
    return await withCheckedContinuation { continuation in
      waiter = continuation
      wire.write(request)
      do { try request.write(to: record) } catch { print("not recorded:", error) }
    }
  }

  func received(_ answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }
}

/// Whoever has called is thrown the error, and was to be called back only where there is none.
final class Throwing {
  private let wire = Wire()
  private var completion: ((Data) -> Void)?

  func ask(_ request: Data, completion: @escaping (Data) -> Void) throws {
    self.completion?(Data())
    self.completion = completion
    try wire.send(request)
  }

  func received(_ answer: Data) {
    completion?(answer)
    completion = nil
  }
}
