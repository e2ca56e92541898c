import Foundation
import LeakAST
import LeakEngine
import LeakModel
import Rules
import SwiftFrontEnd

var paths: [String] = []
for argument in CommandLine.arguments.dropFirst() {
  var isDirectory: ObjCBool = false
  if FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory), isDirectory.boolValue {
    let all = FileManager.default.enumerator(atPath: argument)!
    for case let path as String in all where path.hasSuffix(".swift") && !path.contains(".build/") { paths.append(argument + "/" + path) }
  } else { paths.append(argument) }
}
paths.sort()
let list = paths
let outputs = SwiftFrontEnd.lowerAll(count: list.count, threads: 2) { i in
  guard let data = FileManager.default.contents(atPath: list[i]) else { return nil }
  return FrontEndInput(id: FileID(i), path: list[i], bytes: [UInt8](data))
}
let files = outputs.compactMap { $0?.file }
let thread = Thread {
  let report = Engine.analyze(files: files, rules: allRules, configuration: Configuration())
  for f in report.findings {
    print("\(f.place.file):\(f.place.start.line):\(f.place.start.column): \(f.severity): \(f.message) [\(f.rule)] {\(f.function)}")
    for s in f.path { print("      \(s.place.start.line): \(s.message)") }
    for s in f.related { print("      related \(s.place.start.line): \(s.message)") }
  }
  for n in report.notices { print("NOTICE", n.file, n.position?.line ?? 0, n.message) }
  print("files", files.count, "findings", report.findings.count)
  exit(0)
}
thread.stackSize = 512 << 20
thread.start()
while true { sleep(100) }
