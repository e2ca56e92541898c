// A device that is asked again has the earlier question answered before; and what names one request names no other.

/// Stands for the class of CoreBluetooth.
final class CBPeripheral: Sendable {
  let identifier: Int
  init(identifier: Int) { self.identifier = identifier }
}

actor RadioRepaired {
  private var connecting: [Int: CheckedContinuation<Void, Never>] = [:]

  func connectRepaired(_ peripheral: CBPeripheral) async {
    await withCheckedContinuation { continuation in
      connecting.removeValue(forKey: peripheral.identifier)?.resume()
      connecting[peripheral.identifier] = continuation
    }
  }

  func connected(_ peripheral: CBPeripheral) {
    connecting.removeValue(forKey: peripheral.identifier)?.resume()
  }
}

struct Order: Sendable {
  var identifier: Int
}

/// Each order has its own.
actor Shop {
  private var open: [Int: CheckedContinuation<Void, Never>] = [:]

  func place(_ order: Order) async {
    await withCheckedContinuation { continuation in
      open[order.identifier] = continuation
    }
  }

  func done(_ order: Order) {
    open.removeValue(forKey: order.identifier)?.resume()
  }
}

final class RemoteRepaired {
  private var reads: [Int: (Bool) -> Void] = [:]

  func readRepaired(_ peripheral: CBPeripheral, completion: @escaping (Bool) -> Void) {
    reads.removeValue(forKey: peripheral.identifier)?(false)
    reads[peripheral.identifier] = completion
  }

  func value(of peripheral: CBPeripheral) {
    guard let completion = reads.removeValue(forKey: peripheral.identifier) else { return }
    completion(true)
  }
}
