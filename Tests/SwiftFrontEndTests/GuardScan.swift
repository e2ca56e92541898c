@testable import SwiftFrontEnd

/// What the guard says of a text.
func scan(_ text: String) -> SourceScanner.Result {
  Array(text.utf8).withUnsafeBufferPointer { SourceScanner.scan($0) }
}
