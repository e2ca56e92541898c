import LeakDomain
import LeakFlow
import LeakModel

/// Callbacks that are called for one part after the other: known by who calls them, or by what their parameters are called.
extension ObligationAnalysis {
  /// Whether a Boolean parameter of a callback, with this value, says that the callback will be called again.
  func comesAgain(_ parameter: VarID, is value: Bool) -> Bool {
    let variable = file[parameter]
    return isCalledInParts(variable.owner)
      ? !value : program.models.comesAgain(parameter: variable.name, is: value)
  }

  /// Whether something is asked of an argument of a closure that is called in parts: behind a failure, `error != 0`, no part comes.
  func tellsOfFailure(_ value: Value) -> Bool {
    value.contains { part in
      guard case .variable(let id) = part else { return false }
      let variable = file[id]
      return file[variable.owner].parameters.contains { $0.variable == id } && isCalledInParts(variable.owner)
    }
  }

  /// Whether a model says of the function that is given a closure that it calls it for each part.
  func isCalledInParts(_ closure: BodyID) -> Bool {
    guard let call = file.occurrences.call(given: closure),
      let operand = file[call].arguments.first(where: { $0.value == .body(closure) })
    else { return false }
    return program.models.runsInParts(file[call], label: operand.label)
  }
}
