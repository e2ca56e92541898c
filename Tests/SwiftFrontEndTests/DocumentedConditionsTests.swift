import Testing

@testable import SwiftFrontEnd

/// Which sentences of a documentation comment say that a closure is called under some condition only.
@Suite struct DocumentedConditionsTests {
  @Test(arguments: [
    "/// The handler only gets called if the request is\n/// still associated with the target.",
    "/// - Parameter done: Only called when the picture was found.",
    "/**\n The completion is not called if the task was cancelled.\n */",
    "/// Loads it. `onEnd` won't be called unless it was opened before; that is on purpose.",
  ])
  func conditional(_ comment: String) {
    #expect(DocumentedConditions.areNamed(in: comment, of: ["done", "onEnd"]))
  }

  @Test(arguments: [
    "/// Loads it and calls the handler when it is done.",
    "/// The handler is called only once, when all are loaded.",
    "/// Only pictures are loaded. The completion is called when that is done.",
    "/// The completion is called if it fails, too.",
    "// The handler only gets called if it is there.",
    "/// The cache is not called if it is full.",
    "",
  ])
  func unconditional(_ comment: String) {
    #expect(!DocumentedConditions.areNamed(in: comment, of: ["done", "onEnd"]))
  }

  @Test func closuresByName() {
    #expect(DocumentedConditions.isClosure(named: "popCompletion"))
    #expect(!DocumentedConditions.isClosure(named: "request"))
  }
}
