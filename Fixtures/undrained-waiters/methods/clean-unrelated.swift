import Foundation

// An object has several parts: with the end of one, those who wait for another go on.

protocol Playback: AnyObject {
  func play()
  func stop()
}

protocol Voice: AnyObject {
  func speak(_ text: String)
}

@MainActor
final class Speaker {
  private var playback: (any Playback)?
  private let voice: any Voice
  private var spoken: [String: CheckedContinuation<Bool, Never>] = [:]

  init(_ voice: any Voice) { self.voice = voice }

  func play(_ next: any Playback) {
    stop()
    playback = next
    next.play()
  }

  func stop() {
    playback?.stop()
    playback = nil
  }

  func speak(_ text: String) async -> Bool {
    await withCheckedContinuation { continuation in
      spoken[text]?.resume(returning: false)
      spoken[text] = continuation
      voice.speak(text)
    }
  }

  func didSpeak(_ text: String) {
    spoken.removeValue(forKey: text)?.resume(returning: true)
  }
}

/// Requests go on when nobody asks any more whether the other side is there.
@MainActor
final class Pinging {
  private var timer: Timer?
  private let voice: any Voice
  private var requests: [Int: CheckedContinuation<String, any Error>] = [:]

  init(_ voice: any Voice) { self.voice = voice }

  func start(_ ping: @escaping @Sendable () -> Void) {
    timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in ping() }
    timer?.tolerance = 0.1
  }

  func stop() {
    timer?.invalidate()
    timer = nil
  }

  func request(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      requests[id]?.resume(throwing: CancellationError())
      requests[id] = continuation
      voice.speak("\(id)")
    }
  }

  func received(_ id: Int, _ text: String) {
    requests.removeValue(forKey: id)?.resume(returning: text)
  }
}

// The repaired twins of what leaks.

@MainActor
final class PollingRepaired {
  private var timer: Timer?
  private var requests: [Int: CheckedContinuation<String?, Never>] = [:]

  func start(_ next: @escaping @Sendable () -> (Int, String)?) {
    timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in
      guard let (id, text) = next() else { return }
      Task { @MainActor in self.received(id, text) }
    }
    timer?.tolerance = 0.1
  }

  func stop() { stopRepaired() }

  func stopRepaired() {
    timer?.invalidate()
    timer = nil
    for request in requests.values { request.resume(returning: nil) }
    requests.removeAll()
  }

  func request(_ id: Int) async -> String? {
    await withCheckedContinuation { continuation in
      requests[id]?.resume(returning: nil)
      requests[id] = continuation
    }
  }

  func received(_ id: Int, _ text: String) {
    requests.removeValue(forKey: id)?.resume(returning: text)
  }
}
