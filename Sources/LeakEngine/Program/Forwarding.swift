import LeakFlow

/// Functions that give on what they are given, and do no more with it:
///
///     func find(_ name: String, _ then: @escaping (Int) -> Void) { find(name, in: all, then) }
///
/// What holds of what the other function is given, and what somebody expects of it, holds of what this one is given.
extension Program {
  /// A parameter of a function.
  struct Given: Hashable {
    var function: BodyRef
    var number: Int
  }

  /// The parameter that an operand is, of the function around a call, if that function does no more with it than to give it to
  /// this call.
  func givenOn(_ value: Value, by site: CallSite, file number: Int) -> Given? {
    let file = files[number]
    guard case .variable(let id) = value else { return nil }
    let owner = BodyRef(file: number, body: file[id].owner)
    guard !body(owner).isClosure, let place = body(owner).parameters.firstIndex(where: { $0.variable == id }),
      !isUsedElsewhere(value, than: site, in: owner)
    else { return nil }
    return Given(function: owner, number: place)
  }

  /// The method of the same object that does what a function is called for, where that only calls it: `func close() { closeNow() }`.
  func performer(of function: BodyRef, steps: Int = 3) -> BodyRef {
    let body = body(function)
    let instructions = body.reachable(from: Body.entry).flatMap { body.blocks[$0].instructions }
    guard steps > 0, instructions.count == 1, case .call(let call) = instructions[0].kind,
      case .global = files[function.file][call].callee,
      let target = resolve(files[function.file][call], file: function.file)?.target, target != function,
      self.body(target).kind == .function(.function), type(around: target) == type(around: function)
    else { return function }
    return performer(of: target, steps: steps - 1)
  }

  /// The parameters that a function gives on, as one of the parameters of a function that it calls itself: by way of it, whoever
  /// calls the one gives something to the other.
  func giversOn(to given: Given) -> [Given] {
    let name = body(given.function).name
    return (callsByName[name] ?? []).compactMap { number, call in
      let site = files[number][call]
      guard !body(BodyRef(file: number, body: site.body)).isClosure, let resolved = resolve(site, file: number),
        resolved.target == given.function,
        let operand = resolved.parameters.firstIndex(of: given.number), operand < site.arguments.count
      else { return nil }
      return givenOn(site.arguments[operand].value, by: site, file: number)
    }
  }
}
