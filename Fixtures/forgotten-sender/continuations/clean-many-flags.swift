// Two dozen flags, each tested twice, of which two decide.

private func log(_ text: String) { print(text) }

func manyFlagsRepaired(
  _ f00: Bool, _ f01: Bool, _ f02: Bool, _ f03: Bool, _ f04: Bool, _ f05: Bool, _ f06: Bool, _ f07: Bool, _
  f08: Bool, _ f09: Bool, _ f10: Bool, _ f11: Bool, _ f12: Bool, _ f13: Bool, _ f14: Bool, _ f15: Bool, _ f16:
  Bool, _ f17: Bool, _ f18: Bool, _ f19: Bool, _ f20: Bool, _ f21: Bool, _ f22: Bool, _ f23: Bool
) async -> Int {
  await withCheckedContinuation { continuation in
    if f00 { log("f00 on") }
    if f01 { log("f01 on") }
    if f02 { log("f02 on") }
    if f03 { log("f03 on") }
    if f04 { log("f04 on") }
    if f05 { log("f05 on") }
    if f06 { log("f06 on") }
    if f07 { log("f07 on") }
    if f08 { log("f08 on") }
    if f09 { log("f09 on") }
    if f10 { log("f10 on") }
    if f11 { log("f11 on") }
    if f12 { log("f12 on") }
    if f13 { log("f13 on") }
    if f14 { log("f14 on") }
    if f15 { log("f15 on") }
    if f16 { log("f16 on") }
    if f17 { log("f17 on") }
    if f18 { log("f18 on") }
    if f19 { log("f19 on") }
    if f20 { log("f20 on") }
    if f21 { log("f21 on") }
    if f22 { log("f22 on") }
    if f23 { log("f23 on") }
    if !f00 { log("f00 off") }
    if !f01 { log("f01 off") }
    if !f02 { log("f02 off") }
    if !f03 { log("f03 off") }
    if !f04 { log("f04 off") }
    if !f05 { log("f05 off") }
    if !f06 { log("f06 off") }
    if !f07 { log("f07 off") }
    if !f08 { log("f08 off") }
    if !f09 { log("f09 off") }
    if !f10 { log("f10 off") }
    if !f11 { log("f11 off") }
    if !f12 { log("f12 off") }
    if !f13 { log("f13 off") }
    if !f14 { log("f14 off") }
    if !f15 { log("f15 off") }
    if !f16 { log("f16 off") }
    if !f17 { log("f17 off") }
    if !f18 { log("f18 off") }
    if !f19 { log("f19 off") }
    if !f20 { log("f20 off") }
    if !f21 { log("f21 off") }
    if !f22 { log("f22 off") }
    if !f23 { log("f23 off") }
    if f07 && !f11 {
      continuation.resume(returning: 0)
      return
    }
    continuation.resume(returning: 1)
  }
}

/// Flags that matter are still remembered.
func manyFlagsCorrelated(
  _ f00: Bool, _ f01: Bool, _ f02: Bool, _ f03: Bool, _ f04: Bool, _ f05: Bool, _ f06: Bool, _ f07: Bool, _
  f08: Bool, _ f09: Bool, _ f10: Bool, _ f11: Bool, _ f12: Bool, _ f13: Bool, _ f14: Bool, _ f15: Bool, _ f16:
  Bool, _ f17: Bool, _ f18: Bool, _ f19: Bool, _ f20: Bool, _ f21: Bool, _ f22: Bool, _ f23: Bool
) async -> Int {
  await withCheckedContinuation { continuation in
    if f00 { log("f00 on") }
    if f01 { log("f01 on") }
    if f02 { log("f02 on") }
    if f03 { log("f03 on") }
    if f04 { log("f04 on") }
    if f05 { log("f05 on") }
    if f06 { log("f06 on") }
    if f07 { log("f07 on") }
    if f08 { log("f08 on") }
    if f09 { log("f09 on") }
    if f10 { log("f10 on") }
    if f11 { log("f11 on") }
    if f12 { log("f12 on") }
    if f13 { log("f13 on") }
    if f14 { log("f14 on") }
    if f15 { log("f15 on") }
    if f16 { log("f16 on") }
    if f17 { log("f17 on") }
    if f18 { log("f18 on") }
    if f19 { log("f19 on") }
    if f20 { log("f20 on") }
    if f21 { log("f21 on") }
    if f22 { log("f22 on") }
    if f23 { log("f23 on") }
    if f03 { continuation.resume(returning: 3) }
    if f00 { log("f00 again") }
    if f01 { log("f01 again") }
    if f02 { log("f02 again") }
    if f03 { log("f03 again") }
    if f04 { log("f04 again") }
    if f05 { log("f05 again") }
    if f06 { log("f06 again") }
    if f07 { log("f07 again") }
    if f08 { log("f08 again") }
    if f09 { log("f09 again") }
    if f10 { log("f10 again") }
    if f11 { log("f11 again") }
    if f12 { log("f12 again") }
    if f13 { log("f13 again") }
    if f14 { log("f14 again") }
    if f15 { log("f15 again") }
    if f16 { log("f16 again") }
    if f17 { log("f17 again") }
    if f18 { log("f18 again") }
    if f19 { log("f19 again") }
    if f20 { log("f20 again") }
    if f21 { log("f21 again") }
    if f22 { log("f22 again") }
    if f23 { log("f23 again") }
    guard !f03 else { return }  // ok: resumed above
    continuation.resume(returning: 1)
  }
}
