import LeakDomain
import LeakFlow

/// Blocks of one body through which something comes about.
struct BodyPlaces {
  var ref: BodyRef
  var blocks: [Int]
}

extension TypeWideIndex {
  /// Some blocks of a body, then those of the calls to which the closures around them are given, from the inside out.
  ///
  /// - Parameter atOnce: only as far as the closures run before their calls come back.
  func levels(from places: BodyPlaces, atOnce: Bool) -> [BodyPlaces] {
    let file = program.files[places.ref.file]
    var found = [places]
    var body = program.body(places.ref)
    while body.isClosure, let outer = body.parent.map({ file[$0] }), let call = outer.call(given: body.id, in: file) {
      if atOnce, !runsAtOnce(body.id, in: call, of: file) { break }
      let blocks = outer.blocks.indices.filter { outer.blocks[$0].instructions.contains { $0.kind == .call(call) } }
      found.append(BodyPlaces(ref: BodyRef(file: places.ref.file, body: outer.id), blocks: blocks))
      body = outer
    }
    return found
  }

  private func runsAtOnce(_ closure: BodyID, in call: CallID, of file: FlowFile) -> Bool {
    guard let operand = file[call].arguments.first(where: { $0.value == .body(closure) }),
      let mode = program.models.mode(of: file[call], label: operand.label)
    else { return false }
    return [.nowOnce, .nowPerhaps, .nowMany].contains(mode)
  }

  /// Whether a function runs, as far as is known, in calls of the sources alone; these.
  func onlySites(of root: BodyRef) -> [BodyPlaces]? {
    let callers = callers(of: root)
    guard program.body(root).kind == .function(.function), program.body(root).isPrivate, !callers.hasUnknown,
      !callers.sites.isEmpty
    else { return nil }
    return callers.sites.map { number, call in
      let ref = BodyRef(file: number, body: program.files[number][call].body)
      let body = program.body(ref)
      return BodyPlaces(
        ref: ref,
        blocks: body.blocks.indices.filter { body.blocks[$0].instructions.contains { $0.kind == .call(call) } })
    }
  }
}
