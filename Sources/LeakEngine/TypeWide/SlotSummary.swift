import LeakFlow

/// What a function makes of what it finds in a slot.
struct SlotSummary {
  var outcomes: Set<SlotContent>
  /// What closures of it do that run later.
  var detached: [SlotAnalysis.Finding.Kind] = []

  /// Nothing is known: somebody may have looked after it.
  static let unknown = SlotSummary(outcomes: [.settled])

  /// Contents in an order that does not depend on hashing.
  func inOrder(_ contents: Set<SlotContent>) -> [SlotContent] {
    contents.sorted { Self.rank($0) < Self.rank($1) }
  }

  private static func rank(_ content: SlotContent) -> (Int, Int, Int32) {
    switch content {
    case .perhaps: (0, 0, 0)
    case .pending: (1, 0, 0)
    case .settled: (2, 0, 0)
    case .read(let value): (3, 0, value.rootVariable?.index ?? 0)
    case .given, .leaving: (3, 1, 0)
    case .discharged(let site): (4, site.file, site.range.start)
    case .lost(let loss): (5, loss.site.file, loss.site.range.start)
    }
  }
}
