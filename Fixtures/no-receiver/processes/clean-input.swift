import Foundation

// The same, closed in time.

func sortedRepaired(_ text: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/sort")
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))
  try input.fileHandleForWriting.close()
  let sorted = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: sorted, as: UTF8.self)
}

func countRepaired(_ text: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/wc")
  let input = Pipe()
  process.standardInput = input
  try process.run()
  let writer = input.fileHandleForWriting
  writer.write(Data(text.utf8))
  writer.closeFile()
  process.waitUntilExit()
  return process.terminationStatus
}

func filterRepaired(_ lines: [String]?, with tool: URL) throws {
  let process = Process()
  process.executableURL = tool
  let input = Pipe()
  process.standardInput = input
  try process.run()
  input.fileHandleForWriting.write(Data("header".utf8))
  if let lines { input.fileHandleForWriting.write(Data(lines.joined().utf8)) }
  input.fileHandleForWriting.closeFile()
  process.waitUntilExit()
}

// Nobody writes, so nobody reads: a terminal is kept away from it.
func detached(_ tool: URL) throws {
  let process = Process()
  process.executableURL = tool
  process.standardInput = Pipe()
  try process.run()
  process.waitUntilExit()
}

// Another thread writes it all, and closes it.
func inTheBackground(_ text: String, _ tool: URL) throws {
  let process = Process()
  process.executableURL = tool
  let input = Pipe()
  process.standardInput = input
  try process.run()
  input.fileHandleForWriting.write(Data("header".utf8))
  DispatchQueue.global().async {
    input.fileHandleForWriting.write(Data(text.utf8))
    input.fileHandleForWriting.closeFile()
  }
  process.waitUntilExit()
}

// Somebody else has the end of the pipe.
func given(_ tool: URL, _ write: (FileHandle) -> Void) throws {
  let process = Process()
  process.executableURL = tool
  let input = Pipe()
  process.standardInput = input
  try process.run()
  let writer = input.fileHandleForWriting
  writer.write(Data("header".utf8))
  write(writer)
  process.waitUntilExit()
}

// It is told to end.
func ended(_ tool: URL) throws {
  let process = Process()
  process.executableURL = tool
  let input = Pipe()
  process.standardInput = input
  try process.run()
  input.fileHandleForWriting.write(Data("header".utf8))
  process.terminate()
  process.waitUntilExit()
}

func squeezedRepaired(_ text: String) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
  let input = Pipe()
  let output = Pipe()
  process.standardOutput = output
  process.standardInput = input
  try process.run()
  DispatchQueue.global().async {
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? input.fileHandleForWriting.close()
  }
  return output.fileHandleForReading.readDataToEndOfFile()
}

func translatedRepaired(_ text: String) throws {
  let process = Process()
  process.launchPath = "/usr/bin/tr"
  process.arguments = ["a-z", "A-Z"]
  let input = Pipe()
  process.standardInput = input
  process.launch()
  input.fileHandleForWriting.write(Data(text.utf8))
  input.fileHandleForWriting.closeFile()
  process.waitUntilExit()
}

func countedRepaired(_ text: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["jq", "length"]
  let input = Pipe()
  process.standardInput = input
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))
  input.fileHandleForWriting.closeFile()
  process.waitUntilExit()
  return process.terminationStatus
}

func copiedRepaired(_ text: String) throws {
  let process = Process()
  process.launchPath = "/usr/bin/pbcopy"
  let input = Pipe()
  process.standardInput = input
  process.launch()
  for line in text.split(separator: "\n") {
    input.fileHandleForWriting.write(Data(line.utf8))
  }
  input.fileHandleForWriting.closeFile()
  process.waitUntilExit()
}
