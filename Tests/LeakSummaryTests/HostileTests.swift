import LeakSummary
import Testing

/// Whatever the bytes are, reading them ends, and ends well.
@Suite struct HostileTests {
  @Test func everyPrefixIsRefused() {
    let bytes = Sample.summary.bytes
    for count in bytes.indices {
      #expect(Sample.read(Array(bytes.prefix(count))) != .success(Sample.summary))
      // Also where the checksum is right.
      if count >= 10, count < bytes.count - 8 {
        let sealed = Sample.read(Sample.sealed(bytes.prefix(count)))
        #expect(throws: SummaryFault.self) { try sealed.get() }
      }
    }
  }

  @Test func everyChangedBitIsSeen() {
    let bytes = Sample.summary.bytes
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        let read = Sample.read(changed)
        #expect(throws: SummaryFault.self, "bit \(bit) of byte \(index)") { try read.get() }
      }
    }
  }

  /// Bytes in the middle are replaced, taken out and doubled, and the checksum is made to fit.
  @Test(arguments: 0..<64) func sealedNonsenseIsRead(_ seed: UInt64) {
    var state = seed
    func random(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let bytes = Array(Sample.summary.bytes.dropLast(8))
    for _ in 0..<200 {
      var changed = bytes
      for _ in 0...random(below: 4) {
        let index = 10 + random(below: changed.count - 10)
        switch random(below: 4) {
        case 0: changed[index] = UInt8(random(below: 256))
        case 1: changed[index] = 0xFF
        case 2: changed.remove(at: index)
        default: changed.insert(contentsOf: changed[10...index], at: index)
        }
      }
      // A summary that is read is written as it was, or with its numbers in their shortest form.
      if case .success(let summary) = Sample.read(Sample.sealed(changed)) {
        #expect(Sample.read(summary.bytes) == .success(summary))
      }
    }
  }

  @Test(arguments: [
    [0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0x07], Array(repeating: 0x80, count: 40),
  ])
  func hugeNumbersTakeNoRoom(_ number: [UInt8]) {
    let head = Sample.summary.bytes.prefix(10)
    for place in 0..<4 {
      let before = [[], [1, 0x74], [1, 0x74, 1, 0x6B], [1, 0x74, 1, 0x6B, 1, 0x4D]][place] as [UInt8]
      let read = Sample.tiny(Sample.sealed(head + before + number))
      #expect(throws: SummaryFault.self) { try read.get() }
    }
  }
}
