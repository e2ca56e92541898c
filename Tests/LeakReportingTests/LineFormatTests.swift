import LeakModel
import Testing

@testable import LeakReporting

/// The formats made of lines, for editors and workflow logs.
@Suite struct LineFormatTests {
  @Test func xcodeHasOneLineForEachPlace() {
    let report = Report(findings: [Sample.skipped], notices: [], fileCount: 1)
    let file = "/home/me/project/\(Sample.file)"
    #expect(
      Reporter.xcode.render(report, Sample.context) == """
        \(file):4:45: warning: this return leaves the task started at line 3 suspended in 'channel.send' \
        [receiver-skipped]
        \(file):3:28: note: the sender starts here
        \(file):7:3: note: it is received here
        /home/me/project/Sources/B.swift:1:6: note: 'check([String])' may throw {sometimes}
        \(file):3:28: note: step 1: a task sends 'größe.count'
        \(file):4:3: note: step 2: the guard's condition is false
        \(file):4:45: note: step 3: the function returns
        \(file):4:45: note: the task stays {suspended}; nothing is seen

        """)
  }

  @Test func aPlaceIsNotPrintedTwice() {
    var finding = Sample.skipped
    finding.related.append(finding.path[0])
    let report = Report(findings: [finding], notices: [], fileCount: 1)
    let without = Report(findings: [Sample.skipped], notices: [], fileCount: 1)
    #expect(Reporter.xcode.render(report, Sample.context) == Reporter.xcode.render(without, Sample.context))
  }

  @Test func conciseIsOneLineAFinding() {
    let lines = Reporter.concise.render(Sample.report, Sample.context).split(separator: "\n")
    let file = Sample.file
    #expect(
      lines == [
        "\(file):3:35: note: nobody receives [no-receiver]",
        """
        \(file):4:45: warning: this return leaves the task started at line 3 suspended in 'channel.send' \
        [receiver-skipped]
        """,
        #"\#(file):5:3: error: closure [weak self](0)\u{1B}[31m\nnever\u{202E} resumes, 50%: a, b [forgotten-sender]"#,
      ])
    var context = Sample.context
    context.style = TextStyle(width: 20)
    #expect(Reporter.concise.render(Sample.report, context).split(separator: "\n") == lines, "never wrapped")
  }

  @Test func noFindingIsNoText() {
    let report = Report(findings: [], notices: Sample.report.notices, fileCount: 1)
    #expect(Reporter.text.render(report, Sample.context).isEmpty)
    #expect(Reporter.concise.render(report, Sample.context).isEmpty)
    #expect(Reporter.xcode.render(report, Sample.context).isEmpty)
    #expect(Reporter.github.render(report, Sample.context).isEmpty)
  }

  @Test func xcodeHasAbsolutePaths() {
    var outside = Sample.behindEmoji
    outside.place.file = "/elsewhere/C.swift"
    let report = Report(findings: [outside, Sample.skipped], notices: [], fileCount: 1)
    let lines = Reporter.xcode.render(report, Sample.context).split(separator: "\n")
    #expect(lines[0].hasPrefix("/elsewhere/C.swift:3:35: note: nobody receives [no-receiver]"))
    #expect(lines[1].hasPrefix("/home/me/project/\(Sample.file):1:4: note: "))
  }

  @Test func githubEscapesAndCountsInUTF16() {
    let lines = Reporter.github.render(Sample.report, Sample.context).split(separator: "\n")
    let file = Sample.file
    #expect(
      lines == [
        "::notice file=\(file),line=3,endLine=3,col=29,endColumn=42,title=leaklint%3A no-receiver::nobody receives",
        """
        ::warning file=\(file),line=4,endLine=4,col=35,endColumn=41,title=leaklint%3A receiver-skipped::\
        this return leaves the task started at line 3 suspended in 'channel.send'\
        %0A1. line 3: a task sends 'größe.count'%0A2. line 4: the guard's condition is false\
        %0A3. line 4: the function returns%0AResult: the task stays {suspended}; nothing is seen
        """,
        """
        ::error file=\(file),line=5,endLine=6,title=leaklint%3A forgotten-sender::\
        closure [weak self](0)\\u{1B}[31m%0Anever\\u{202E} resumes, 50%25: a, b
        """,
      ])
  }

  @Test func githubEscapesProperties() {
    var finding = Sample.behindEmoji
    finding.place.file = "a,b:c%\r\n.swift"
    let report = Report(findings: [finding], notices: [], fileCount: 1)
    #expect(Reporter.github.render(report, Sample.context).hasPrefix("::notice file=a%2Cb%3Ac%25%0D%0A.swift,line=3"))
  }
}
