import AuthenticationServices
import CoreBluetooth
import PhotosUI

// Each way through the method that comes once tells the waiter, or it is not its answer.

@MainActor final class CarefulChooser: PHPickerViewControllerDelegate {
  private var waiter: CheckedContinuation<[String], any Error>?
  private var current: PHPickerViewController?

  func choose() async throws -> [String] {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      let picker = PHPickerViewController()
      picker.delegate = self
      picker.present()
      current = picker
    }
  }

  /// What another picker says is no answer.
  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    guard picker === current else { return }
    picker.dismiss(animated: true)
    pickerRepaired(results)
  }

  private func pickerRepaired(_ results: [PHPickerResult]) {
    guard let waiter else { return }
    self.waiter = nil
    guard !results.isEmpty else { return waiter.resume(throwing: CancellationError()) }
    waiter.resume(returning: results.compactMap(\.assetIdentifier))
  }
}

/// One way begins anew, another leaves it to a task.
@MainActor final class PatientChooser: PHPickerViewControllerDelegate {
  private var waiter: CheckedContinuation<[String], any Error>?
  private let picker = PHPickerViewController()

  func choose() async throws -> [String] {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      picker.delegate = self
      picker.present()
    }
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    if results.isEmpty {
      picker.present()
      return
    }
    if results.count > 9 {
      Task { finish([]) }
      return
    }
    finish(results)
  }

  private func finish(_ results: [PHPickerResult]) {
    waiter?.resume(returning: results.compactMap(\.assetIdentifier))
    waiter = nil
  }
}

final class CarefulSignIn: ASAuthorizationControllerDelegate {
  private var waiter: CheckedContinuation<String, any Error>?

  func user() async throws -> String {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      let controller = ASAuthorizationController()
      controller.delegate = self
      controller.performRequests()
    }
  }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    authorizationControllerRepaired(authorization)
  }

  private func authorizationControllerRepaired(_ authorization: ASAuthorization) {
    defer { waiter = nil }
    guard let credential = authorization.credential as? ASAuthorizationAppleIDCredential else {
      waiter?.resume(throwing: CancellationError())
      return
    }
    waiter?.resume(returning: credential.user)
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    waiter?.resume(throwing: error)
    waiter = nil
  }
}

/// A time limit ends the wait as well.
final class LimitedReader: CBPeripheralDelegate, @unchecked Sendable {
  private let peripheral: CBPeripheral
  private var waiters: [String: CheckedContinuation<[UInt8], any Error>] = [:]

  init(_ peripheral: CBPeripheral) { self.peripheral = peripheral }

  func read(_ characteristic: CBCharacteristic) async throws -> [UInt8] {
    peripheral.delegate = self
    return try await withCheckedThrowingContinuation { continuation in
      waiters.updateValue(continuation, forKey: characteristic.uuid)?.resume(throwing: CancellationError())
      peripheral.readValue(for: characteristic)
    }
  }

  func giveUp(_ uuid: String) {
    waiters.removeValue(forKey: uuid)?.resume(throwing: CancellationError())
  }

  func peripheral(
    _ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: (any Error)?
  ) {
    guard error == nil else { return }
    waiters.removeValue(forKey: characteristic.uuid)?.resume(returning: characteristic.value ?? [])
  }
}

/// Values come again and again: one that is too short is no answer yet.
final class NotifiedReader: CBPeripheralDelegate {
  private let peripheral: CBPeripheral
  private var waiters: [String: CheckedContinuation<[UInt8], any Error>] = [:]

  init(_ peripheral: CBPeripheral) { self.peripheral = peripheral }

  func read(_ characteristic: CBCharacteristic) async throws -> [UInt8] {
    peripheral.delegate = self
    return try await withCheckedThrowingContinuation { continuation in
      waiters.updateValue(continuation, forKey: characteristic.uuid)?.resume(throwing: CancellationError())
      peripheral.readValue(for: characteristic)
    }
  }

  func peripheral(
    _ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: (any Error)?
  ) {
    if let error {
      waiters.removeValue(forKey: characteristic.uuid)?.resume(throwing: error)
      return
    }
    guard let value = characteristic.value, value.count == 8 else { return }
    waiters.removeValue(forKey: characteristic.uuid)?.resume(returning: value)
  }
}

/// An end that is told by another method: without an error there was nothing to tell.
final class CarefulExplorer: CBPeripheralDelegate {
  private var onFound: (([String], (any Error)?) -> Void)?

  func explore(_ peripheral: CBPeripheral, completion: @escaping ([String], (any Error)?) -> Void) {
    onFound?([], CancellationError())
    onFound = completion
    peripheral.delegate = self
    peripheral.discoverServices()
  }

  func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: (any Error)?) {
    peripheralRepaired(peripheral.services ?? [], error)
  }

  private func peripheralRepaired(_ services: [String], _ error: (any Error)?) {
    guard let onFound else { return print("nobody asked") }
    self.onFound = nil
    onFound(services, error)
  }
}

final class CarefulConnector: CBCentralManagerDelegate, @unchecked Sendable {
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

  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?) {
    centralManagerRepaired(peripheral, error)
  }

  private func centralManagerRepaired(_ peripheral: CBPeripheral, _ error: (any Error)?) {
    waiters.removeValue(forKey: peripheral.identifier)?.resume(throwing: error ?? CancellationError())
  }
}

/// One method hears of what several asked for: what does not name any of them is for none.
final class Requests: CBCentralManagerDelegate, @unchecked Sendable {
  private let manager = CBCentralManager()
  private var waiters: [String: CheckedContinuation<Void, any Error>] = [:]

  func connect(_ peripheral: CBPeripheral) async throws {
    manager.delegate = self
    try await withCheckedThrowingContinuation { continuation in
      waiters.updateValue(continuation, forKey: peripheral.identifier)?.resume(throwing: CancellationError())
      manager.connect(peripheral)
    }
  }

  func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {
    waiters.removeValue(forKey: peripheral.identifier)?.resume()
  }

  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?) {
    guard let error, let name = (error as? NamedError)?.name else { return }  // ok: it says of whom it speaks, or of nobody
    waiters.removeValue(forKey: name)?.resume(throwing: error)
  }
}

struct NamedError: Error { var name: String }
