import LeakDomain
import LeakFlow

/// What looks at one file of a program.
protocol FileAnalysis {
  var program: Program { get }
  var fileIndex: Int { get }
}

extension FileAnalysis {
  var file: FlowFile { program.files[fileIndex] }
  var wording: Wording { Wording(file: file) }

  /// The declaration around a body, for messages.
  func function(around body: BodyID) -> String {
    VerdictBuilder(program, file: fileIndex).function(around: file[body])
  }
}

/// The same, where it matters on what the code runs.
protocol ExecutorAnalysis: FileAnalysis {
  var executors: Executors { get }
}

extension ExecutorAnalysis {
  var program: Program { executors.program }
  var fileIndex: Int { executors.fileIndex }
}
