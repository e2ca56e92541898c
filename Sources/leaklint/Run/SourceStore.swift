#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What reading the files of a run brought to light beside their bytes. Several threads write to it.
final class SourceStore: @unchecked Sendable {
  private var problems: [Int: Problem] = [:]
  private var generated: Set<Int> = []
  private var bytes: [Int: [UInt8]] = [:]
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let keepsBytes: Bool

  /// - Parameter keepsBytes: whether `bytes(at:)` will be asked.
  init(keepsBytes: Bool) {
    self.keepsBytes = keepsBytes
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deinitialize(count: 1)
    lock.deallocate()
  }

  func noteGenerated(_ index: Int) { locked { _ = generated.insert(index) } }

  func note(_ problem: Problem, at index: Int) { locked { problems[index] = problem } }

  func keep(_ text: [UInt8], at index: Int) {
    if keepsBytes { locked { bytes[index] = text } }
  }

  func bytes(at index: Int) -> [UInt8]? { locked { bytes[index] } }

  var generatedCount: Int { locked { generated.count } }

  /// In order of the files.
  var allProblems: [Problem] { locked { problems.sorted { $0.key < $1.key }.map(\.value) } }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}
