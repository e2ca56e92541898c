import LeakDomain
import LeakFlow

/// The waits on condition variables of a file, and what wakes them: methods of `NSCondition` and its like, and the
/// functions of pthread.
///
/// Waits with a time limit end by themselves and are not among them.
struct ConditionUses: FileAnalysis {
  let program: Program
  let fileIndex: Int
  private(set) var waits: [ConditionUse] = []
  private(set) var wakes: [ConditionUse] = []

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
    waits = uses(of: program.calls(.conditionWait, file: file), isWait: true)
    let others = program.calls(.conditionWake, file: file).filter { id in
      !(self.file[id].name.map { program.has($0, .conditionWait) } ?? false)
    }
    wakes = uses(of: others, isWait: false)
  }

  private func uses(of calls: [CallID], isWait: Bool) -> [ConditionUse] {
    calls.compactMap { id in
      guard file[id].mayUseCondition, let condition = condition(of: file[id], isWait: isWait) else { return nil }
      return ConditionUse(condition: condition, call: id)
    }
  }

  private func condition(of site: CallSite, isWait: Bool) -> Condition? {
    let body = file[site.body]
    guard let receiver = site.receiver else {
      // `pthread_cond_wait(&condition, &mutex)`; a function of the sources is no function of pthread.
      guard let first = site.arguments.first?.value, site.arguments.count == (isWait ? 2 : 1), site.isPlain,
        program.functions[site.name ?? ""] == nil
      else { return nil }
      return Condition(first, in: body)
    }
    guard site.arguments.isEmpty, !site.isAwaited,
      let type = program.typeName(of: receiver, file: fileIndex, in: body), program.models.isType(type, .condition)
    else { return nil }
    return Condition(receiver, in: body)
  }

  func wakes(_ condition: Condition) -> [ConditionUse] { wakes.filter { $0.condition == condition } }

  /// Whether a body, or a closure or local function in it, wakes whoever waits for a condition.
  func wakes(_ condition: Condition, in ref: BodyRef) -> Bool {
    guard ref.file == fileIndex else { return false }
    let bodies = Set(program.family(of: ref))
    return wakes.contains { $0.condition == condition && bodies.contains(file[$0.call].body) }
  }

  /// What is locked around a wait: the condition itself, or the mutex that it is given.
  func locks(of wait: ConditionUse) -> Set<Condition> {
    let site = file[wait.call]
    let mutex = site.arguments.last.map { Condition($0.value, in: file[site.body]) }
    return site.receiver == nil ? Set([mutex].compactMap { $0 }) : [wait.condition]
  }

  /// The calls of a body and of what lies in it that take one of some locks.
  func lockings(_ locks: Set<Condition>, in ref: BodyRef) -> [CallSite] {
    let bodies = Set(program.family(of: ref))
    return file.calls.filter { site in
      guard bodies.contains(site.body), let name = site.name else { return false }
      let body = file[site.body]
      if let receiver = site.receiver {
        return (name == "lock" || program.models.holdsLock(name)) && locks.contains(Condition(receiver, in: body))
      }
      guard name == "pthread_mutex_lock", let mutex = site.arguments.first?.value else { return false }
      return locks.contains(Condition(mutex, in: body))
    }
  }
}

extension CallSite {
  /// `name(…)`, on nothing.
  fileprivate var isPlain: Bool { if case .global = callee { true } else { false } }

  /// Whether it looks like `condition.wait()` or `pthread_cond_wait(condition, mutex)`: most calls do not.
  fileprivate var mayUseCondition: Bool {
    if case .member = callee { arguments.isEmpty } else { (1...2).contains(arguments.count) }
  }
}
