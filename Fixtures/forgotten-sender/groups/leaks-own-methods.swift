import Foundation

/// What is left or signalled lies in a member.
final class Recorder: @unchecked Sendable {
  private let group = DispatchGroup()

  func recordAll(_ paths: [String]) {
    for path in paths { start(path) }
    group.wait()
  }

  private func start(_ path: String) {
    group.enter()
    if path.isEmpty { return }  // want: forgotten-sender "this return leaves 'group'"
    DispatchQueue.global().async { self.record(path) }
  }

  private func record(_ path: String) {
    print(path)
    group.leave()
  }
}

final class Server: @unchecked Sendable {
  private let ready = DispatchSemaphore(value: 0)
  private var port = 0

  func start(_ open: @escaping @Sendable () -> Int?) -> Int {
    let thread = Thread { [self] in serve(open) }
    thread.start()
    ready.wait()
    return port
  }

  private func serve(_ open: () -> Int?) {
    guard let port = open() else {
      print("no port")
      return  // want: forgotten-sender "this return leaves without 'ready.signal()'"
    }
    self.port = port
    ready.signal()
  }
}

final class Reader: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var key: Data?

  func read(_ fetch: (@escaping @Sendable (Data?) -> Void) -> Void) -> Data? {
    fetch { [weak self] data in
      guard let data, !data.isEmpty else { return }  // want: forgotten-sender "this return leaves without"
      self?.key = data
      self?.done.signal()
    }
    done.wait()
    return key
  }
}
