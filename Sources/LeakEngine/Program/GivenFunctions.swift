import LeakFlow

/// Functions that are used otherwise than to call them: `sink(receiveValue: show)`. Not all that calls them is known.
struct GivenFunctions {
  private var names: Set<String> = []

  init(_ files: [FlowFile], functions: [String: [BodyRef]]) {
    for file in files {
      file.occurrences.forEachGiven { name in if functions[name] != nil { names.insert(name) } }
    }
  }

  func contains(_ name: String) -> Bool { names.contains(name) }
}
