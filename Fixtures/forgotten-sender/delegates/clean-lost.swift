import CoreBluetooth

// Whoever waits for what a device was asked is told when it is lost.

struct LostError: Error {}

final class ThermometerRepaired: CBCentralManagerDelegate, CBPeripheralDelegate, @unchecked Sendable {
  private var connecting: CheckedContinuation<Void, any Error>?
  private var reading: CheckedContinuation<[UInt8], any Error>?

  func connect(_ device: CBPeripheral, by central: CBCentralManager) async throws {
    connecting?.resume(throwing: CancellationError())
    try await withCheckedThrowingContinuation { continuation in
      connecting = continuation
      central.connect(device)
    }
  }

  func read(_ value: CBCharacteristic, of device: CBPeripheral) async throws -> [UInt8] {
    reading?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      reading = continuation
      device.readValue(for: value)
    }
  }

  func centralManager(_ central: CBCentralManager, didConnect device: CBPeripheral) {
    connecting?.resume()
    connecting = nil
  }

  func centralManager(_ central: CBCentralManager, didFailToConnect device: CBPeripheral, error: (any Error)?) {
    connecting?.resume(throwing: error ?? LostError())
    connecting = nil
  }

  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral device: CBPeripheral, error: (any Error)?) {
    centralManagerRepaired(central, error)
  }

  private func centralManagerRepaired(_ central: CBCentralManager, _ error: (any Error)?) {
    connecting?.resume(throwing: error ?? LostError())
    connecting = nil
    reading?.resume(throwing: error ?? LostError())
    reading = nil
  }

  func peripheral(_ device: CBPeripheral, didUpdateValueFor value: CBCharacteristic, error: (any Error)?) {
    if let error { reading?.resume(throwing: error) } else { reading?.resume(returning: value.value ?? []) }
    reading = nil
  }
}

final class LampRepaired: CBCentralManagerDelegate, CBPeripheralDelegate, @unchecked Sendable {
  private var writing: [String: CheckedContinuation<Void, any Error>] = [:]

  func writeRepaired(_ bytes: [UInt8], to value: CBCharacteristic, of device: CBPeripheral) async throws {
    guard writing[value.uuid] == nil else { throw CancellationError() }
    try await withCheckedThrowingContinuation { continuation in
      writing[value.uuid] = continuation
      device.writeValue(bytes, for: value)
    }
  }

  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral device: CBPeripheral, error: (any Error)?) {
    for waiter in writing.values { waiter.resume(throwing: error ?? LostError()) }
    writing = [:]
  }

  func peripheral(_ device: CBPeripheral, didWriteValueFor value: CBCharacteristic, error: (any Error)?) {
    let waiter = writing.removeValue(forKey: value.uuid)
    if let error { waiter?.resume(throwing: error) } else { waiter?.resume() }
  }
}

// MARK: Other ends

/// The task that waits is cancelled, and its handler tells.
final class CancelledWithDevice: CBCentralManagerDelegate, CBPeripheralDelegate, @unchecked Sendable {
  private var reading: CheckedContinuation<[UInt8], any Error>?
  private var task: Task<[UInt8], any Error>?

  func read(_ value: CBCharacteristic, of device: CBPeripheral) async throws -> [UInt8] {
    let task = Task {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          self.reading?.resume(throwing: CancellationError())
          self.reading = continuation
          if Task.isCancelled { return self.cancel() }
          device.readValue(for: value)
        }
      } onCancel: {
        self.cancel()
      }
    }
    self.task = task
    return try await task.value
  }

  private func cancel() {
    reading?.resume(throwing: CancellationError())
    reading = nil
  }

  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral device: CBPeripheral, error: (any Error)?) {
    task?.cancel()
  }

  func peripheral(_ device: CBPeripheral, didUpdateValueFor value: CBCharacteristic, error: (any Error)?) {
    reading?.resume(returning: value.value ?? [])
    reading = nil
  }
}

/// Whoever has the device tells it what has become of the connection.
final class ToldByOwner: CBPeripheralDelegate {
  private var reading: CheckedContinuation<[UInt8], any Error>?

  func read(_ value: CBCharacteristic, of device: CBPeripheral) async throws -> [UInt8] {
    reading?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      reading = continuation
      device.readValue(for: value)
    }
  }

  func peripheral(_ device: CBPeripheral, didUpdateValueFor value: CBCharacteristic, error: (any Error)?) {
    reading?.resume(returning: value.value ?? [])
    reading = nil
  }

  func connectionLost() {
    reading?.resume(throwing: LostError())
    reading = nil
  }
}

/// Notifications come as long as somebody listens.
final class Notifying: CBCentralManagerDelegate, CBPeripheralDelegate {
  private var values: AsyncStream<[UInt8]>.Continuation?

  func notifications() -> AsyncStream<[UInt8]> { AsyncStream { values = $0 } }

  func peripheral(_ device: CBPeripheral, didUpdateValueFor value: CBCharacteristic, error: (any Error)?) {
    values?.yield(value.value ?? [])
  }
}
