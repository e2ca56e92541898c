/// Types that hold other values, and what their methods do to what is in them.
public enum Containers {
  /// Lists and sets: many values, none of which another pushes out.
  public static let lists: Set<String> = [
    "Array", "ContiguousArray", "ArraySlice", "Set", "Deque", "OrderedSet", "CircularBuffer", "MarkedCircularBuffer",
    "Heap", "PriorityQueue", "Queue", "LinkedList", "TinyArray", "NSMutableArray",
  ]
  /// Values by key: a second one under the same key pushes the first out.
  public static let dictionaries: Set<String> = ["Dictionary", "OrderedDictionary", "TreeDictionary"]

  /// Whether a generic type guards one value that a closure is given: `Mutex`, `NIOLockedValueBox`, `OSAllocatedUnfairLock`.
  public static func isLock(_ name: String) -> Bool {
    ["lock", "mutex", "criticalstate", "protected", "synchronized", "threadsafe", "atomic"].contains {
      name.lowercased().contains($0)
    }
  }

  /// Methods that put one more value into a list.
  public static let adding: Set<String> = [
    "append", "insert", "prepend", "push", "pushBack", "pushFront", "enqueue", "add", "addLast", "update",
  ]
  /// Methods that take one value out and return it.
  public static let takingOne: Set<String> = [
    "removeValue", "remove", "removeFirst", "removeLast", "popFirst", "popLast", "pop", "dequeue", "popMin", "popMax",
  ]
  /// Methods that neither take a value out nor put one in.
  public static let neutral: Set<String> = ["reserveCapacity", "withLock"]
  /// Members that tell how much there is, and nothing of what it is.
  public static let measures: Set<String> = ["count", "isEmpty", "capacity", "underestimatedCount", "indices"]
}
