// What is taken out has several callbacks, and one of them tells the outcome.

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

  func progressed(_ id: Int, _ share: Double) { running[id]?.progress?(share) }

  func finished(_ id: Int, _ bytes: [UInt8]?) {
    guard let download = running.removeValue(forKey: id) else { return }
    guard let bytes else { return }  // want: forgotten-sender "this return leaves without calling"
    download.completion(bytes)
  }

  func finishedWithProgress(_ id: Int, _ bytes: [UInt8]?) {
    guard let download = running.removeValue(forKey: id) else { return }
    download.progress?(1)
    if let bytes { download.completion(bytes) }
  }  // want: forgotten-sender "reaching the end here leaves without calling"
}
