import LeakAST
import LeakDomain
import LeakFlow

/// The functions of a module whose bodies other modules may ask for.
///
/// From outside, these things are asked of a function: what it does with an obligation that it is given; what it does to
/// a waiter that a type keeps; whether it waits, and for what; what it returns, if that is a primitive; how often it
/// makes an object that keeps waiters; and which functions it calls that do something to waiters. Its body is left out
/// only if it can do none of that by what is written in it, its closures and local functions included:
///
/// * what it is given cannot carry an obligation, and its result is no primitive and no function. Nobody asks that of
///   accessors, which are not seen as calls;
/// * it is not async;
/// * it gives no object a closure to keep;
/// * it does not count in a member and give something back;
/// * it attaches no pipe to a child process;
/// * it names no member that keeps an obligation, makes no object that has such a member, and calls nothing by the name
///   of an operation on a primitive;
/// * it calls nothing by the name of a function of the module that names such a member or makes such a call, directly
///   or by way of others.
///
/// Omission: a function that blocks by way of a function of another module is not known to block once its own body is
/// left out.
struct NeededBodies {
  private var needed: Set<BodyRef> = []

  init(_ program: Program) {
    let evidence = BodyEvidence(program)
    // For each name the functions that call it and that nothing else keeps.
    var callers: [String: [BodyRef]] = [:]
    var pending: [BodyRef] = []
    for (number, file) in program.files.enumerated() {
      for body in file.bodies where body.parent == nil {
        let ref = BodyRef(file: number, body: body.id)
        for name in evidence.calledNames(ref) { callers[name, default: []].append(ref) }
        if evidence.dealsWithWaiters(ref) {
          pending.append(ref)
        } else if evidence.mayTakePart(ref) {
          needed.insert(ref)
        }
      }
    }
    var reached = Set(pending)
    while let ref = pending.popLast() {
      for caller in callers[Self.name(of: program.body(ref))] ?? [] where reached.insert(caller).inserted {
        pending.append(caller)
      }
    }
    needed.formUnion(reached)
  }

  private static func name(of body: Body) -> String {
    body.kind == .function(.initializer) ? body.typeName ?? body.name : body.name
  }

  func contains(_ ref: BodyRef) -> Bool { needed.contains(ref) }
}
