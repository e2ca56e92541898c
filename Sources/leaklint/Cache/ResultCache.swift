import LeakModel

/// What earlier runs found, by all on which it depends. Any number of runs may use it at the same time: entries are put in
/// their place whole, and what is not whole counts as not there.
///
/// A cache that cannot be used makes a run slow and never wrong: that is said once, and is no failure.
final class ResultCache {
  private let folder: CacheFolder
  private let circumstances: CacheKey.Circumstances
  /// Why nothing could be kept, a line for standard error.
  private(set) var trouble: String?
  private var hasGrown = false

  init(_ folder: CacheFolder, _ circumstances: CacheKey.Circumstances) {
    self.folder = folder
    self.circumstances = circumstances
  }

  func key(_ files: [(file: FoundFile, digest: ContentDigest)]) -> CacheKey { CacheKey(circumstances, files: files) }

  func report(_ key: CacheKey) -> Report? {
    guard let bytes = folder.read(key.name) else { return nil }
    return CacheEntry(bytes, key: key)?.report
  }

  func keep(_ report: Report, _ key: CacheKey) {
    guard trouble == nil, let bytes = CacheEntry(key: key, report: report).bytes else { return }
    trouble = folder.write(bytes, key.name)
    if trouble == nil { hasGrown = true }
  }

  /// To be called when nothing more is kept: takes away what nobody has asked for lately, if there is too much.
  func end() {
    if hasGrown { folder.shrink() }
  }
}
