import LeakDomain
import LeakFlow

/// The closures that the sources give to an object which keeps them, with the place of that object as the code around the closure sees it.
struct KeptClosures {
  struct Callback {
    var closure: BodyRef
    var receiver: LockPlace
  }
  let program: Program
  private var exclusives: Exclusives { program.exclusives }

  func given(to property: CallbackProperty) -> [Callback] {
    if let known = program.keptClosures[property] { return known }
    let found = program.files.indices.flatMap { assigned(to: property, file: $0) } + passed(to: property)
    program.keptClosures[property] = found
    return found
  }

  /// `manager.onChange = { … }`
  private func assigned(to property: CallbackProperty, file number: Int) -> [Callback] {
    let file = program.files[number]
    return file.bodies.flatMap { body -> [Callback] in
      let ref = BodyRef(file: number, body: body.id)
      return body.blocks.flatMap(\.instructions).compactMap { instruction in
        guard case .assign(let target, .body(let closure)) = instruction.kind, target.memberName == property.name,
          let receiver = receiver(of: target, property, in: ref)
        else { return nil }
        return Callback(closure: BodyRef(file: number, body: closure), receiver: receiver)
      }
    }
  }

  private func receiver(of target: Value, _ property: CallbackProperty, in ref: BodyRef) -> LockPlace? {
    switch target {
    case .global: return program.owner(ofMember: target, in: ref) == property.owner ? .itself : nil
    case .member(let base, let name):
      guard let type = program.staticType(of: base, in: ref).flatMap(program.key(of:)),
        program.owner(of: name, in: type) == property.owner
      else { return nil }
      return exclusives.place(of: base, in: ref)
    default: return nil
    }
  }

  /// `manager.add(1) { … }`, `Manager(onChange: { … })`
  private func passed(to property: CallbackProperty) -> [Callback] {
    keepers(of: property).flatMap { keeper, parameter -> [Callback] in
      let body = program.body(keeper)
      let name = body.kind == .function(.initializer) ? body.typeName ?? "" : body.name
      return (program.callsByName[name] ?? []).compactMap { number, call in
        let site = program.files[number][call]
        guard let resolved = program.resolve(site, file: number), resolved.target == keeper,
          let operand = resolved.parameters.firstIndex(of: parameter), operand < site.arguments.count,
          let closure = program.closureBody(of: site.arguments[operand].value, file: number),
          let receiver = receiver(of: call, site, keeper, file: number)
        else { return nil }
        return Callback(closure: BodyRef(file: number, body: closure), receiver: receiver)
      }
    }
  }

  private func receiver(of call: CallID, _ site: CallSite, _ keeper: BodyRef, file number: Int) -> LockPlace? {
    let ref = BodyRef(file: number, body: site.body)
    guard program.body(keeper).kind == .function(.initializer) else {
      if let receiver = site.receiver { return exclusives.place(of: receiver, in: ref) }
      return program.type(around: ref) == program.type(around: keeper) ? .itself : nil
    }
    // Where what is made goes: a property, whose initial value it may be, or a variable.
    if case .initialValue = program.body(ref).kind {
      let isValue = program.body(ref).blocks.contains { block in
        if case .exit(let exit) = block.terminator { exit.value == .call(call) } else { false }
      }
      return isValue ? exclusives.place(of: .global(program.body(ref).name), in: ref) : nil
    }
    for instruction in program.body(ref).blocks.flatMap(\.instructions) {
      switch instruction.kind {
      case .bind(let variable, .call(call)): return exclusives.place(of: .variable(variable), in: ref)
      case .assign(let target, .call(call)): return exclusives.place(of: target, in: ref)
      default: break
      }
    }
    return nil
  }

  /// The functions of a type that put a parameter into the property, and the parameter's number.
  private func keepers(of property: CallbackProperty) -> [(BodyRef, Int)] {
    let keepers = ownKeepers(of: property)
    return keepers
      + keepers.flatMap { program.giversOn(to: Program.Given(function: $0, number: $1)) }
      .filter { program.type(around: $0.function) == property.owner }.map { ($0.function, $0.number) }
  }

  private func ownKeepers(of property: CallbackProperty) -> [(BodyRef, Int)] {
    program.members.allFunctions(of: property.owner).sorted { ($0.file, $0.body) < ($1.file, $1.body) }.flatMap {
      ref -> [(BodyRef, Int)] in
      let file = program.files[ref.file]
      let parameters = program.body(ref).parameters
      return parameters.indices.filter { number in
        let value = Value.variable(parameters[number].variable)
        return file[parameters[number].variable].type?.functionType != nil
          && program.family(of: ref).contains { id in
            file[id].blocks.contains { $0.instructions.contains { keeps(value, $0, property, file) } }
          }
      }.map { (ref, $0) }
    }
  }

  private func keeps(_ value: Value, _ instruction: Instruction, _ property: CallbackProperty, _ file: FlowFile) -> Bool
  {
    switch instruction.kind {
    case .assign(let target, value):
      if case .operation("[]", let parts) = target { return parts.first.map { isProperty($0, property) } ?? false }
      return isProperty(target, property)
    case .call(let id):
      let site = file[id]
      guard let name = site.name, program.models.has(name, .addsElement), let receiver = site.receiver else {
        return false
      }
      if case .operation("[]", let parts) = receiver, parts.first.map({ isProperty($0, property) }) ?? false {
        return site.arguments.contains { $0.value == value }
      }
      return isProperty(receiver, property) && site.arguments.contains { $0.value == value }
    default: return false
    }
  }

  private func isProperty(_ value: Value, _ property: CallbackProperty) -> Bool {
    value == .global(property.name) || value == .member(.selfReference, property.name)
  }
}
