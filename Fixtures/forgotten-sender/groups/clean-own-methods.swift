import Foundation

/// What is left or signalled lies in a member.
final class FullRecorder: @unchecked Sendable {
  private let group = DispatchGroup()

  func recordAll(_ paths: [String]) {
    for path in paths { startRepaired(path) }
    group.wait()
  }

  private func startRepaired(_ path: String) {
    group.enter()
    if path.isEmpty {
      group.leave()
      return
    }
    DispatchQueue.global().async { self.record(path) }
  }

  private func record(_ path: String) {
    print(path)
    group.leave()
  }
}

final class FullServer: @unchecked Sendable {
  private let ready = DispatchSemaphore(value: 0)
  private var port = 0

  func start(_ open: @escaping @Sendable () -> Int?) -> Int {
    let thread = Thread { [self] in serveRepaired(open) }
    thread.start()
    ready.wait()
    return port
  }

  private func serveRepaired(_ open: () -> Int?) {
    defer { ready.signal() }
    guard let port = open() else {
      print("no port")
      return
    }
    self.port = port
  }
}

final class FullReader: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var key: Data?

  func readRepaired(_ fetch: (@escaping @Sendable (Data?) -> Void) -> Void) -> Data? {
    fetch { [weak self] data in
      if let data, !data.isEmpty { self?.key = data }
      self?.done.signal()
    }
    done.wait()
    return key
  }
}

/// Others signal as well.
final class Doorbell: @unchecked Sendable {
  private let rung = DispatchSemaphore(value: 0)

  func waitForVisitor(_ listen: (@escaping @Sendable (Bool) -> Void) -> Void) {
    listen { isVisitor in
      guard isVisitor else { return }
      self.rung.signal()
    }
    rung.wait()
  }

  func ring() { rung.signal() }
}
