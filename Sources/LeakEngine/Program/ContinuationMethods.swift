import LeakDomain
import LeakFlow

/// What the methods of a type do with the continuation that it keeps.
struct ContinuationMethods {
  /// Those that resume it on each way, by name, or with their labels where others of the name do not.
  private(set) var resuming: Set<String> = []
  /// Those that have nothing to do with it.
  private(set) var idle: Set<String> = []
  private(set) var ending = Primitive.Ending()
  private let program: Program
  private let member: String
  private let primitive: Primitive
  private var effects: [BodyRef: Effect] = [:]

  private enum Effect { case resumes, idle, other }

  init(_ program: Program, of key: TypeKey, member: String, _ primitive: Primitive) {
    self.program = program
    self.member = member
    self.primitive = primitive
    let own = program.types.ancestry(of: key).flatMap { type in
      program.members.allFunctions(of: type) + (program.implicitlyCalled[type] ?? [])
    }
    let bodies = own.filter { program.body($0).kind != .function(.initializer) && !program.body($0).isStatic }
    for ref in bodies { effects[ref] = mentions(ref) ? .other : .idle }
    var isChanging = true
    while isChanging {
      isChanging = false
      for ref in bodies where effects[ref] != .resumes && resumesAlways(ref) {
        effects[ref] = .resumes
        isChanging = true
      }
    }
    while let ref = bodies.first(where: { effects[$0] == .idle && callsOthers($0) }) { effects[ref] = .other }
    for ref in bodies.sorted(by: { $0.order < $1.order }) where effects[ref] == .resumes {
      ending.note(program.body(ref), generics: program.generics(of: key))
    }
    for (name, all) in Dictionary(grouping: bodies, by: { program.body($0).name }) {
      if all.allSatisfy({ effects[$0] == .idle }) { idle.insert(name) }
      let callable = all.filter { !program.isPlaceholder($0) }
      if callable.isEmpty { continue }
      if all.allSatisfy({ effects[$0] == .resumes }) {
        resuming.insert(name)
      } else {
        for ref in all where effects[ref] == .resumes { resuming.insert(program.body(ref).signature) }
      }
    }
  }

  /// Whether a function, or a closure in it, has to do with the member, or gives the object itself away.
  private func mentions(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return program.family(of: ref).contains { id in
      file.containsValue(in: file[id]) { value in
        value.contains { $0.isOwn(member) } || value == .selfReference
      }
    }
  }

  /// Whether each way through a function passes a call that resumes.
  private func resumesAlways(_ ref: BodyRef) -> Bool {
    let body = program.body(ref)
    guard body.kind == .function(.function) else { return false }
    return !body.mayLeave(by: { !$0.isThrow }, avoiding: { resumes($0, in: ref) })
  }

  private func resumes(_ block: BasicBlock, in ref: BodyRef) -> Bool {
    block.instructions.contains { instruction in
      guard case .call(let id) = instruction.kind else { return false }
      return resumes(program.files[ref.file][id], in: ref)
    }
  }

  private func resumes(_ site: CallSite, in ref: BodyRef) -> Bool {
    if case .member(let receiver, _) = site.callee, receiver.isOwn(member) {
      return primitive.isMet(by: site, in: program.files[ref.file])
    }
    return called(by: site).map { !$0.isEmpty && $0.allSatisfy { effects[$0] == .resumes } } ?? false
  }

  /// The methods of the object itself that a call may mean.
  private func called(by site: CallSite) -> [BodyRef]? {
    switch site.callee {
    case .global(let name), .member(.selfReference, let name):
      effects.keys.filter { program.body($0).name == name && program.body($0).signature == site.signature }
    default: nil
    }
  }

  private func callsOthers(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    let family = Set(program.family(of: ref))
    return file.calls.contains { site in
      family.contains(site.body) && (called(by: site) ?? []).contains { effects[$0] != .idle }
    }
  }
}

extension BodyRef {
  /// As the sources have it.
  fileprivate var order: (Int, BodyID) { (file, body) }
}

extension Value {
  /// Whether it is a member of `self`.
  fileprivate func isOwn(_ name: String) -> Bool {
    self == .global(name) || self == .member(.selfReference, name)
  }
}
