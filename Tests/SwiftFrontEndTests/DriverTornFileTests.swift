import LeakModel
import Testing

@testable import SwiftFrontEnd

/// Half a file is analysed as far as it goes, wherever it was cut.
@Suite struct DriverTornFileTests {
  @Test(arguments: [0, 1, 2, 3]) func cut(part: Int) {
    let bytes = Array(Self.source.utf8)
    for length in stride(from: part * 25, to: bytes.count, by: 100) {
      let output = SwiftFrontEnd.lower(
        FrontEndInput(id: FileID(0), path: "torn.swift", bytes: Array(bytes[..<length])))
      if let file = output.file {
        #expect(file.length == length)
        continue
      }
      // Cut within a character.
      #expect(bytes[length] & 0xC0 == 0x80)
      #expect(output.notices.first?.message.contains("UTF-8") == true)
    }
  }

  @Test func cutInACharacter() {
    let bytes = Array("f(\"é".utf8)
    let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: "torn.swift", bytes: Array(bytes.dropLast())))
    #expect(output.file == nil)
    #expect(output.notices.first?.position == Position(line: 1, column: 4))
  }

  static let source = ##"""
    import Foundation

    /// Loads prices – “as they are” – and discounts.
    public final actor Store<Item: Sendable>: Sendable where Item: Hashable {
      @Published private(set) var items: [String: [Item]] = ["a": [], "b": []]
      private let pattern = /(?<name>[a-z"]+)\/\d{2,}/
      private let raw = #"C:\new\#(pattern)"#

      #if canImport(Combine)
        var cancellable: AnyCancellable?
      #elseif os(Linux)
        var token: (@Sendable (Result<Item, any Error>) -> Void)? = nil
      #else
        var none: Never?
      #endif

      func load(_ id: Int, from base: URL?) async throws(LoadError) -> Item {
        let text = """
          id: \(id), base: \(base.map { "\($0.path(percentEncoded: false))" } ?? "nö")
            \("nested \("deeper \(items["a"]?.count ?? 0)")")
          """
        guard let base, !text.isEmpty else { throw .noBase }
        defer { count += 1 }
        return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Item, any Error>) in
          let task = session.dataTask(with: base) { [weak self] data, _, error in
            if let error {
              continuation.resume(throwing: error)
            } else if let data, let item = try? self?.decode(data) {
              continuation.resume(returning: item)
            } else {
              switch (data, error) {
              case (nil, _): break
              case (.some(let data), nil) where data.count > 1 << 20: self?.drop(data)
              default: fatalError("\(#function): 😀")
              }
            }
          }
          task.resume()
        }
      }

      subscript(key: String, default value: @autoclosure () -> Item) -> Item {
        get { items[key]?.first ?? value() }
        set { items[key, default: []].append(newValue) }
      }

      static func + <T>(lhs: Self, rhs: T) rethrows -> [T] { lhs.items.values.flatMap(\.self) as! [T] + [rhs] }
      deinit { for await item in stream where item is Item { print(item, terminator: "") } }
    }

    label: repeat { if #available(macOS 15, *) { break label } } while a ? b : c && x..<y ~= z
    /* the end /* nested */ */
    """##
}
