import LeakDomain
import LeakFlow

/// Exits that no build of the sources has, or only one in another application.
extension VerdictBuilder {
  /// Whether the path is built for a simulator only, where frameworks miss half of what they do.
  func isForSimulator(_ open: ObligationAnalysis.OpenExit) -> Bool {
    open.trace.contains { step in
      guard case .branch(.isTrue(.operation(let condition, _)), _, true) = step.kind else { return false }
      return condition.hasPrefix("#if ") && condition.contains("targetEnvironment(simulator)")
    }
  }

  /// Whether the path is built for none of the platforms that two branches and more of `#if` name, where no `#else` speaks of
  /// others: those are mostly all that there are.
  func isForNoPlatform(_ open: ObligationAnalysis.OpenExit) -> Bool {
    let passed = open.trace.filter { step in
      guard case .branch(.isTrue(.operation(let condition, _)), _, false) = step.kind else { return false }
      return condition.hasPrefix("#if ") && condition.contains("os(")
    }
    guard passed.count > 1, let last = passed.last else { return false }
    return file.bodies(around: last.range).contains { body in
      body.blocks.contains { block in
        guard case .branch(_, _, last.range, let then, let otherwise) = block.terminator else { return false }
        return body.reachable(from: then).contains(body.firstStep(from: otherwise))
      }
    }
  }

  /// Whether the path asks whether the delegate of the application is of some type, and it is not: the application has declared
  /// both.
  func lacksApplication(_ open: ObligationAnalysis.OpenExit) -> Bool {
    open.trace.contains { step in
      guard case .branch(let test, _, let answer) = step.kind else { return false }
      switch test {
      case .isNil(.operation(_, let parts)): return answer && isApplication(parts)
      case .isTrue(.operation(let name, let parts)): return !answer && name.hasPrefix("is ") && isApplication(parts)
      default: return false
      }
    }
  }

  private func isApplication(_ parts: [Value]) -> Bool {
    guard parts.count == 1, let text = wording.text(parts[0]) else { return false }
    return program.models.has(text, .applicationDelegate)
  }
}

extension Body {
  /// The block with the first thing that is done from a block on.
  fileprivate func firstStep(from start: Int) -> Int {
    var number = start
    var left = blocks.count
    while left > 0, blocks[number].instructions.isEmpty, case .jump(let next) = blocks[number].terminator {
      number = next
      left -= 1
    }
    return number
  }
}
