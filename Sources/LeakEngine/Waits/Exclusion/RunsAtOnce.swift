import LeakAST
import LeakDomain
import LeakFlow

/// Which calls run a closure before they return, and on the same thread.
extension Exclusives {
  /// Whether a call that no source shows runs its closure at once. Most names of operations on collections are also those of
  /// futures and publishers, which run it at some time: what it is called on must be known.
  func runsAtOnce(_ site: CallSite, label: String?, in ref: BodyRef) -> Bool {
    switch program.models.mode(of: site, label: label) {
    case .nowOnce: true
    case .nowPerhaps, .nowMany:
      program.models.runsForEach(site) || site.receiver.map { isOfElements($0, in: ref) } ?? false
    default: false
    }
  }

  /// Whether a value is a collection that is there as a whole.
  private func isOfElements(_ value: Value, in ref: BodyRef) -> Bool {
    if case .aggregate = value { return true }
    if case .instance(let written)? = program.staticType(of: value, in: ref) {
      switch program.types.resolved(written).type {
      case .array, .dictionary: return true
      case .named(let name, _): return program.models.isType(name, .list) || program.models.isType(name, .dictionary)
      default: return false
      }
    }
    switch value {
    case .member(let base, let name):
      // What is lazy runs nothing.
      return name != "lazy" && (program.models.has(name, .sameElements) || name == "keys")
        && isOfElements(base, in: ref)
    case .call(let id):
      let site = program.files[ref.file][id]
      guard let name = site.name, let receiver = site.receiver else { return false }
      return program.models.has(name, .sameElements) && isOfElements(receiver, in: ref)
    default: return false
    }
  }
}
