import LeakAST
import LeakFlow

/// The program that a child process runs, as far as it is written out.
struct ChildProgram {
  /// The path of the program, or its name where `env` looks for it.
  var path: String?

  /// - Parameter given: what whoever calls the function gives to it for a parameter.
  init(of process: Value, in file: FlowFile, given: @escaping (VarID) -> ChildText? = { _ in nil }) {
    let reading = Reading(file: file, given: given)
    let paths = reading.assigned(to: ["executableURL", "launchPath"], of: process).map(reading.text)
    guard let path = paths.first, paths.count == 1 else { return }
    guard let path, path.hasSuffix("/env") else {
      self.path = path
      return
    }
    self.path = reading.assigned(to: ["arguments"], of: process).first.flatMap(reading.firstWord)
  }

  private struct Reading {
    let file: FlowFile
    let given: (VarID) -> ChildText?

    func assigned(to members: Set<String>, of process: Value) -> [Value] {
      file.bodies.flatMap { body in
        body.blocks.flatMap(\.instructions).compactMap { instruction in
          guard case .assign(let target, let value) = instruction.kind else { return nil }
          switch target {
          case .member(process, let name): return members.contains(name) ? value : nil
          case .global(let name): return process == .selfReference && members.contains(name) ? value : nil
          default: return nil
          }
        }
      }
    }

    func text(_ value: Value) -> String? { ChildText(value, in: file).text(given) }

    func firstWord(_ value: Value) -> String? {
      switch value {
      case .aggregate(let words): words.first.flatMap(text)
      case .variable(let id): given(id)?.firstWord
      default: nil
      }
    }
  }
}

/// A value that may be a text, with the file in which it is written.
struct ChildText {
  var value: Value
  var file: FlowFile

  init(_ value: Value, in file: FlowFile) {
    self.value = value
    self.file = file
  }

  /// A text written out, also where a URL is made of it.
  func text(_ given: (VarID) -> ChildText? = { _ in nil }, depth: Int = 8) -> String? {
    guard depth > 0 else { return nil }
    switch value {
    case .literal(.string(let text)): return text
    case .call(let id):
      guard file[id].name == "URL", let operand = file[id].arguments.first?.value else { return nil }
      return ChildText(operand, in: file).text(given, depth: depth - 1)
    case .variable(let id):
      if let operand = given(id) { return operand.text(depth: depth - 1) }
      guard file[id].isLet, let definition = file[id].definition, definition != value else { return nil }
      return ChildText(definition, in: file).text(given, depth: depth - 1)
    default: return nil
    }
  }

  /// The first of the texts of which a list is made.
  var firstWord: String? {
    guard case .aggregate(let words) = value, let first = words.first else { return nil }
    return ChildText(first, in: file).text()
  }
}
