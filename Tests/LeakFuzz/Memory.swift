/// Finds inputs that leave memory behind.
///
/// The leak sanitizer cannot tell: Swift keeps bits of its own in the pointers of strings, enums and bridged objects, so
/// that the sanitizer takes for lost what such a pointer holds. The count of bytes is exact. What an input makes once
/// (a cache, a lazy global) does not come again; what it leaks does.
enum Memory {
  /// How often an input must grow the heap, each time by no less than the time before, to count as a leak.
  private static let repetitions = 4

  static func check(_ work: () -> Void) {
    var last = growth(work)
    var times = 1
    while last > 0, times < repetitions {
      let next = growth(work)
      guard next >= last else { return }
      last = next
      times += 1
    }
    Claims.require(last <= 0, "memory is given back: \(last) bytes are not")
  }

  private static func growth(_ work: () -> Void) -> Int {
    let before = allocatedBytes()
    work()
    return Int(allocatedBytes()) - Int(before)
  }
}

/// The address sanitizer's count of what is allocated.
@_silgen_name("__sanitizer_get_current_allocated_bytes")
private func allocatedBytes() -> UInt
