import CoreLocation
import Foundation

// A method brings a delegate one of many events, and leaves whoever waits where he is with one that is the last.

struct ConnectionLost: Error {}

/// The other side has closed, and only the stream is closed, too.
final class LineReader: NSObject, StreamDelegate {
  private let input: InputStream
  private var reader: CheckedContinuation<[UInt8], any Error>?

  init(_ input: InputStream) { self.input = input }

  func next() async throws -> [UInt8] {
    guard reader == nil else { throw ConnectionLost() }
    return try await withCheckedThrowingContinuation { reader = $0 }
  }

  func stream(_ stream: Stream, handle event: Stream.Event) {
    switch event {
    case .hasBytesAvailable:
      reader?.resume(returning: bytes())
      reader = nil
    case .errorOccurred:
      reader?.resume(throwing: ConnectionLost())
      reader = nil
    case .endEncountered:
      input.close()
    default: break
    }
  }  // want: forgotten-sender "'stream(_:handle:)' has brought '.endEncountered', behind which no other answer comes"

  private func bytes() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = input.read(&buffer, maxLength: buffer.count)
    return Array(buffer.prefix(max(count, 0)))
  }
}

/// That it could not be opened is printed.
final class Opening: NSObject, StreamDelegate {
  private var opened: [CheckedContinuation<Void, Never>] = []

  func open(_ output: OutputStream) async {
    output.delegate = self
    await withCheckedContinuation { continuation in
      opened.append(continuation)
      output.open()
    }
  }

  func stream(_ aStream: Stream, handle eventCode: Stream.Event) {
    if eventCode == .openCompleted {
      for waiter in opened { waiter.resume() }
      opened = []
    } else if eventCode == .errorOccurred {
      print("not opened: \(aStream)")
    }
  }  // want: forgotten-sender "'stream(_:handle:)' has brought '.errorOccurred'"
}

/// The user refuses.
final class Permission: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var asking: CheckedContinuation<Bool, Never>?

  func ask() async -> Bool {
    guard asking == nil else { return false }
    manager.delegate = self
    return await withCheckedContinuation { continuation in
      asking = continuation
      manager.requestWhenInUseAuthorization()
    }
  }

  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
    switch manager.authorizationStatus {
    case .authorized: answer(true)
    case .denied: print("no places")
    case .notDetermined: break
    }
  }  // want: forgotten-sender "'locationManagerDidChangeAuthorization(_:)' has brought '.denied'"

  private func answer(_ isAllowed: Bool) {
    asking?.resume(returning: isAllowed)
    asking = nil
  }
}

/// Nothing but success is of interest.
final class Allowing: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var allowed: CheckedContinuation<Void, Never>?

  func untilAllowed() async {
    guard allowed == nil else { return }
    manager.delegate = self
    await withCheckedContinuation { continuation in
      allowed = continuation
      manager.requestWhenInUseAuthorization()
    }
  }

  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
    let status = manager.authorizationStatus
    guard status == .authorized else { return }  // want: forgotten-sender "has brought '.denied'"
    allowed?.resume()
    allowed = nil
  }
}
