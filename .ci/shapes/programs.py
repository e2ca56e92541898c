"""Many declarations that belong together in one way."""

from shapes.functions import HEAD
from shapes.shape import SQUARE, Shape, lines

CARRIER = "CheckedContinuation<Int, Never>"


def chain(n):
    """Each function gives the continuation to the next one; the last may forget it."""
    return lines(*HEAD, f"func f0() async -> Int {{ await withCheckedContinuation {{ c in f1(c) }} }}",
                 *[f"func f{i}(_ c: {CARRIER}) {{ f{i + 1}(c) }}" for i in range(1, n)],
                 f"func f{n}(_ c: {CARRIER}) {{ if work(1) {{ c.resume(returning: 1) }} }}")


def cycle(n):
    return lines(*HEAD, "func start() async -> Int { await withCheckedContinuation { c in f0(c, 1) } }",
                 *[f"func f{i}(_ c: {CARRIER}, _ a: Int) {{ if work({i}) {{ c.resume(returning: 1) }} else {{ f{(i + 1) % n}(c, a) }} }}"
                   for i in range(n)])


def web(n):
    """Each function calls the next eight."""
    def calls(i):
        return " else ".join(f"if work({j}) {{ f{(i + j) % n}(c) }}" for j in range(1, 9))
    return lines(*HEAD, "func start() async -> Int { await withCheckedContinuation { c in f0(c) } }",
                 *[f"func f{i}(_ c: {CARRIER}) {{ {calls(i)} else {{ c.resume(returning: 1) }} }}" for i in range(n)])


def handlers(n):
    """Completion handlers, each of which calls the next function's."""
    return lines(*HEAD, *[f"func g{i}(completion: @escaping (Int?) -> Void) {{ g{i + 1}(completion: {{ x in if work({i}) {{ completion(x) }} }}) }}"
                          for i in range(n)], f"func g{n}(completion: @escaping (Int?) -> Void) {{ completion(1) }}")


def obligations(n):
    return lines(*HEAD, *[f"func f{i}() async -> Int {{ await withCheckedContinuation {{ c in if work({i}) {{ c.resume(returning: {i}) }} }} }}"
                          for i in range(n)])


