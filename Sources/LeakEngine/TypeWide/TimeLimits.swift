import LeakDomain
import LeakFlow

/// Whether whoever waits in a slot waits for some time only: what stores the waiter, or a function that it calls, also starts what
/// takes it out again when that time has gone by.
///
///     waiters[id] = continuation
///     queue.asyncAfter(deadline: .now() + 5) { self.waiters.removeValue(forKey: id)?.resume(…) }
struct TimeLimits {
  let view: SlotView
  private var program: Program { view.program }

  var exist: Bool {
    view.stores.contains { store in
      view.index.withCallees(of: program.root(of: store.body)).contains(where: isLimiting)
    }
  }

  private func isLimiting(_ function: BodyRef) -> Bool {
    let file = program.files[function.file]
    return view.index.calls(in: function).contains { call in
      guard let name = file[call].name, program.models.has(name, .delays) else { return false }
      let closures = file[call].arguments.compactMap { operand -> BodyID? in
        if case .body(let closure) = operand.value { closure } else { nil }
      }
      return (closures.isEmpty ? [file[call].body] : closures).contains {
        meets(BodyRef(file: function.file, body: $0))
      }
    }
  }

  /// Whether a body, or one inside it, meets something in the slot or calls what does.
  private func meets(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return program.family(of: ref).contains { id in
      let inner = BodyRef(file: ref.file, body: id)
      if SlotDrains(view: view).meets(in: inner) { return true }
      return file[id].blocks.contains { block in
        block.instructions.contains { instruction in
          if case .call(let call) = instruction.kind { view.target(of: call, file: ref.file) != nil } else { false }
        }
      }
    }
  }
}
