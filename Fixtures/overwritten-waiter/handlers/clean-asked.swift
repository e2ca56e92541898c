// The system asks for one thing after the other.

class NEPacketTunnelProvider {
  func startTunnel(options: [String: Int]?, completionHandler: @escaping (Error?) -> Void) {}
  func stopTunnel(with reason: Int, completionHandler: @escaping () -> Void) {}
}

final class Tunnel: NEPacketTunnelProvider {
  private var startCompletion: ((Error?) -> Void)?
  private var stopCompletion: (() -> Void)?

  override func startTunnel(options: [String: Int]?, completionHandler: @escaping (Error?) -> Void) {
    startCompletion = completionHandler  // ok: a provider is started once
  }

  override func stopTunnel(with reason: Int, completionHandler: @escaping () -> Void) {
    stopCompletion = completionHandler
  }

  func didConnect(_ error: Error?) {
    startCompletion?(error)
    startCompletion = nil
  }

  func didDisconnect() {
    stopCompletion?()
    stopCompletion = nil
  }
}

final class Delegate {
  private var whenDone: (() -> Void)?

  func application(
    _ application: Int, handleEventsForBackgroundURLSession identifier: String, completionHandler: @escaping () -> Void
  ) {
    whenDone = completionHandler  // ok: the next comes when this one has been called
  }

  func urlSessionDidFinishEvents() {
    whenDone?()
    whenDone = nil
  }
}
