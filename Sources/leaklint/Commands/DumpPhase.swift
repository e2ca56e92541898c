import ArgumentParser
import LeakAST
import LeakConfiguration
import LeakDomain
import LeakFlow

/// A phase whose result can be printed.
enum DumpPhase: String, ExpressibleByArgument, CaseIterable {
  case ast, flow

  func text(of file: SourceFile) -> String {
    switch self {
    case .ast: file.dump()
    case .flow: FlowDump.text(of: file, known: BuiltInModels.read().models.knownFunctions)
    }
  }
}
