// The interface of some types of Core Bluetooth, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class CBPeripheral: Sendable {
  public var identifier: String { "" }
}

public final class CBCentralManager {
  public init() {}
  public weak var delegate: (any CBCentralManagerDelegate)?
  public func connect(_ peripheral: CBPeripheral) {}
  public func cancelPeripheralConnection(_ peripheral: CBPeripheral) {}
}

public protocol CBCentralManagerDelegate: AnyObject {
  func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral)
  func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?)
}

extension CBCentralManagerDelegate {
  public func centralManager(_ central: CBCentralManager, didConnect peripheral: CBPeripheral) {}
  public func centralManager(_ central: CBCentralManager, didFailToConnect peripheral: CBPeripheral, error: (any Error)?)
  {}
}
