import Foundation
import NIOCore

// Several callbacks of which one is called: one of them forgets whoever waits.

protocol Lookup: AnyObject {
  func look(onFound: @escaping (Int) -> Void, onMissing: @escaping () -> Void, onGone: @escaping () -> Void)
}

/// Whoever sets the flag has answered, as all others see it.
func find(in lookup: any Lookup) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    var answered = false
    lookup.look(
      onFound: { value in
        guard !answered else { return }
        answered = true
        continuation.resume(returning: value)
      },
      onMissing: {
        guard !answered else { return }
        answered = true
      },  // want: forgotten-sender "reaching the end here leaves 'continuation'"
      onGone: {
        guard !answered else { return }
        answered = true
        continuation.resume(throwing: CancellationError())
      })
  }
}

func findLocked(in lookup: any Lookup) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    var answered = false
    let lock = NSLock()
    lookup.look(
      onFound: { value in
        lock.withLock {
          guard !answered else { return }
          answered = true
        }
      },  // want: forgotten-sender "reaching the end here leaves 'continuation'"
      onMissing: {
        lock.withLock {
          guard !answered else { return }
          answered = true
          continuation.resume(throwing: CancellationError())
        }
      },
      onGone: {
        lock.withLock {
          guard !answered else { return }
          answered = true
          continuation.resume(throwing: CancellationError())
        }
      })
  }
}

/// Callbacks that are members of one object.
final class ColourPicker {
  var onPick: ((Int) -> Void)?
  var onCancel: (() -> Void)?
  var onShow: (() -> Void)?
  func show() {}
  func hide() {}
}

func pickedColour(by picker: ColourPicker) async -> Int? {
  await withCheckedContinuation { continuation in
    picker.onPick = { colour in
      picker.hide()
      continuation.resume(returning: colour)
    }
    picker.onCancel = {
      picker.hide()
    }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
    picker.show()
  }
}

func pickedColour(by picker: ColourPicker, on loop: EventLoop) -> EventLoopFuture<Int> {
  let promise = loop.makePromise(of: Int.self)
  picker.onCancel = { picker.hide() }  // want: forgotten-sender "reaching the end here leaves 'promise'"
  picker.onPick = { promise.succeed($0) }
  picker.show()
  return promise.futureResult
}

func scannedCode(by scanner: CodeScanner) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    scanner.didScan = { continuation.resume(returning: $0) }
    scanner.didCancel = { scanner.stop() }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
    scanner.start()
  }
}

func scannedCode(by scanner: CodeScanner, named name: String) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    scanner.didScan = { continuation.resume(returning: name + $0) }
    scanner.onDenied = {
      continuation.resume(throwing: ScannerError.denied)
    }
    scanner.onError = { error in
      print(name, error)
    }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
    scanner.start()
  }
}

enum ScannerError: Error {
  case denied
}

final class CodeScanner {
  var didScan: ((String) -> Void)?
  var didCancel: (() -> Void)?
  var onDenied: (() -> Void)?
  var onError: ((any Error) -> Void)?
  func start() {}
  func stop() {}
}

/// What a function gives to its closure says the type of the parameter.
final class Binder {
  let loop: EventLoop
  init(loop: EventLoop) { self.loop = loop }

  private func bind(_ register: (Int, EventLoopPromise<Void>) -> Void) -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    register(1, promise)
    return promise.futureResult
  }

  func bindAfter(_ ready: EventLoopFuture<Int>) -> EventLoopFuture<Void> {
    bind { port, bound in
      ready.whenComplete { result in
        switch result {
        case .success: bound.succeed(())
        case .failure(let error): print(port, error)
        }
      }  // want: forgotten-sender "reaching the end here leaves 'bound'"
    }
  }
}
