protocol Loader<Item>: AnyObject, Sendable {
  associatedtype Item = Int
  var state: State { get set }
  var remote: Data { get async throws }
  func load(from place: URL) async throws -> Item
  init()
  subscript(key: String) -> Item { get }
}

@MainActor public final class Store<Key: Hashable, Value>: Base<Key>, Loader where Value: Sendable {
  typealias Handler = @Sendable (Key, _ value: Value?) async throws -> Void
  weak var delegate: (any Delegate)?
  var handlers: [Key: [Handler]] = [:]
  var waiting = [() -> Void]()
  var named = [String: (Int, String) async throws -> Bool]()
  var a, b: Int
  lazy var items: Array<Optional<Value>> = { [] }()
}

actor Counter {
  nonisolated let id: Int = 0
  distributed func remote() {}
}

enum State: Int, Sendable {
  case idle, loading(Task<Void, Never>, started: Date)
  indirect case failed(error: any Error, then: State?)
  case number = 3
}

extension Store.Inner: @retroactive Equatable where Key == String {
  func method(_: [Int], _ pair: (x: Int, y: Int), _ type: Int.Type, _ both: any A & B, _ metatype: any P.Type) {}
}

extension [Int] {}

struct Shapes<let count: Int, each T>: ~Copyable {
  var tuple: (Int)
  var void: Void
  var unit: () = ()
  var stream: AsyncStream<Int>.Continuation!
  var array: [4 of Int]
  var pack: (repeat each T)
  var result: some Collection<Int>
  var function: (inout Int, borrowing String, Int...) -> () -> ()
}
