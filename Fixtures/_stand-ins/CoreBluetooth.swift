// The interface of some types of Core Bluetooth, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class CBPeripheral: Sendable {
  public var identifier: String { "" }
  public var services: [String]? { nil }
  public var delegate: (any CBPeripheralDelegate)? {
    get { nil }
    set {}
  }
  public func discoverServices() {}
  public func readValue(for characteristic: CBCharacteristic) {}
  public func writeValue(_ value: [UInt8], for characteristic: CBCharacteristic) {}
}

public final class CBCharacteristic: Sendable {
  public var uuid: String { "" }
  public var value: [UInt8]? { nil }
}

public enum CBManagerAuthorization: Sendable { case notDetermined, denied, allowedAlways }

public final class CBCentralManager {
  public static var authorization: CBManagerAuthorization { .notDetermined }

  public init() {}
  public weak var delegate: (any CBCentralManagerDelegate)?
  public func connect(_ peripheral: CBPeripheral) {}
  public func cancelPeripheralConnection(_ peripheral: CBPeripheral) {}
}

public protocol CBCentralManagerDelegate: AnyObject {
  func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral)
  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?)
  func centralManager(_ central: CBCentralManager, didDisconnectPeripheral peripheral: CBPeripheral, error: (any Error)?)
}

extension CBCentralManagerDelegate {
  public func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {}
  public func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?)
  {}
  public func centralManager(
    _ central: CBCentralManager, didDisconnectPeripheral peripheral: CBPeripheral, error: (any Error)?
  ) {}
}

public protocol CBPeripheralDelegate: AnyObject {
  func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: (any Error)?)
  func peripheral(
    _ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: (any Error)?)
  func peripheral(_ peripheral: CBPeripheral, didWriteValueFor characteristic: CBCharacteristic, error: (any Error)?)
}

extension CBPeripheralDelegate {
  public func peripheral(_ peripheral: CBPeripheral, didDiscoverServices error: (any Error)?) {}
  public func peripheral(
    _ peripheral: CBPeripheral, didUpdateValueFor characteristic: CBCharacteristic, error: (any Error)?
  ) {}
  public func peripheral(
    _ peripheral: CBPeripheral, didWriteValueFor characteristic: CBCharacteristic, error: (any Error)?
  ) {}
}
