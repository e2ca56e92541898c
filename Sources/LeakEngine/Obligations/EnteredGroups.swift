import LeakAST
import LeakDomain
import LeakFlow

/// Groups that a function is given, whose caller has entered them and has it leave them: `group.enter(); work(url, group)`.
///
/// Omissions: functions that some of their callers give a group that they have not entered.
extension ObligationFinder {
  mutating func enteredGroup(_ parameter: BodyParameter, _ number: Int, in body: Body) {
    let group = Value.variable(parameter.variable)
    guard let type = parameter.type?.baseName, let primitive = program.models.primitive(.group, type: type),
      count("leave", group, body) > 0, count("enter", group, body) == 0,
      isEnteredByCallers(of: BodyRef(file: fileIndex, body: body.id), number)
    else { return }
    var obligation = Obligation(
      primitive: primitive, scope: body.id, holders: [group], begin: file[parameter.variable].range,
      carrier: file[parameter.variable].name)
    obligation.needsDischarge = true
    found.append(obligation)
  }

  /// Whether each caller enters the group that it gives, in the body in which it gives it.
  private func isEnteredByCallers(of ref: BodyRef, _ number: Int) -> Bool {
    guard let calls = program.calls(of: ref), !calls.isEmpty else { return false }
    return calls.allSatisfy { file, call in
      let other = program.files[file]
      let site = other[call]
      guard let resolved = program.resolve(site, file: file), let index = resolved.parameters.firstIndex(of: number)
      else { return false }
      let given = site.arguments[index].value
      return program.calls(named: "enter", file: file).contains {
        other[$0].body == site.body && other[$0].receiver == given
      }
    }
  }
}
