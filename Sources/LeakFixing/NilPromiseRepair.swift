import LeakAST
import LeakDomain
import LeakModel

/// `context.write(data, promise: nil)` in a function that was given a promise and does not settle it.
struct NilPromiseRepair {
  let exit: ExitRepair

  init(_ exit: ExitRepair) { self.exit = exit }

  /// Passes the promise on in the one call that passes nil.
  var candidate: Candidate? {
    guard exit.verdict.primitive.kind == .promise, let scope, isParameter else { return nil }
    var places: [SourceRange] = []
    scope.walk { node in
      guard case .expression(let expression) = node, case .call(let call) = expression.kind else { return true }
      for argument in call.arguments where argument.label == "promise" {
        if case .literal(.nil) = argument.value.kind { places.append(argument.value.range) }
      }
      return true
    }
    guard places.count == 1 else { return nil }
    let name = exit.carrier.expression
    return Candidate("Pass '\(name)' on", isSafe: true, [TextEdit(range: places[0], text: name)])
  }

  /// A promise that is made here is there for something else.
  private var isParameter: Bool {
    exit.file.path(to: exit.verdict.begin.location.range).contains { node in
      guard case .function(let function) = node else { return false }
      return function.kind != .closure && function.parameters.contains { $0.name == exit.verdict.carrier }
    }
  }

  private var scope: Node? {
    exit.file.path(to: exit.verdict.begin.location.range).last { if case .function = $0 { true } else { false } }
      ?? exit.verdict.leaks.first.flatMap { leak in
        exit.file.path(to: leak.spot.location.range).first { if case .function = $0 { true } else { false } }
      }
  }
}