def plain(n):
    """Functions that wait for nothing, ten lines each."""
    return lines(*HEAD, *[lines(f"func f{i}(a: Int, b: Int) -> Int {{", "  var sum = 0", "  for x in a..<b {",
                                "    if work(x) { sum += x }", "    else if x > 10 { sum -= 1 }", "  }",
                                f"  let xs = [a, b, {i}].map {{ $0 + sum }}", "  note(xs.count)", "  return sum", "}")
                          for i in range(n // 10)])


def slots(n):
    return lines(*HEAD, "actor A {", *[f"private var s{i}: {CARRIER}?" for i in range(n)],
                 *[f"func w{i}() async -> Int {{ await withCheckedContinuation {{ c in s{i} = c }} }}" for i in range(n)],
                 *[f"func r{i}() {{ if work({i}) {{ s{i}?.resume(returning: {i}) }}; s{i} = nil }}" for i in range(n)], "}")


def slot_uses(n):
    """One slot and many methods."""
    return lines(*HEAD, "actor A {", f"private var slot: {CARRIER}?",
                 *[f"func w{i}() async -> Int {{ await withCheckedContinuation {{ c in slot = c }} }}" for i in range(n)],
                 *[f"func r{i}() {{ if work({i}) {{ slot?.resume(returning: {i}) }}; slot = nil }}" for i in range(n)], "}")


def drained_in_chain(n):
    return lines(*HEAD, "final class A {", f"private var slot: {CARRIER}?",
                 "func w() async -> Int { await withCheckedContinuation { c in slot = c } }",
                 *[f"func r{i}() {{ if work({i}) {{ r{i + 1}() }} }}" for i in range(n)],
                 f"func r{n}() {{ slot?.resume(returning: 1); slot = nil }}", "}")


def inheritance(n):
    return lines(*HEAD, f"class C0 {{ var slot: {CARRIER}?; func f(_ c: {CARRIER}) {{ slot = c }}; func g() {{ slot?.resume(returning: 1) }} }}",
                 *[f"class C{i + 1}: C{i} {{ func m{i}() async -> Int {{ await withCheckedContinuation {{ c in f(c) }} }} }}" for i in range(n)],
                 f"func use(_ x: C{n}) async -> Int {{ x.g(); return await withCheckedContinuation {{ c in x.f(c) }} }}")


def overriding(n):
    return lines(*HEAD, f"class C0 {{ func f(_ c: {CARRIER}) {{ c.resume(returning: 1) }} }}",
                 *[f"class C{i + 1}: C{i} {{ override func f(_ c: {CARRIER}) {{ if work({i}) {{ super.f(c) }} }} }}" for i in range(n)],
                 *[f"func use{i}(_ x: C{i}) async -> Int {{ await withCheckedContinuation {{ c in x.f(c) }} }}" for i in range(n)])


def extensions(n):
    return lines(*HEAD, f"final class A {{ var slot: {CARRIER}? }}",
                 *[f"extension A {{ func f{i}() async -> Int {{ await withCheckedContinuation {{ c in if work({i}) {{ self.slot = c }} }} }}; func g{i}() {{ f{(i + 1) % n}(); slot?.resume(returning: {i}) }} }}"
                   for i in range(n)])


def overloads(n):
    return lines(*HEAD, *[f"struct T{i} {{}}; func f(_ x: T{i}, _ c: {CARRIER}) {{ if work({i}) {{ c.resume(returning: 1) }} }}" for i in range(n)],
                 *[f"func use{i}(_ x: T{i}) async -> Int {{ await withCheckedContinuation {{ c in f(x, c) }} }}" for i in range(n)])


def same_method(n):
    """One method name in many types, called on values whose type is and is not known."""
    return lines(*HEAD, *[f"struct T{i} {{ func f(_ c: {CARRIER}) {{ if work({i}) {{ c.resume(returning: 1) }} }} }}" for i in range(n)],
                 *[f"func use{i}(_ x: T{i}) async -> Int {{ _ = await withCheckedContinuation {{ c in unknown.f(c) }}; return await withCheckedContinuation {{ c in x.f(c) }} }}" for i in range(n)])


def implementations(n):
    return lines(*HEAD, f"protocol P {{ func f(_ c: {CARRIER}) }}",
                 *[f"struct T{i}: P {{ func f(_ c: {CARRIER}) {{ if work({i}) {{ c.resume(returning: 1) }} }} }}" for i in range(n)],
                 *[f"func use{i}(_ x: any P) async -> Int {{ await withCheckedContinuation {{ c in x.f(c) }} }}" for i in range(n)])


def aliases(n):
    return lines(*HEAD, f"typealias A0 = {CARRIER}", *[f"typealias A{i + 1} = A{i}" for i in range(n)],
                 f"func f(_ c: A{n}) {{ if work(1) {{ c.resume(returning: 1) }} }}",
                 f"final class S {{ var slot: A{n}?; func w() async -> Int {{ await withCheckedContinuation {{ c in slot = c }} }} }}")


def nested_types(n):
    return lines(*HEAD, *[f"struct T{i} {{ var slot: {CARRIER}?; mutating func f(_ c: {CARRIER}) {{ if work({i}) {{ slot = c }} }}" for i in range(n)], *["}"] * n)


def payloads(n):
    return lines(*HEAD, "enum State {", *[f"case s{i}({CARRIER})" for i in range(n)], "case idle }", "final class A {",
                 "var state = State.idle", *[f"func w{i}() async -> Int {{ await withCheckedContinuation {{ c in state = .s{i}(c) }} }}" for i in range(n)],
                 "func end() { switch state {", *[f"case .s{i}(let c): c.resume(returning: {i})" for i in range(n)], "case .idle: break }", "state = .idle } }")


def lock_order(n):
    return lines("import Foundation", *HEAD, *[f"let l{i} = NSLock()" for i in range(n)],
                 *[f"func f{i}() {{ l{i}.lock(); l{(i + 1) % n}.lock(); note({i}); l{(i + 1) % n}.unlock(); l{i}.unlock() }}" for i in range(n)])


def task_circle(n):
    return lines(*HEAD, "final class A {", *[f"var t{i}: Task<Void, Never>?" for i in range(n)],
                 *[f"func f{i}() {{ t{i} = Task {{ await self.t{(i + 1) % n}?.value }} }}" for i in range(n)], "}")


def blocking(n):
    return lines("import Dispatch", *HEAD,
                 *[f"func f{i}() {{ let s = DispatchSemaphore(value: 0); Task {{ note({i}); s.signal() }}; s.wait() }}" for i in range(n)],
                 *[f"func g{i}() async {{ f{i}() }}" for i in range(n)])


def endless(n):
    return lines(*HEAD, *[f"final class A{i} {{ var t: Task<Void, Never>?; func f() {{ t = Task {{ while true {{ self.g(); await Task.yield() }} }} }}; func g() {{ note({i}) }} }}" for i in range(n)])


def ignores(n):
    return lines(*HEAD, *[f"func f{i}() async -> Int {{ await withCheckedContinuation {{ c in\n// leaklint:ignore forgotten-sender -- known\nif work({i}) {{ c.resume(returning: {i}) }} }} }}" for i in range(n)])


PROGRAMS = [
    Shape("chain", chain, [10, 100, 1_000]),
    Shape("cycle", cycle, [50, 500, 5_000], SQUARE),
    Shape("web", web, [10, 100, 1_000], SQUARE),
    Shape("handlers", handlers, [10, 100, 1_000]),
    Shape("obligations", obligations, [100, 1_000, 10_000]),
    Shape("plain", plain, [5_000, 50_000]),
    Shape("slots", slots, [10, 100, 1_000], SQUARE),
    Shape("slot uses", slot_uses, [10, 100, 1_000], SQUARE),
    Shape("drained in a chain", drained_in_chain, [10, 100, 1_000]),
    Shape("inheritance", inheritance, [10, 100, 1_000], SQUARE),
    Shape("overriding", overriding, [10, 100, 1_000], SQUARE),
    Shape("extensions", extensions, [50, 500, 5_000], SQUARE),
    Shape("overloads", overloads, [10, 100, 1_000], SQUARE),
    Shape("same method", same_method, [10, 100, 1_000]),
    Shape("implementations", implementations, [10, 100, 1_000], SQUARE),
    Shape("aliases", aliases, [10, 100, 1_000]),
    Shape("nested types", nested_types, [10, 30, 100], SQUARE),
    Shape("payloads", payloads, [10, 100, 1_000], SQUARE),
    Shape("lock order", lock_order, [10, 100, 1_000], SQUARE),
    Shape("task circle", task_circle, [10, 100, 1_000]),
    Shape("blocking", blocking, [10, 100, 1_000], SQUARE),
    Shape("endless", endless, [10, 100, 1_000], SQUARE),
    Shape("ignores", ignores, [100, 1_000, 10_000]),
]
