import LeakFixing
import Testing

/// What repairs look like: the difference that they make to one fixture of each topic, for reviewers.
///
/// Where a change is meant, run the tests with `LEAKLINT_UPDATE_SNAPSHOTS=1` and read the difference.
@Suite(.serialized) struct RepairSnapshotTests {
  static let shown = [
    "blocking-wait/event-loops/leaks", "blocking-wait/semaphores/leaks", "circular-wait/tasks/leaks",
    "double-resume/leaks-closures", "endless-task/owners/leaks", "forgotten-sender/channels/leaks",
    "forgotten-sender/completion-handlers/leaks-optional", "forgotten-sender/continuations/leaks-errors",
    "forgotten-sender/deferred-work/leaks", "forgotten-sender/futures/leaks-subscriptions",
    "forgotten-sender/groups/leaks", "forgotten-sender/promises/leaks-chains", "forgotten-sender/semaphores/leaks",
    "forgotten-sender/streams/leaks-make-stream", "no-receiver/channels/leaks", "no-receiver/processes/leaks",
    "overwritten-waiter/dictionaries/leaks", "receiver-skipped/exits/leaks", "uncancellable-wait/handlers/leaks",
    "undrained-waiters/loops/leaks", "wait-under-lock/locks/leaks",
  ]

  @Test(arguments: shown)
  func snapshot(_ name: String) async throws {
    let fixture = try #require(Fixture.all.first { $0.path == "Fixtures/\(name).swift" }, "\(name).swift is gone")
    let repaired = await Repairs.run(fixture).application.bytes
    let diff = UnifiedDiff.text(of: fixture.path, from: fixture.bytes, to: repaired)
    let difference = try RepairSnapshots.difference(Self.file(name), diff)
    guard let difference else { return }
    Issue.record(
      """
      \(fixture.path) is repaired in another way. If that is meant, set LEAKLINT_UPDATE_SNAPSHOTS=1 and run again.
      \(difference)
      """)
  }

  @Test func everyRuleWithRepairsIsShown() async {
    var missing: Set<String> = []
    for fixture in RepairTests.leaks {
      missing.formUnion(await Repairs.run(fixture).application.applied.map(\.rule))
    }
    for rule in Self.shown.compactMap({ $0.split(separator: "/").first }) { missing.remove(String(rule)) }
    expectNone(missing.sorted(), "Show a fixture of each of these rules:")
  }

  @Test func noSnapshotIsLeftBehind() {
    let known = Set(Self.shown.map(Self.file) + ["without-repair.tsv"])
    expectNone(RepairSnapshots.names.filter { !known.contains($0) }, "No test writes these files of Fixtures/_repairs:")
  }

  private static func file(_ name: String) -> String {
    name.split(separator: "/").joined(separator: ".") + ".diff"
  }
}
