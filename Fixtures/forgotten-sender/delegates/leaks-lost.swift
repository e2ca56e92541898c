import CoreBluetooth

// A device that is lost answers nothing any more of what it was asked before.

struct LostError: Error {}

/// The one that waits for the connection is told, and the one that waits for a value is not.
final class Thermometer: CBCentralManagerDelegate, CBPeripheralDelegate, @unchecked Sendable {
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

  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral device: CBPeripheral, error: (any Error)?) {  // want: forgotten-sender "leaves what is in 'reading' from line 23 without resuming it"
    connecting?.resume(throwing: error ?? LostError())
    connecting = nil
  }

  func peripheral(_ device: CBPeripheral, didUpdateValueFor value: CBCharacteristic, error: (any Error)?) {
    if let error { reading?.resume(throwing: error) } else { reading?.resume(returning: value.value ?? []) }
    reading = nil
  }
}

/// Nothing hears that the device is lost.
final class Lamp: CBCentralManagerDelegate, CBPeripheralDelegate, @unchecked Sendable {
  private var writing: CheckedContinuation<Void, any Error>?

  func write(_ bytes: [UInt8], to value: CBCharacteristic, of device: CBPeripheral) async throws {
    guard writing == nil else { throw CancellationError() }
    try await withCheckedThrowingContinuation { continuation in
      writing = continuation  // want: forgotten-sender "does not implement 'centralManager(_:didDisconnectPeripheral:error:)'"
      device.writeValue(bytes, for: value)
    }
  }

  func peripheral(_ device: CBPeripheral, didWriteValueFor value: CBCharacteristic, error: (any Error)?) {
    if let error { writing?.resume(throwing: error) } else { writing?.resume() }
    writing = nil
  }
}

/// Those that write wait under a key.
final class Lamps: CBCentralManagerDelegate, CBPeripheralDelegate, @unchecked Sendable {
  private var writing: [String: CheckedContinuation<Void, any Error>] = [:]

  func set(_ bytes: [UInt8], to value: CBCharacteristic, of device: CBPeripheral) async throws {
    guard writing[value.uuid] == nil else { throw CancellationError() }
    try await withCheckedThrowingContinuation { continuation in
      writing[value.uuid] = continuation
      device.writeValue(bytes, for: value)
    }
  }

  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral device: CBPeripheral, error: (any Error)?) {  // want: forgotten-sender "leaves what is in 'writing'"
    print("lost \(device.identifier)")
  }

  func peripheral(_ device: CBPeripheral, didWriteValueFor value: CBCharacteristic, error: (any Error)?) {
    let waiter = writing.removeValue(forKey: value.uuid)
    if let error { waiter?.resume(throwing: error) } else { waiter?.resume() }
  }
}
