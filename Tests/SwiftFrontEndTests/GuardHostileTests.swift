import LeakModel
import Testing

@testable import SwiftFrontEnd

/// Text that is made to bring a parser down ends quickly, with a clean result or a notice.
@Suite struct GuardHostileTests {
  @Test(arguments: HostileText.brackets) func nestedBrackets(_ hostile: HostileText) { expectNoHarm(hostile) }

  @Test(arguments: HostileText.doubling) func doublingTime(_ hostile: HostileText) { expectNoHarm(hostile) }

  @Test(arguments: HostileText.chains) func chains(_ hostile: HostileText) { expectNoHarm(hostile) }

  @Test(arguments: HostileText.long) func longText(_ hostile: HostileText) { expectNoHarm(hostile) }

  @Test(arguments: HostileText.unterminated) func unterminated(_ hostile: HostileText) { expectNoHarm(hostile) }

  /// The same shapes where a person would write them: within a function of a type.
  @Test(arguments: HostileText.doubling + HostileText.chains) func within(_ hostile: HostileText) {
    let text = "struct S {\n  func f() async throws {\n    run { [weak self] in\n\(hostile.text)\n    }\n  }\n}\n"
    expectNoHarm(HostileText(hostile.name, text, leftOut: hostile.reason))
  }

  private func expectNoHarm(_ hostile: HostileText) {
    let input = FrontEndInput(id: FileID(0), path: "hostile.swift", bytes: Array(hostile.text.utf8))
    let output = SwiftFrontEnd.lower(input)
    if let file = output.file {
      #expect(hostile.reason == nil, "it was analysed")
      #expect(file.length == input.bytes.count)
      return
    }
    #expect(output.notices.count == 1)
    guard let notice = output.notices.first else { return }
    #expect(notice.kind == .skipped)
    #expect(notice.position != nil)
    #expect(!notice.message.contains("too long"), "the guard does not know this shape")
    if let reason = hostile.reason { #expect(notice.message.contains(reason), "\(notice.message)") }
  }
}
