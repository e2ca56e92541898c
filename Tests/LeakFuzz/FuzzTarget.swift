// What libFuzzer calls. `.ci/fuzz` builds it, and runs it with a large stack: analyses recurse as deep as inputs nest, and to hand
// each input to a thread and wait for it would be a good part of the work.

/// Runs one input through all phases. Whatever is wrong with what comes out ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  Memory.check { Effort.check { check(bytes) } }
  return 0
}

private func check(_ bytes: [UInt8]) {
  if bytes.starts(with: ConfigurationInput.mark) {
    ConfigurationInput.check(bytes)
  } else {
    SourceInput(bytes: bytes).check()
  }
}

/// Changes an input, by tokens and statements in most cases and by bytes in the rest.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int, _ room: Int, _ seed: CUnsignedInt) -> Int {
  guard let data else { return 0 }
  var random = SplitMix(seed: UInt64(seed))
  if random.below(4) == 0 { return mutateBytes(data, count, room) }
  var text = Array(UnsafeBufferPointer(start: data, count: count))
  for _ in 0...random.below(3) { text = TokenMutation.apply(to: text, &random) }
  text = Array(text.prefix(room))
  for (index, byte) in text.enumerated() { data[index] = byte }
  return text.count
}

/// Puts parts of two inputs together.
@_cdecl("LLVMFuzzerCustomCrossOver")
public func crossOver(
  _ first: UnsafePointer<UInt8>?, _ firstCount: Int, _ second: UnsafePointer<UInt8>?, _ secondCount: Int,
  _ out: UnsafeMutablePointer<UInt8>?, _ room: Int, _ seed: CUnsignedInt
) -> Int {
  guard let out else { return 0 }
  var random = SplitMix(seed: UInt64(seed))
  let text = TokenMutation.splice(
    Array(UnsafeBufferPointer(start: first, count: firstCount)),
    Array(UnsafeBufferPointer(start: second, count: secondCount)), &random)
  let bounded = text.prefix(room)
  for (index, byte) in bounded.enumerated() { out[index] = byte }
  return bounded.count
}

/// libFuzzer's own mutation.
@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int) -> Int
