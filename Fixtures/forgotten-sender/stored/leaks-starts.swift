import Foundation
import NIOCore

// Whoever waits in a property waits for the answer to what is begun behind the store. Where that fails, it is logged, and no answer comes.

struct Log: Sendable {
  func error(_ text: String) {}
  func info(_ text: String) {}
}

protocol LinkDelegate: AnyObject {
  func link(_ link: Link, didReceive answer: Data)
}

final class Link: @unchecked Sendable {
  weak var delegate: (any LinkDelegate)?
  var onMessage: ((Data) -> Void)?
  var onClose: (() -> Void)?
  func open() async throws {}
  func send(_ request: Data) throws { if request.isEmpty { throw URLError(.badURL) } }
  func write(_ request: Data) {}
}

final class Greeter: LinkDelegate, @unchecked Sendable {
  private let link: Link
  private let log = Log()
  private var waiter: CheckedContinuation<Data, any Error>?

  init(_ link: Link) {
    self.link = link
    link.delegate = self
  }

  func greeting() async throws -> Data {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      Task {
        do {
          try await link.open()  // want: forgotten-sender "when 'open' has failed, no answer comes"
        } catch {
          log.error("no link: \(error)")
        }
      }
    }
  }

  func link(_ link: Link, didReceive answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }
}

struct Question: Codable {
  var text: String
}

final class Questioner: LinkDelegate {
  private let link: Link
  private let log = Log()
  private var completion: ((Result<Data, any Error>) -> Void)?

  init(_ link: Link) {
    self.link = link
    link.delegate = self
  }

  func ask(_ question: Question, completion: @escaping (Result<Data, any Error>) -> Void) {
    self.completion?(.failure(CancellationError()))
    self.completion = completion
    do {
      let request = try JSONEncoder().encode(question)
      log.info("asking")
      try link.send(request)  // want: forgotten-sender "leaves what is in 'completion' from line 70 without calling it"
    } catch {
      log.error("not asked: \(error)")
    }
  }

  func link(_ link: Link, didReceive answer: Data) {
    completion?(.success(answer))
    completion = nil
  }
}

/// The answer comes by a closure that the link keeps.
final class Listener: @unchecked Sendable {
  private let link = Link()
  private var waiter: CheckedContinuation<Data, Never>?

  init() {
    link.onMessage = { [weak self] answer in self?.deliver(answer) }
  }

  func answer(to request: Data) async -> Data {
    waiter?.resume(returning: Data())
    return await withCheckedContinuation { continuation in
      waiter = continuation
      try? link.send(request)  // want: forgotten-sender "when 'send' has failed, no answer comes"
    }
  }

  private func deliver(_ answer: Data) {
    waiter?.resume(returning: answer)
    waiter = nil
  }
}

/// Nothing but the task that was started tells whoever waits.
final class Opener: @unchecked Sendable {
  private let link = Link()
  private var waiter: CheckedContinuation<Bool, Never>?

  func isOpen() async -> Bool {
    waiter?.resume(returning: false)
    return await withCheckedContinuation { continuation in
      waiter = continuation
      Task {
        do {
          try await link.open()  // want: forgotten-sender "when 'open' has failed, no answer comes"
          waiter?.resume(returning: true)
          waiter = nil
        } catch {
          print("not open:", error)
        }
      }
    }
  }
}

/// There is no child whose end could be told of.
final class Tool: @unchecked Sendable {
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
        try process.run()  // want: forgotten-sender "when 'run' has failed, no answer comes"
      } catch {
        print("cannot run \(path): \(error)")
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

/// The child has ended, and not as it should.
final class Converter: @unchecked Sendable {
  private var completion: ((Result<String, any Error>) -> Void)?

  func convert(_ path: String, completion: @escaping (Result<String, any Error>) -> Void) {
    finish(.failure(CancellationError()))
    self.completion = completion
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.terminationHandler = { [self] process in
      guard process.terminationStatus == 0 else {
        print("ended with \(process.terminationStatus)")
        return  // want: forgotten-sender "the closure given to 'terminationHandler' runs once"
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

final class Requester {
  private let channel: Channel
  private var promise: EventLoopPromise<String>?

  init(_ channel: Channel) { self.channel = channel }

  func ask(_ text: String) -> EventLoopFuture<String> {
    promise?.fail(CancellationError())
    let promise = channel.eventLoop.makePromise(of: String.self)
    self.promise = promise
    channel.writeAndFlush(NIOAny(text)).whenFailure { error in
      print("not written:", error)
    }  // want: forgotten-sender "when 'writeAndFlush' has failed, no answer comes"
    return promise.futureResult
  }

  func received(_ text: String) {
    promise?.succeed(text)
    promise = nil
  }
}
