import LeakAST
import LeakDomain
import LeakModel

/// Tells whoever waits for an answer where the request could not be sent: in the `catch` that is there, or in one for `try?`.
struct RequestRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  let shape: KeptWaiters.Shape
  let farewell: String

  var candidate: Candidate? {
    guard let lines, let edits = inCatch(lines) ?? aroundTry(lines) else { return nil }
    return Candidate("Add '\(lines[0])', so that nobody is left waiting", isSafe: false, edits)
  }

  /// What is told, by the name that the one who stores uses.
  private var lines: [String]? {
    OwnEntry(layout: layout, verdict: verdict).lines(
      shape, farewell.replacing("CancellationError()", with: "error"))
  }

  /// At the end of the `catch` of the `do` around the request, if that catches all.
  private func inCatch(_ lines: [String]) -> [TextEdit]? {
    let place = verdict.at.location.range
    for node in layout.file.path(to: place).reversed() {
      guard case .statement(let statement) = node, case .doCatch(let tried) = statement.kind,
        tried.body.range.contains(place)
      else { continue }
      guard tried.catches.count == 1, tried.catches[0].items.isEmpty else { return nil }
      return layout.append(lines, to: tried.catches[0].body)
    }
    return nil
  }

  /// `do { try send(request) } catch { … }` for `try? send(request)`.
  private func aroundTry(_ lines: [String]) -> [TextEdit]? {
    guard let statement = layout.statement(at: verdict.at.location.range)?.statement,
      case .expr(let value) = statement.kind, case .tried(let kind, let inner) = value.kind, kind != .forced
    else { return nil }
    let base = layout.indentation(at: Int(statement.range.start))
    let tried = "try \(layout.text(inner.range))"
    guard layout.isFirstInLine(Int(statement.range.start)) else {
      let text = "do { \(tried) } catch { \(lines.joined(separator: "; ")) }"
      return [TextEdit(range: value.range, text: text)]
    }
    let all = ["do {", layout.unit + tried, "} catch {"] + lines.map { layout.unit + $0 } + ["}"]
    return [TextEdit(range: value.range, text: all.joined(separator: layout.newline + base))]
  }
}
