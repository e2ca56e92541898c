import Foundation
import struct Foundation.URL

func plain() {}

func labelled(_ first: Int, second: String, third inner: Double = 1.5) -> Int { first }

@discardableResult
public static func effects<Element, each Rest>(
  of values: Element..., completion: @escaping @Sendable (Result<Element, any Error>) -> Void
) async throws -> [Element] where Element: Sendable {
  func nested() rethrows {}
  return values
}

func typedError() throws(ParseError) {}
func neverThrows() throws(Never) {}
func == (left: Token, right: Token) -> Bool { left.id == right.id }
func `repeat`(`in` place: Int) { `repeat`(in: place) }
func lazily(_ text: @autoclosure () -> String, handler: ((Int) -> Void)? = nil) {}

struct Box {
  let value: Int
  init?(value: Int) { self.value = value }
  convenience init() throws { try self.init(value: load(default: 3))! }
  deinit { print("gone") }
  subscript(index: Int) -> Int { value + index }
  subscript(at index: Int, `default` other: Int = 0) -> Int {
    get async throws { other }
    set(newNumber) { store(newNumber) }
  }
  private(set) nonisolated(unsafe) static var shared = Box()
}
