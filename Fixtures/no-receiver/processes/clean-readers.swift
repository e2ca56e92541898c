import Foundation

final class Output: @unchecked Sendable {
  private let lock = NSLock()
  private var data = Data()
  func append(_ more: Data) { lock.withLock { data.append(more) } }
  var text: String { lock.withLock { String(decoding: data, as: UTF8.self) } }
}

func readByAHandler(_ tool: URL) throws -> String {
  let process = Process()
  process.executableURL = tool
  let (out, err) = (Pipe(), Pipe())
  process.standardOutput = out
  process.standardError = err
  let output = Output()
  out.fileHandleForReading.readabilityHandler = { output.append($0.availableData) }
  err.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  try process.run()
  process.waitUntilExit()  // ok: both have a readability handler
  out.fileHandleForReading.readabilityHandler = nil
  err.fileHandleForReading.readabilityHandler = nil
  return output.text
}

func restAtTheExit(_ tool: URL, _ completion: @escaping @Sendable (String) -> Void) throws {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  let handle = pipe.fileHandleForReading
  process.standardOutput = pipe
  let output = Output()
  handle.readabilityHandler = { output.append($0.availableData) }
  process.terminationHandler = { _ in
    output.append(handle.readDataToEndOfFile())  // ok: only what the handler has left
    completion(output.text)
  }
  try process.run()
}

func readByAnotherQueue(_ tool: URL) throws -> String {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  let output = Output()
  let group = DispatchGroup()
  try process.run()
  DispatchQueue.global().async(group: group) { output.append(pipe.fileHandleForReading.readDataToEndOfFile()) }
  process.waitUntilExit()  // ok: another queue reads
  group.wait()
  return output.text
}

func readByATask(_ tool: URL) async throws -> Data {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let reader = Task { pipe.fileHandleForReading.readDataToEndOfFile() }
  process.waitUntilExit()  // ok: a task reads
  return await reader.value
}

func readLineByLine(_ tool: URL) throws -> Int {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  var count = 0
  while true {
    let data = pipe.fileHandleForReading.availableData
    if data.isEmpty { break }
    count += data.count
  }
  process.waitUntilExit()  // ok: read in the loop
  return count
}

func onlyInputIsAPipe(_ tool: URL, _ input: Data) throws {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardInput = pipe
  try process.run()
  pipe.fileHandleForWriting.write(input)
  pipe.fileHandleForWriting.closeFile()
  process.waitUntilExit()  // ok: the parent writes
}

func intoAFile(_ tool: URL, _ file: FileHandle) throws {
  let process = Process()
  process.executableURL = tool
  process.standardOutput = file
  process.standardError = FileHandle.standardError
  try process.run()
  process.waitUntilExit()  // ok: no pipe
}

func hasGit() -> Bool {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/which")
  process.arguments = ["git"]
  process.standardOutput = Pipe()
  do {
    try process.run()
    process.waitUntilExit()  // ok: 'which' writes one line
    return process.terminationStatus == 0
  } catch {
    return false
  }
}

func processes() throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/ps")
  process.arguments = ["-Aceo", "pid,pcpu,comm"]
  let output = Pipe()
  let errors = Pipe()
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()  // ok: 'ps' says little on its error output
  _ = errors.fileHandleForReading.readDataToEndOfFile()
  return String(decoding: data, as: UTF8.self)
}

func ended(_ tool: URL) throws -> Data {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  Thread.sleep(forTimeInterval: 1)
  process.terminate()
  process.waitUntilExit()  // ok: told to end
  return pipe.fileHandleForReading.readDataToEndOfFile()
}

func givenToAReader(_ tool: URL, _ read: (Pipe) -> Void) throws {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  read(pipe)
  try process.run()
  process.waitUntilExit()  // ok: somebody else has the pipe
}
