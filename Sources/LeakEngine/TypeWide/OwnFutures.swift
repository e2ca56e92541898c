import LeakDomain
import LeakFlow
import LeakModel

/// What runs when a promise has been settled, since its own future calls it: it may drop the promise.
///
///     promise.futureResult.whenComplete { _ in self.inFlight = nil }
struct OwnFutures {
  let view: SlotView
  private var program: Program { view.program }

  /// How many calls away from the callback a place may lie.
  private static let depth = 3

  /// Whether a place of the sources is only come to behind the future of what is stored in the slot.
  func comesBefore(_ site: SlotSite) -> Bool {
    guard view.slot.primitive.kind == .promise else { return false }
    return isBehind(site.range, file: site.file, depth: Self.depth)
  }

  private func isBehind(_ range: SourceRange, file: Int, depth: Int) -> Bool {
    program.files[file].bodies(around: range).contains { body in
      isCallback(BodyRef(file: file, body: body.id), depth: depth)
    }
  }

  private func isCallback(_ ref: BodyRef, depth: Int) -> Bool {
    let file = program.files[ref.file]
    let body = program.body(ref)
    if body.isClosure {
      return file.calls.contains { site in
        isOnOwnFuture(site, file) && site.arguments.contains { $0.value == .body(ref.body) }
      }
    }
    guard depth > 0, body.kind == .function(.function), body.isPrivate else { return false }
    // Given to the future by its name, and called from nowhere else.
    let isGiven = file.calls.contains { site in
      isOnOwnFuture(site, file) && site.arguments.contains { $0.value == .global(body.name) }
    }
    let calls = (program.callsByName[body.name] ?? []).filter {
      program.mayReach(ref, program.files[$0.0][$0.1], file: $0.0)
    }
    guard isGiven || !calls.isEmpty else { return false }
    return calls.allSatisfy { isBehind(program.files[$0.0][$0.1].range, file: $0.0, depth: depth - 1) }
  }

  /// Whether a call is one of an operation on the future of what is stored, or on what that is made into.
  private func isOnOwnFuture(_ site: CallSite, _ file: FlowFile) -> Bool {
    guard program.models.futureSideOfAny(site.name) != nil else { return false }
    return file.receivers(of: site).contains { receiver in
      guard case .member(let promise, let name) = receiver, view.primitive.waits.contains(name) else { return false }
      return view.stores.contains { store in store.carrier.map { .variable($0) == promise } ?? false }
        || file.sharedName(promise) == view.slot.name
    }
  }
}
