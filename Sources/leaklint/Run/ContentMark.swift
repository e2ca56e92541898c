/// What is kept of the bytes of a file: enough to notice that the file is another one now.
struct ContentMark: Hashable, Sendable {
  private let count: Int
  private let hash: Int

  init(_ bytes: [UInt8]) {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    count = bytes.count
    hash = hasher.finalize()
  }
}
