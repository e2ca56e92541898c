// The same, and the outcome is told on all paths.

struct Download {
  let name: String
  let progress: ((Double) -> Void)?
  let completion: ([UInt8]?) -> Void
}

final class Downloads {
  private var running: [Int: Download] = [:]

  func start(
    _ id: Int, _ name: String, progress: ((Double) -> Void)?,
    completion: @escaping ([UInt8]?) -> Void
  ) {
    guard running[id] == nil else { return completion(nil) }
    running[id] = Download(name: name, progress: progress, completion: completion)
  }

  func progressed(_ id: Int, _ share: Double) { running[id]?.progress?(share) }  // ok: it is still there

  func finishedRepaired(_ id: Int, _ bytes: [UInt8]?) {
    guard let download = running.removeValue(forKey: id) else { return }
    guard let bytes else { return download.completion(nil) }
    download.completion(bytes)
  }

  func finishedWithProgressRepaired(_ id: Int, _ bytes: [UInt8]?) {
    guard let download = running.removeValue(forKey: id) else { return }
    download.progress?(1)
    download.completion(bytes)
  }

  func close() {
    let left = running
    running = [:]
    for download in left.values { download.completion(nil) }
  }
}
