import CoreLocation
import Foundation

// The same delegates, and the last event finds nobody who waits.

struct ConnectionLost: Error {}

final class LineReaderRepaired: NSObject, StreamDelegate {
  private let input: InputStream
  private var reader: CheckedContinuation<[UInt8], any Error>?

  init(_ input: InputStream) { self.input = input }

  func next() async throws -> [UInt8] {
    guard reader == nil else { throw ConnectionLost() }
    return try await withCheckedThrowingContinuation { reader = $0 }
  }

  func stream(_ stream: Stream, handle event: Stream.Event) { streamRepaired(stream, event) }

  private func streamRepaired(_ stream: Stream, _ event: Stream.Event) {
    switch event {
    case .hasBytesAvailable:
      reader?.resume(returning: [1])
      reader = nil
    case .errorOccurred, .endEncountered:
      input.close()
      reader?.resume(throwing: ConnectionLost())
      reader = nil
    default: break
    }
  }
}

final class OpeningRepaired: NSObject, StreamDelegate {
  private var opened: [CheckedContinuation<Void, Never>] = []

  func open(_ output: OutputStream) async {
    output.delegate = self
    await withCheckedContinuation { continuation in
      opened.append(continuation)
      output.open()
    }
  }

  func stream(_ aStream: Stream, handle eventCode: Stream.Event) {
    if eventCode == .openCompleted || eventCode == .errorOccurred {
      for waiter in opened { waiter.resume() }
      opened = []
    }
  }
}

final class PermissionRepaired: CLLocationManagerDelegate {
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
    locationManagerDidChangeAuthorizationRepaired(manager)
  }

  private func locationManagerDidChangeAuthorizationRepaired(_ manager: CLLocationManager) {
    switch manager.authorizationStatus {
    case .authorized: answer(true)
    case .denied: answer(false)
    case .notDetermined: break
    }
  }

  private func answer(_ isAllowed: Bool) {
    asking?.resume(returning: isAllowed)
    asking = nil
  }
}

// MARK: Others that look so

/// Whoever waits for room does not hear of the end of what is read.
final class Writing: NSObject, StreamDelegate {
  private var room: CheckedContinuation<Void, any Error>?

  func untilRoom() async throws {
    guard room == nil else { throw ConnectionLost() }
    try await withCheckedThrowingContinuation { room = $0 }
  }

  func stream(_ aStream: Stream, handle eventCode: Stream.Event) {
    switch eventCode {
    case .hasSpaceAvailable:
      room?.resume()
      room = nil
    case .errorOccurred:
      room?.resume(throwing: ConnectionLost())
      room = nil
    case .endEncountered: aStream.close()
    default: break
    }
  }
}

/// Somebody else tells the reader that the stream has ended.
final class OwnedReader: NSObject, StreamDelegate {
  private var reader: CheckedContinuation<Int, any Error>?
  var hasEnded: (() -> Void)?

  func next() async throws -> Int {
    guard reader == nil else { throw ConnectionLost() }
    return try await withCheckedThrowingContinuation { reader = $0 }
  }

  func stream(_ aStream: Stream, handle eventCode: Stream.Event) {
    switch eventCode {
    case .hasBytesAvailable:
      reader?.resume(returning: 1)
      reader = nil
    case .endEncountered: hasEnded?()
    default: break
    }
  }

  func giveUp() {
    reader?.resume(throwing: ConnectionLost())
    reader = nil
  }
}

/// What is refused brings an error as well.
final class Places: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var place: CheckedContinuation<Bool, any Error>?

  func find() async throws -> Bool {
    guard place == nil else { return false }
    manager.delegate = self
    return try await withCheckedThrowingContinuation { continuation in
      place = continuation
      manager.startUpdatingLocation()
    }
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
    place?.resume(throwing: error)
    place = nil
  }

  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
    guard manager.authorizationStatus == .authorized else { return }
    place?.resume(returning: true)
    place = nil
  }
}

/// Only what is not decided yet is left.
final class Decision: CLLocationManagerDelegate {
  private let manager = CLLocationManager()
  private var asking: CheckedContinuation<CLAuthorizationStatus, Never>?

  func decision() async -> CLAuthorizationStatus {
    guard asking == nil else { return .notDetermined }
    manager.delegate = self
    return await withCheckedContinuation { continuation in
      asking = continuation
      manager.requestWhenInUseAuthorization()
    }
  }

  func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
    let status = manager.authorizationStatus
    switch status {
    case .notDetermined: return
    case .authorized, .denied: asking?.resume(returning: status)
    }
    asking = nil
  }
}
