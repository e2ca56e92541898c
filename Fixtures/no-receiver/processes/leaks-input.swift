import Foundation

// A child that reads its input to the end, and nobody closes it.

func sorted(_ text: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/sort")
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))
  let sorted = output.fileHandleForReading.readDataToEndOfFile()  // want: no-receiver warning "the writing end of 'input' is still open"
  process.waitUntilExit()
  return String(decoding: sorted, as: UTF8.self)
}

func count(_ text: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/wc")
  let input = Pipe()
  process.standardInput = input
  try process.run()
  let writer = input.fileHandleForWriting
  writer.write(Data(text.utf8))
  process.waitUntilExit()  // want: no-receiver warning "the writing end of 'input' is still open"
  return process.terminationStatus
}

// Closed on one of two ways.
func filter(_ lines: [String]?, with tool: URL) throws {
  let process = Process()
  process.executableURL = tool
  let input = Pipe()
  process.standardInput = input
  try process.run()
  input.fileHandleForWriting.write(Data("header".utf8))
  if let lines {
    input.fileHandleForWriting.write(Data(lines.joined().utf8))
    input.fileHandleForWriting.closeFile()
  }
  process.waitUntilExit()  // want: no-receiver note "the writing end of 'input' is still open"
}

// Before the output of both is read.
func squeezed(_ text: String) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
  let input = Pipe()
  let output = Pipe()
  process.standardOutput = output
  process.standardInput = input
  try process.run()
  try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  return output.fileHandleForReading.readDataToEndOfFile()  // want: no-receiver warning "the writing end of 'input' is still open"
}

func translated(_ text: String) throws {
  let process = Process()
  process.launchPath = "/usr/bin/tr"
  process.arguments = ["a-z", "A-Z"]
  let input = Pipe()
  process.standardInput = input
  process.launch()
  input.fileHandleForWriting.write(Data(text.utf8))
  print("waiting")
  process.waitUntilExit()  // want: no-receiver warning "the writing end of 'input' is still open"
}

func counted(_ text: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["jq", "length"]
  let input = Pipe()
  process.standardInput = input
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))
  process.waitUntilExit()  // want: no-receiver warning "the writing end of 'input' is still open"
  return process.terminationStatus
}

func copied(_ text: String) throws {
  let process = Process()
  process.launchPath = "/usr/bin/pbcopy"
  let input = Pipe()
  process.standardInput = input
  process.launch()
  for line in text.split(separator: "\n") {
    input.fileHandleForWriting.write(Data(line.utf8))
  }
  process.waitUntilExit()  // want: no-receiver warning "the writing end of 'input' is still open"
}
