import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Groups that a function is given, whose caller has entered them and has it leave them: `group.enter(); work(url, group)`.
///
/// Omissions: functions that some of their callers give a group that they have not entered.
extension ObligationFinder {
  mutating func enteredGroup(_ parameter: BodyParameter, _ number: Int, in body: Body) {
    let group = Value.variable(parameter.variable)
    guard let type = parameter.type?.baseName, let primitive = program.models.primitive(.group, type: type),
      count("leave", group, body) > 0, count("enter", group, body) == 0,
      let entries = entries(byCallersOf: BodyRef(file: fileIndex, body: body.id), number)
    else { return }
    var obligation = Obligation(
      primitive: primitive, scope: body.id, holders: [group],
      begin: entries.first { $0.file == fileIndex }?.range ?? file[parameter.variable].range,
      carrier: file[parameter.variable].name)
    obligation.needsDischarge = true
    found.append(obligation)
  }

  /// Where callers enter the group that they give, in the body in which they give it; `nil` where one of them does not.
  private func entries(byCallersOf ref: BodyRef, _ number: Int) -> [(file: Int, range: SourceRange)]? {
    guard let calls = program.calls(of: ref), !calls.isEmpty else { return nil }
    var found: [(file: Int, range: SourceRange)] = []
    for (file, call) in calls {
      let other = program.files[file]
      guard let resolved = program.resolve(other[call], file: file),
        let index = resolved.parameters.firstIndex(of: number)
      else { return nil }
      let given = other[call].arguments[index].value
      let enter = program.calls(named: "enter", file: file).first { id in
        other[id].body == other[call].body && other[id].receiver == given
      }
      guard let enter else { return nil }
      found.append((file, other[enter].range))
    }
    return found
  }
}
