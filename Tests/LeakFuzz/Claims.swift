import Foundation

/// What must hold whatever the input.
enum Claims {
  /// Ends the process where something does not hold, so that the fuzzer keeps the input.
  static func require(_ condition: Bool, _ claim: @autoclosure () -> String) {
    guard !condition else { return }
    FileHandle.standardError.write(Data("does not hold: \(claim())\n".utf8))
    abort()
  }
}
