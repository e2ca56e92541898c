import LeakFlow
import LeakModel

/// Functions at some ranges, and those that call them, directly or by way of others: all whose obligations change when
/// something is changed there. Members and waits are asked of all functions in any case.
struct JudgedFunctions: Sendable {
  private var refs: Set<BodyRef> = []

  init(at ranges: [SourceRange], in index: ProgramIndex) {
    var pending: [BodyRef] = []
    for (number, file) in index.files.enumerated() {
      for body in file.bodies where body.parent == nil && ranges.contains(where: body.range.touches) {
        pending.append(BodyRef(file: number, body: body.id))
      }
    }
    refs = Set(pending)
    while let ref = pending.popLast() {
      let body = index.files[ref.file][ref.body]
      let name = body.kind == .function(.initializer) ? body.typeName ?? body.name : body.name
      for (file, call) in index.callsByName[name] ?? [] {
        let caller = index.root(of: BodyRef(file: file, body: index.files[file][call].body))
        if refs.insert(caller).inserted { pending.append(caller) }
      }
    }
  }

  /// - Parameter ref: an outermost body.
  func contains(_ ref: BodyRef) -> Bool { refs.contains(ref) }
}

extension SourceRange {
  /// Whether the two have a byte in common, or one begins where the other ends.
  fileprivate func touches(_ other: SourceRange) -> Bool { start <= other.end && other.start <= end }
}
