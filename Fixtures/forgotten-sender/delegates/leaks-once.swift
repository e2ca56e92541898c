import AuthenticationServices
import CoreBluetooth
import PhotosUI

// A delegate hears once of what was begun, and tells the waiter on some of its ways only.

/// Who cancels chooses nothing.
@MainActor final class Chooser: PHPickerViewControllerDelegate {
  private var waiter: CheckedContinuation<[String], any Error>?

  func choose() async throws -> [String] {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      let picker = PHPickerViewController()
      picker.delegate = self
      picker.present()
    }
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    picker.dismiss(animated: true)
    guard !results.isEmpty else {
      return  // want: forgotten-sender "leaves what is in 'waiter' from line 14 without resuming it, and 'picker(_:didFinishPicking:)' comes once"
    }
    waiter?.resume(returning: results.compactMap(\.assetIdentifier))
    waiter = nil
  }
}

/// Another kind of answer than the expected one. Neither cancelling nor `deinit` makes it come.
final class SignIn: ASAuthorizationControllerDelegate, @unchecked Sendable {
  private var waiter: CheckedContinuation<String, any Error>?

  func user() async throws -> String {
    waiter?.resume(throwing: CancellationError())
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        waiter = continuation
        if Task.isCancelled { return cancel() }
        let controller = ASAuthorizationController()
        controller.delegate = self
        controller.performRequests()
      }
    } onCancel: {
      cancel()
    }
  }

  private func cancel() {
    waiter?.resume(throwing: CancellationError())
    waiter = nil
  }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    switch authorization.credential {
    case let credential as ASAuthorizationAppleIDCredential:
      waiter?.resume(returning: credential.user)
      waiter = nil
    default: break
    }
  }  // want: forgotten-sender "leaves what is in 'waiter' from line 39 without resuming it"

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    waiter?.resume(throwing: error)
    waiter = nil
  }

  deinit { cancel() }
}

/// An error that is only printed, where values may come again and again.
final class Reader: CBPeripheralDelegate {
  private let peripheral: CBPeripheral
  private var waiter: CheckedContinuation<[UInt8], any Error>?

  init(_ peripheral: CBPeripheral) { self.peripheral = peripheral }

  func read(_ characteristic: CBCharacteristic) async throws -> [UInt8] {
    peripheral.delegate = self
    return try await withCheckedThrowingContinuation { continuation in
      waiter?.resume(throwing: CancellationError())
      waiter = continuation
      peripheral.readValue(for: characteristic)
    }
  }

  func peripheral(
    _ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: (any Error)?
  ) {
    if let error {
      print("nothing read: \(error)")
      return  // want: forgotten-sender "leaves what is in 'waiter' from line 85 without resuming it, and 'peripheral(_:didUpdateValueFor:error:)' has brought an error"
    }
    waiter?.resume(returning: characteristic.value ?? [])
    waiter = nil
  }
}

/// A callback of the same kind.
final class Explorer: CBPeripheralDelegate {
  private var onFound: (([String], (any Error)?) -> Void)?

  func explore(_ peripheral: CBPeripheral, completion: @escaping ([String], (any Error)?) -> Void) {
    onFound?([], CancellationError())
    onFound = completion
    peripheral.delegate = self
    peripheral.discoverServices()
  }

  func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: (any Error)?) {
    guard error == nil, let services = peripheral.services else {
      return  // want: forgotten-sender "leaves what is in 'onFound' from line 108 without calling it"
    }
    onFound?(services, nil)
    onFound = nil
  }
}

/// Whoever cancels is told, and whoever waits for the connection that could not be made is not.
final class Connector: CBCentralManagerDelegate, @unchecked Sendable {
  private let manager = CBCentralManager()
  private var waiters: [String: CheckedContinuation<Void, any Error>] = [:]

  func connect(_ peripheral: CBPeripheral) async throws {
    manager.delegate = self
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        waiters.updateValue(continuation, forKey: peripheral.identifier)?.resume(throwing: CancellationError())
        manager.connect(peripheral)
      }
    } onCancel: {
      waiters.removeValue(forKey: peripheral.identifier)?.resume(throwing: CancellationError())
    }
  }

  func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {
    waiters.removeValue(forKey: peripheral.identifier)?.resume()
  }

  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?) {  // want: forgotten-sender "leaves what is in 'waiters' from line 131 without resuming it, as 'centralManager(_:didConnect:)' does"
    print("failed to connect: \(error as Any)")
  }

  deinit { for waiter in waiters.values { waiter.resume(throwing: CancellationError()) } }
}
