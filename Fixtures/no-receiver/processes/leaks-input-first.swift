import Foundation

// All that a child is to read is written before anybody reads what it writes.

func upper(_ text: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/tr")
  process.arguments = ["a-z", "A-Z"]
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))  // want: no-receiver warning "'output' is read at line 16, after it: once the child"
  input.fileHandleForWriting.closeFile()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

func filter(_ data: Data, with tool: URL) throws -> Data {
  let process = Process()
  process.executableURL = tool
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  try input.fileHandleForWriting.write(contentsOf: data)  // want: no-receiver note "it reads no more, and both wait for each other"
  try input.fileHandleForWriting.close()
  let answer = try output.fileHandleForReading.readToEnd()
  process.waitUntilExit()
  return answer ?? Data()
}

func packed(_ lines: [String]) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/gzip")
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  for line in lines {
    let bytes = Data((line + "\n").utf8)
    input.fileHandleForWriting.write(bytes)
  }
  let rest = lines.joined()
  input.fileHandleForWriting.write(Data(rest.utf8))  // want: no-receiver warning "this writes all that 'process' is to read"
  input.fileHandleForWriting.closeFile()
  return output.fileHandleForReading.readDataToEndOfFile()
}
