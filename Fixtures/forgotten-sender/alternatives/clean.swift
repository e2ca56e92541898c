import Foundation
import NIOCore

// The same, where whoever waits is told whichever of them is called.

protocol Search: AnyObject {
  func look(onFound: @escaping (Int) -> Void, onMissing: @escaping () -> Void, onGone: @escaping () -> Void)
}

func findRepaired(in search: any Search) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    var answered = false
    search.look(
      onFound: { value in
        guard !answered else { return }
        answered = true
        continuation.resume(returning: value)
      },
      onMissing: {
        guard !answered else { return }
        answered = true
        continuation.resume(throwing: CancellationError())
      },
      onGone: {
        guard !answered else { return }
        answered = true
        continuation.resume(throwing: CancellationError())
      })
  }
}

func findLockedRepaired(in search: any Search) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    var answered = false
    let lock = NSLock()
    search.look(
      onFound: { value in
        lock.withLock {
          guard !answered else { return }
          answered = true
          continuation.resume(returning: value)
        }
      },
      onMissing: {
        lock.withLock {
          guard !answered else { return }
          answered = true
          continuation.resume(throwing: CancellationError())
        }
      },
      onGone: {})
  }
}

/// One that is called at last answers for those that do not.
func findAtLast(in search: any Search) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    var found: Int?
    var answered = false
    search.look(
      onFound: { found = $0 },
      onMissing: { found = nil },
      onGone: {
        guard !answered else { return }
        answered = true
        if let found { continuation.resume(returning: found) } else { continuation.resume(throwing: CancellationError()) }
      })
  }
}

final class FontPicker {
  var onPick: ((Int) -> Void)?
  var onCancel: (() -> Void)?
  var onClose: (() -> Void)?
  func show() {}
  func hide() {}
}

func pickedColourRepaired(by picker: FontPicker) async -> Int? {
  await withCheckedContinuation { continuation in
    picker.onPick = { font in
      picker.hide()
      continuation.resume(returning: font)
    }
    picker.onCancel = {
      picker.hide()
      continuation.resume(returning: nil)
    }
    picker.show()
  }
}

func pickedColourRepaired(by picker: FontPicker, on loop: EventLoop) -> EventLoopFuture<Int> {
  let promise = loop.makePromise(of: Int.self)
  picker.onCancel = { promise.fail(CancellationError()) }
  picker.onPick = { promise.succeed($0) }
  picker.show()
  return promise.futureResult
}

/// It closes in any case, and says so.
func pickedAtClose(by picker: FontPicker) async -> Int? {
  await withCheckedContinuation { continuation in
    var picked: Int?
    picker.onPick = { picked = $0 }
    picker.onCancel = { picker.hide() }
    picker.onClose = { continuation.resume(returning: picked) }
    picker.show()
  }
}

/// Whoever may be called later tells it, too.
func pickedOrClosed(by picker: FontPicker) async -> Int? {
  await withCheckedContinuation { continuation in
    var isOpen = true
    picker.onPick = { font in
      guard isOpen else { return }
      isOpen = false
      continuation.resume(returning: font)
    }
    picker.onCancel = { picker.hide() }
    picker.onClose = {
      guard isOpen else { return }
      isOpen = false
      continuation.resume(returning: nil)
    }
    picker.show()
  }
}

func scannedCodeRepaired(by reader: CodeReader) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    reader.didScan = { continuation.resume(returning: $0) }
    reader.didCancel = {
      reader.stop()
      continuation.resume(throwing: CancellationError())
    }
    reader.onError = { continuation.resume(throwing: $0) }
    reader.start()
  }
}

final class CodeReader {
  var didScan: ((String) -> Void)?
  var didCancel: (() -> Void)?
  var onError: ((any Error) -> Void)?
  func start() {}
  func stop() {}
}

final class Connector {
  let loop: EventLoop
  init(loop: EventLoop) { self.loop = loop }

  private func bind(_ register: (Int, EventLoopPromise<Void>) -> Void) -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    register(1, promise)
    return promise.futureResult
  }

  func bindAfterRepaired(_ ready: EventLoopFuture<Int>) -> EventLoopFuture<Void> {
    bind { port, bound in
      ready.whenComplete { result in
        switch result {
        case .success: bound.succeed(())
        case .failure(let error): bound.fail(error)
        }
      }
    }
  }
}
