import LeakDomain
import LeakFlow
import LeakModel

/// A channel that a body makes and holds in a variable.
struct MadeChannel {
  var variable: VarID
  var primitive: Primitive
  var body: BodyID
  var block: Int
  /// The instruction that binds the variable.
  var instruction: Int
  /// Tasks that were started by the function that made it.
  var started: [Party] = []
}

/// Finds the channels of a file.
struct ChannelFinder {
  let context: RendezvousContext
  let fileIndex: Int
  private var program: Program { context.program }
  private var file: FlowFile { program.files[fileIndex] }

  init(_ context: RendezvousContext, file: Int) {
    self.context = context
    self.fileIndex = file
  }

  func find() -> [MadeChannel] {
    var found: [MadeChannel] = []
    for body in file.bodies {
      for (block, content) in body.blocks.enumerated() {
        for number in content.instructions.indices {
          guard case .bind(let variable, .call(let call)?) = content.instructions[number].kind,
            !file[variable].name.isEmpty
          else { continue }
          guard let (primitive, started) = made(by: file[call], declared: file[variable].type?.baseName) else {
            continue
          }
          var channel = MadeChannel(
            variable: variable, primitive: primitive, body: body.id, block: block, instruction: number)
          channel.started = started
          found.append(channel)
        }
      }
    }
    return found
  }

  /// The channel that a call makes, here or in a helper, with the tasks that were started on it.
  private func made(by site: CallSite, declared: String?) -> (primitive: Primitive, started: [Party])? {
    guard let primitive = channel(constructedBy: site, declared: declared) else { return madeByHelper(site) }
    return isAnother(primitive.name) ? nil : (primitive, [])
  }

  private func channel(constructedBy site: CallSite, declared: String?) -> Primitive? {
    program.typeMade(by: site, declared: declared).flatMap { program.models.primitive(.channel, type: $0) }
  }

  /// Whether the sources have a type of their own by this name: nothing is known of it.
  private func isAnother(_ type: String) -> Bool {
    (program.functions["send"] ?? []).contains { ref in
      let body = program.body(ref)
      return body.typeName == type && !body.isExtensionMember
        && !program.files[ref.file].path.contains("AsyncAlgorithms")
    }
  }

  // MARK: Helpers that make a channel

  /// A function that makes a channel, starts tasks on it and returns it. Its caller has them all.
  ///
  /// - Parameter steps: how many functions, each of which gives back what the next one has made, are asked.
  private func madeByHelper(_ site: CallSite, steps: Int = 3) -> (primitive: Primitive, started: [Party])? {
    guard steps > 0, program.mayMakeChannel(site.name), let resolved = program.resolve(site, file: fileIndex),
      returnsChannel(resolved.target)
    else { return nil }
    let inside = ChannelFinder(context, file: resolved.target.file)
    let body = program.body(resolved.target)
    let made = inside.find(in: body)
    if made.isEmpty, let call = body.onlyResult.flatMap({ if case .call(let call) = $0 { call } else { nil } }) {
      return inside.madeByHelper(inside.file[call], steps: steps - 1).map { primitive, parties in
        (primitive, parties.map { Party(site: site.nameRange, activity: $0.activity, number: $0.number) })
      }
    }
    guard made.count == 1, let channel = made.first else { return nil }
    return inside.parties(of: channel, in: body).map { parties in
      (channel.primitive, parties.map { Party(site: site.nameRange, activity: $0.activity, number: $0.number) })
    }
  }

  private func returnsChannel(_ ref: BodyRef) -> Bool { program.returnsChannel(program.body(ref)) }

  private func find(in body: Body) -> [MadeChannel] {
    var found: [MadeChannel] = []
    for (block, content) in body.blocks.enumerated() {
      for number in content.instructions.indices {
        guard case .bind(let variable, .call(let call)?) = content.instructions[number].kind,
          let primitive = channel(constructedBy: file[call], declared: file[variable].type?.baseName)
        else { continue }
        found.append(
          MadeChannel(variable: variable, primitive: primitive, body: body.id, block: block, instruction: number))
      }
    }
    return found
  }

  /// The tasks that run when a function returns the channel it has made; `nil` where its paths differ or something else
  /// has the channel, too.
  private func parties(of channel: MadeChannel, in body: Body) -> [Party]? {
    let analysis = RendezvousAnalysis(context, file: fileIndex, scope: body.id, isActivity: true)
    let search = analysis.search(
      body, from: channel.block, instruction: channel.instruction + 1,
      state: ChannelState(holders: [.variable(channel.variable)]), facts: Facts())
    let returning = search.arrivals.filter { !$0.exit.isThrow && !$0.state.isImpossible }
    guard !analysis.isExhausted, let first = returning.first else { return nil }
    let agree = returning.allSatisfy { arrival in
      guard let value = arrival.exit.value else { return false }
      return arrival.state.isChannel(value) && arrival.state.release == .none
        && arrival.state.parties == first.state.parties
        && arrival.state.sends.isZero && arrival.state.receives.isZero
    }
    return agree ? first.state.parties : nil
  }
}

extension Body {
  /// What a body returns on all ways on which it throws nothing, if that is one value.
  fileprivate var onlyResult: Value? {
    let exits = reachable(from: Body.entry).compactMap { number -> Exit? in
      if case .exit(let exit) = blocks[number].terminator, !exit.isThrow { exit } else { nil }
    }
    let results = Set(exits.map(\.value))
    return results.count == 1 ? results.first ?? nil : nil
  }
}
