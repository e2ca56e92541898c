#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What reading the files of a run brought to light, and their text for whoever asks later. Several threads write to it.
///
/// Most files have no findings, and nobody asks for them again: of those no more than a mark is kept. A file that is asked
/// for is read a second time, and kept if it is still the same.
final class SourceStore: @unchecked Sendable {
  private let files: [FoundFile]
  private let indices: [String: Int]
  private var problems: [Int: Problem] = [:]
  private var generated: Set<Int> = []
  private var marks: [Int: ContentMark] = [:]
  private var texts: [Int: [UInt8]] = [:]
  private var changed: Set<Int> = []
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  init(_ files: [FoundFile]) {
    self.files = files
    indices = Dictionary(
      files.enumerated().map { ($1.shown.text, $0) }, uniquingKeysWith: { first, _ in first })
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

  /// The file is analysed with this text.
  func noteRead(_ text: [UInt8], at index: Int) {
    let mark = ContentMark(text)
    locked { marks[index] = mark }
  }

  /// The text with which a file was analysed, by the path that findings show; `nil` if it is another one by now.
  func bytes(of file: String) -> [UInt8]? {
    guard let index = indices[file] else { return nil }
    return locked {
      if let text = texts[index] { return text }
      guard let mark = marks[index], !changed.contains(index) else { return nil }
      guard case .success(let text) = FileReading.read(files[index].path), ContentMark(text) == mark else {
        changed.insert(index)
        return nil
      }
      texts[index] = text
      return text
    }
  }

  var generatedCount: Int { locked { generated.count } }

  /// In order of the files.
  var allProblems: [Problem] { locked { problems.sorted { $0.key < $1.key }.map(\.value) } }

  /// The files that were asked for and are no longer what was analysed, in their order.
  var changedFiles: [String] { locked { changed.sorted().map { files[$0].shown.text } } }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}
