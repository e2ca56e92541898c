import LeakModel
import Testing

@testable import SwiftFrontEnd

@Suite struct DriverTests {
  /// Files of very different sizes, some of them left out.
  private static func input(_ index: Int) -> FrontEndInput? {
    if index % 7 == 3 { return nil }
    let text = index % 5 == 2 ? "f(\u{0})" : String(repeating: "func f\(index)() { g() }\n", count: index % 11 * 10)
    return FrontEndInput(id: FileID(index), path: "\(index).swift", bytes: Array(text.utf8))
  }

  @Test(arguments: [-1, 0, 1, 2, 3, 16])
  func resultsAreInOrder(threads: Int) {
    let outputs = SwiftFrontEnd.lowerAll(count: 60, threads: threads, read: Self.input)
    #expect(outputs.count == 60)
    for (index, output) in outputs.enumerated() {
      guard let input = Self.input(index) else {
        #expect(output == nil)
        continue
      }
      let expected = SwiftFrontEnd.lower(input)
      #expect(output?.file?.id == expected.file?.id)
      #expect(output?.file?.statements == expected.file?.statements)
      #expect(output?.notices == expected.notices)
    }
  }

  @Test(arguments: [-1, 0]) func nothingToDo(count: Int) {
    #expect(SwiftFrontEnd.lowerAll(count: count, threads: 4, read: Self.input).isEmpty)
  }

  /// From a task, whose thread has a small stack.
  @Test func deepTextFromASmallStack() async {
    let text = String(repeating: "f({ x in ", count: 60) + "x" + String(repeating: "})", count: 60)
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<8 {
        group.addTask {
          SwiftFrontEnd.lower(FrontEndInput(id: FileID(index), path: "a.swift", bytes: Array(text.utf8))).file != nil
        }
      }
      for await isLowered in group { #expect(isLowered) }
    }
  }

  /// One file that takes too long harms no other.
  @Test func timeBudget() {
    let long = String(repeating: "foo(bar)\n", count: 40_000)
    // What is long has used up its time from the start; what is short has much.
    let budget = TimeBudget(base: 60, perMegabyte: -1_000)
    let outputs = SwiftFrontEnd.lowerAll(count: 5, threads: 1, budget: budget) { index in
      FrontEndInput(id: FileID(index), path: "\(index).swift", bytes: Array((index == 1 ? long : "f()").utf8))
    }
    #expect(outputs.count == 5)
    for (index, output) in outputs.enumerated() where index != 1 { #expect(output?.file?.statements.count == 1) }
    #expect(outputs[1]?.notices.map(\.file) == ["1.swift"])
    #expect(outputs[1]?.notices.first?.message.contains("too long") == true)
  }

  @Test func largeStackThread() {
    let thread = LargeStackThread { #expect(depth(10_000) == 10_000) }
    #expect(thread != nil)
    thread?.join()
  }
}

private func depth(_ count: Int) -> Int { count == 0 ? 0 : 1 + depth(count - 1) }
