// A device is asked again before it has answered, under what names the device.

/// Stands for the class of CoreBluetooth.
final class CBPeripheral: Sendable {
  let identifier: Int
  init(identifier: Int) { self.identifier = identifier }
}

actor Radio {
  private var connecting: [Int: CheckedContinuation<Void, Never>] = [:]

  func connect(_ peripheral: CBPeripheral) async {
    await withCheckedContinuation { continuation in
      connecting[peripheral.identifier] = continuation  // want: overwritten-waiter "under the same key"
    }
  }

  func connected(_ peripheral: CBPeripheral) {
    connecting.removeValue(forKey: peripheral.identifier)?.resume()
  }
}

final class Remote {
  private var reads: [Int: (Bool) -> Void] = [:]

  func read(_ peripheral: CBPeripheral, completion: @escaping (Bool) -> Void) {
    reads[peripheral.identifier] = completion  // want: overwritten-waiter "under the same key"
  }

  func value(of peripheral: CBPeripheral) {
    guard let completion = reads.removeValue(forKey: peripheral.identifier) else { return }
    completion(true)
  }
}
