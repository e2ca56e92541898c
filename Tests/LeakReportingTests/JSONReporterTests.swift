import Foundation
import LeakModel
import Testing

@testable import LeakReporting

/// The JSON format, to the letter.
@Suite struct JSONReporterTests {
  @Test func noFindingIsTwoLines() {
    let report = Report(findings: [], notices: [], fileCount: 0)
    #expect(Reporter.json.render(report, Sample.context) == "[\n]\n")
  }

  @Test func everyFindingIsOneLine() throws {
    let text = Reporter.json.render(Sample.report, Sample.context)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 6)
    #expect(lines[0] == "[" && lines[4] == "]" && lines[5].isEmpty)
    #expect(lines[1].hasSuffix("},") && lines[2].hasSuffix("},") && lines[3].hasSuffix("}"))
    let objects = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(objects.map { $0["message"] as? String } == Sample.report.findings.map(\.message))
  }

  @Test func keysStandInTheOrderOfTheContract() {
    let report = Report(findings: [Sample.skipped], notices: [], fileCount: 1)
    let file = Sample.file
    #expect(
      Reporter.json.render(report, Sample.context) == """
        [
        {"file":"\(file)","line":4,"column":45,"endLine":4,"endColumn":51,"severity":"warning",\
        "rule":"receiver-skipped",\
        "message":"this return leaves the task started at line 3 suspended in 'channel.send'",\
        "primitive":"AsyncChannel","function":"load(_:)","related":[\
        {"file":"\(file)","line":3,"column":28,"message":"the sender starts here"},\
        {"file":"\(file)","line":7,"column":3,"message":"it is received here"},\
        {"file":"Sources/B.swift","line":1,"column":6,"message":"'check([String])' may throw {sometimes}"}],"path":[\
        {"file":"\(file)","line":3,"column":28,"message":"a task sends 'größe.count'"},\
        {"file":"\(file)","line":4,"column":3,"message":"the guard's condition is false"},\
        {"file":"\(file)","line":4,"column":45,"message":"the function returns"}],\
        "fixes":[{"title":"receive before the return","safe":false,"edits":[\
        {"file":"\(file)","line":5,"column":7,"endLine":6,"endColumn":10,"text":"check(name) // 🦊"},\
        {"file":"Sources/B.swift","line":1,"column":28,"endLine":1,"endColumn":34,"text":""}]}],\
        "fingerprint":"0123456789abcdef"}
        ]

        """)
  }

  @Test(arguments: [
    ("a/b \"c\" \\d", #""a/b \"c\" \\d""#),
    ("\n\r\t\u{0}\u{1F}\u{7F}\u{85}", #""\n\r\t\u0000\u001f\u007f\u0085""#),
    ("\u{2028}\u{2029}\u{FEFF}", #""\u2028\u2029\ufeff""#),
    ("größe 🦊", #""größe 🦊""#),
    ("\r\n", #""\r\n""#),
    ("", #""""#),
  ])
  func strings(_ string: String, _ expected: String) throws {
    #expect(JSONValue.string(string).compact == expected)
    let parsed = try JSONSerialization.jsonObject(with: Data(expected.utf8), options: .fragmentsAllowed) as? String
    #expect(parsed.map { Array($0.utf8) } == Array(string.utf8))
  }

  @Test func layouts() {
    let value = JSONValue.object([("b", .array([])), ("a", .array([.integer(-1), .bool(true)])), ("c", .object([]))])
    #expect(value.compact == #"{"b":[],"a":[-1,true],"c":{}}"#)
    #expect(value.indented == "{\n  \"b\": [],\n  \"a\": [\n    -1,\n    true\n  ],\n  \"c\": {}\n}")
  }
}
