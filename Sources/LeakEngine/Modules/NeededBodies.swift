import LeakAST
import LeakDomain
import LeakFlow

/// The functions of a module whose bodies other modules may ask for.
///
/// From outside, four things are asked of a body: what it does with an obligation that it is given; what it does to a
/// waiter that its type keeps; whether it waits, and for what; and which functions it calls that do one of these. A body
/// is left out only if it can do none of them by what is written in it:
///
/// * what it is given cannot carry an obligation, nor can its result;
/// * no closure and no function is written in it, and nothing is awaited;
/// * it names no member that carries an obligation, and calls nothing by the name of an operation on one;
/// * it calls no function of the module, by name, of which the last of these does not hold.
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
