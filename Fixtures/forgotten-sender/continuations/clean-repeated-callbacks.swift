import Foundation

// Callbacks that run many times, of which one call resumes.

enum LinkState: Sendable {
  case setup
  case waiting(String)
  case ready
  case failed(String)
  case cancelled
}

/// Stands for a network connection that reports every state it goes through.
final class Link: @unchecked Sendable {
  var stateUpdateHandler: (@Sendable (LinkState) -> Void)?

  func start() {
    for state in [LinkState.setup, .waiting("dns"), .ready] { stateUpdateHandler?(state) }
  }

  func cancel() {
    stateUpdateHandler?(.cancelled)
  }
}

protocol Subject: AnyObject, Sendable {
  func sink(receiveCompletion: @escaping (Bool) -> Void, receiveValue: @escaping (Int) -> Void) -> AnyObject
  func observe(_ name: String, onChange: @escaping (Int) -> Void) -> AnyObject
}

protocol Pipe: Sendable {
  func read(length: Int, ioHandler: @escaping @Sendable (Bool, Data?, Int32) -> Void)
  func upload(_ data: Data, progress: @escaping (Double) -> Void, completion: @escaping (Bool) -> Void)
  func load(success: @escaping (Int) -> Void, failure: @escaping (Error) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Sink: @unchecked Sendable {
  let pipe: any Pipe
  let subject: any Subject
  private var tokens: [AnyObject] = []

  init(pipe: any Pipe, subject: any Subject) {
    self.pipe = pipe
    self.subject = subject
  }

  func connect(_ link: Link) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, Error>) in
      link.stateUpdateHandler = { state in
        switch state {
        case .ready:
          link.stateUpdateHandler = nil
          continuation.resume()
        case .failed, .cancelled:
          link.stateUpdateHandler = nil
          continuation.resume(throwing: CancellationError())
        default:
          break  // ok: the handler runs again for the next state
        }
      }
      link.start()
    }
  }

  func readAll() async -> Int {
    await withCheckedContinuation { continuation in
      pipe.read(length: 4096) { done, data, error in
        guard done else { return }  // ok: the handler runs again until it is done
        continuation.resume(returning: Int(error))
      }
    }
  }

  func firstPositive() async -> Int {
    await withCheckedContinuation { continuation in
      var isDone = false
      let token = subject.sink(
        receiveCompletion: { _ in
          guard !isDone else { return }  // ok: a value has resumed
          isDone = true
          continuation.resume(returning: 0)
        },
        receiveValue: { value in
          guard value > 0, !isDone else { return }  // ok: runs for every value
          isDone = true
          continuation.resume(returning: value)
        })
      tokens.append(token)
    }
  }

  func untilReady() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      var isDone = false
      let token = subject.observe("status") { status in
        if status == 1, !isDone {
          isDone = true
          continuation.resume()
        }
      }  // ok: runs for every change
      tokens.append(token)
    }
  }

  func notified(_ name: Notification.Name) async -> String {
    await withCheckedContinuation { continuation in
      var observer: NSObjectProtocol?
      observer = NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { notification in
        guard let text = notification.object as? String else { return }  // ok: runs for every notification
        if let observer { NotificationCenter.default.removeObserver(observer) }
        observer = nil
        continuation.resume(returning: text)
      }
    }
  }

  func polled(_ isDone: @escaping @Sendable () -> Bool) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let timer = Timer(timeInterval: 0.5, repeats: true) { timer in
        guard isDone() else { return }  // ok: a repeating timer runs again
        timer.invalidate()
        continuation.resume()
      }
      RunLoop.main.add(timer, forMode: .common)
    }
  }

  func dispatchTimer(_ isDone: @escaping @Sendable () -> Bool) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let source = DispatchSource.makeTimerSource()
      source.schedule(deadline: .now(), repeating: 0.1)
      source.setEventHandler {
        if isDone() {
          source.cancel()
          continuation.resume()
        }
      }  // ok: a repeating source runs again
      source.resume()
    }
  }

  func upload(_ data: Data) async -> Bool {
    await withCheckedContinuation { continuation in
      pipe.upload(data) { fraction in
        note("\(fraction)")  // ok: the sibling closure resumes
      } completion: { ok in
        continuation.resume(returning: ok)
      }
    }
  }

  func eitherClosure() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      pipe.load(
        success: { continuation.resume(returning: $0) },  // ok: one of the two is called
        failure: { continuation.resume(throwing: $0) })
    }
  }
}

/// Observers of its own.
final class Level: @unchecked Sendable {
  private var value = 0
  private var observers: [(Int) -> Void] = []

  func observe(_ observer: @escaping (Int) -> Void) {
    observers.append(observer)
  }

  func post(_ new: Int) {
    value = new
    for observer in observers { observer(new) }
  }

  func first(above limit: Int) async -> Int {
    await withCheckedContinuation { continuation in
      var isDone = false
      observe { value in
        guard !isDone, value > limit else { return }  // ok: it is told of the next value as well
        isDone = true
        continuation.resume(returning: value)
      }
    }
  }
}

struct Transcript {
  var text: String
  var isFinal: Bool
}

protocol Recognizer {
  func start(_ result: @escaping (Transcript?, (any Error)?) -> Void)
}

/// Only the closure itself asks for its flag: it is called again and again.
func transcribe(_ recognizer: any Recognizer) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    var isDone = false
    recognizer.start { transcript, error in
      if isDone { return }
      if let error {
        isDone = true
        return continuation.resume(throwing: error)
      }
      guard let transcript, transcript.isFinal else { return }
      isDone = true
      continuation.resume(returning: transcript.text)
    }
  }
}
