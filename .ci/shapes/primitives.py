"""Many of one primitive, or many uses of one, in one function or type."""

from shapes.functions import HEAD, waiting
from shapes.shape import SQUARE, Shape, lines


def promises(n):
    return lines("import NIOCore", *HEAD, "func f(_ loop: any EventLoop) {",
                 *[f"let p{i} = loop.makePromise(of: Int.self)" for i in range(n)],
                 *[f"if work({i}) {{ p{i}.succeed({i}) }}" for i in range(n)], "}")


def promise_uses(n):
    """One promise that is settled in many places."""
    return lines("import NIOCore", *HEAD, "func f(_ loop: any EventLoop) -> EventLoopFuture<Int> {",
                 "let p = loop.makePromise(of: Int.self)", *[f"if work({i}) {{ p.succeed({i}); return p.futureResult }}" for i in range(n)],
                 "return p.futureResult }")


def cascades(n):
    """Promises of which each settles the next."""
    return lines("import NIOCore", *HEAD, "func f(_ loop: any EventLoop) {",
                 *[f"let p{i} = loop.makePromise(of: Int.self)" for i in range(n)],
                 *[f"p{i}.futureResult.cascade(to: p{i + 1})" for i in range(n - 1)], "if work(1) { p0.succeed(1) } }")


def handler_in_handler(n):
    """Functions with a completion handler call each other round, through closures."""
    return lines(*HEAD, *[f"func h{i}(completion: @escaping (Int?) -> Void) {{ if work({i}) {{ h{(i + 1) % n}(completion: {{ x in completion(x) }}) }} else {{ h{(i + 7) % n}(completion: completion) }} }}"
                          for i in range(n)])


def handlers_of_one(n):
    """Closures given to calls in one function, all of which call its handler."""
    return lines(*HEAD, "func ask(_ a: Int, completion: @escaping (Int?) -> Void) { completion(a) }",
                 "func f(completion: @escaping (Int?) -> Void) {",
                 *[f"ask({i}) {{ x in if work({i}) {{ completion(x); return }} }}" for i in range(n)], "}")


def pyramid(n):
    """Calls in the handlers of calls."""
    return lines(*HEAD, "func ask(_ a: Int, completion: @escaping (Int?) -> Void) { completion(a) }",
                 "func f(completion: @escaping (Int?) -> Void) {",
                 *[f"ask({i}) {{ x{i} in guard let x{i} else {{ completion(nil); return }}" for i in range(n)], "completion(1)", *["}"] * n, "}")


def outcomes(n):
    """Calls in the callbacks for success of calls, each with one for failure that tells nobody."""
    return lines(*HEAD, "protocol Server { func get(success: @escaping (Int) -> Void, failure: @escaping (any Error) -> Void) }",
                 "func f(_ s: any Server, completion: @escaping (Int?) -> Void) {",
                 *[f"s.get(success: {{ x{i} in" for i in range(n)], "completion(1)", *["}, failure: { print($0) })"] * n, "}")


def semaphore_slots(n):
    return lines("import Dispatch", *HEAD, "final class A {", *[f"let s{i} = DispatchSemaphore(value: 0)" for i in range(n)],
                 *[f"func w{i}() {{ s{i}.wait() }}; func r{i}() {{ if work({i}) {{ s{i}.signal() }} }}" for i in range(n)], "}")


def group_slots(n):
    return lines("import Dispatch", *HEAD, "final class A {", *[f"let g{i} = DispatchGroup()" for i in range(n)],
                 *[f"func w{i}() {{ g{i}.enter(); later {{ if work({i}) {{ self.g{i}.leave() }} }}; g{i}.wait() }}" for i in range(n)],
                 "func later(_ f: @escaping () -> Void) {} }")


def promise_slots(n):
    return lines("import NIOCore", *HEAD, "final class A {", *[f"var p{i}: EventLoopPromise<Int>?" for i in range(n)],
                 *[f"func w{i}(_ loop: any EventLoop) -> EventLoopFuture<Int> {{ let p = loop.makePromise(of: Int.self); p{i} = p; return p.futureResult }}; func r{i}() {{ if work({i}) {{ p{i}?.succeed({i}) }}; p{i} = nil }}"
                   for i in range(n)], "}")


def slot_of_many(n):
    """A dictionary of continuations that many methods use."""
    return lines(*HEAD, "actor A {", "var waiters: [Int: CheckedContinuation<Int, Never>] = [:]",
                 *[f"func w{i}() async -> Int {{ await withCheckedContinuation {{ c in waiters[{i}] = c }} }}; func r{i}() {{ if let c = waiters.removeValue(forKey: {i}), work({i}) {{ c.resume(returning: {i}) }} }}"
                   for i in range(n)], "}")


def one_lock(n):
    return lines("import Foundation", *HEAD, "final class A {", "let lock = NSLock()",
                 *[f"func f{i}() {{ lock.lock(); if work({i}) {{ return }}; note({i}); lock.unlock(); f{(i + 1) % n}() }}" for i in range(n)], "}")


def one_queue(n):
    return lines("import Dispatch", *HEAD, "final class A {", 'let queue = DispatchQueue(label: "q")',
                 *[f"func f{i}() {{ queue.sync {{ note({i}) }} }}; func g{i}() {{ queue.async {{ self.f{i}() }}; g{(i + 1) % n}() }}" for i in range(n)], "}")


def locks_nested(n):
    return lines("import Foundation", *HEAD, *[f"let l{i} = NSLock()" for i in range(n)], "func f() {",
                 *[f"l{i}.withLock {{" for i in range(n)], "note(1)", *["}"] * n, "}")


def conditions(n):
    return lines("import Foundation", *HEAD, "final class A {", "let condition = NSCondition(); var ready = false",
                 *[f"func w{i}() {{ condition.lock(); while !ready {{ condition.wait() }}; condition.unlock() }}; func r{i}() {{ condition.lock(); ready = work({i}); if work(1) {{ condition.signal() }}; condition.unlock() }}"
                   for i in range(n)], "}")


def async_lets(n):
    return lines(*HEAD, "func child(_ a: Int) async -> Int { await withCheckedContinuation { c in if work(a) { c.resume(returning: a) } } }",
                 "func f() async -> Int {", *[f"async let a{i} = child({i})" for i in range(n)],
                 *[f"if await a{i} > 1 {{ return 1 }}" for i in range(n)], "return 0 }")


def stream_yields(n):
    return lines(*HEAD, "func f() -> AsyncStream<Int> { AsyncStream { c in",
                 *[f"c.yield({i}); if work({i}) {{ c.finish(); return }}" for i in range(n)], "} }")


def processes(n):
    return lines("import Foundation", *HEAD, "func f() throws {",
                 *[f'let p{i} = Process(); let o{i} = Pipe(); p{i}.standardOutput = o{i}; try p{i}.run(); p{i}.waitUntilExit(); note(o{i}.fileHandleForReading.readDataToEndOfFile().count)'
                   for i in range(n)], "}")


def tasks(n):
    return lines(*HEAD, "func f() async {", *[f"let t{i} = Task {{ while work({i}) {{ await Task.yield() }} }}" for i in range(n)],
                 *[f"await t{i}.value" for i in range(n)], "}")


def resumes(n):
    """One continuation is resumed in many places, one after the other."""
    return waiting("", *[f"if work({i}) {{ c.resume(returning: {i}) }}" for i in range(n)])


PRIMITIVES = [
    Shape("promises", promises, [10, 100, 1_000], SQUARE),
    Shape("promise uses", promise_uses, [10, 100, 1_000]),
    Shape("cascades", cascades, [10, 100, 1_000], SQUARE),
    Shape("handler in handler", handler_in_handler, [10, 100, 1_000], SQUARE),
    Shape("handlers of one", handlers_of_one, [10, 100, 1_000]),
    Shape("pyramid", pyramid, [10, 30, 100]),
    Shape("outcomes", outcomes, [10, 30, 60]),
    Shape("semaphore slots", semaphore_slots, [10, 100, 1_000]),
    Shape("group slots", group_slots, [10, 100, 1_000], SQUARE),
    Shape("promise slots", promise_slots, [10, 100, 1_000], SQUARE),
    Shape("slot of many", slot_of_many, [10, 100, 1_000], SQUARE),
    Shape("one lock", one_lock, [10, 100, 1_000], SQUARE),
    Shape("one queue", one_queue, [10, 100, 1_000]),
    Shape("locks nested", locks_nested, [10, 30, 100]),
    Shape("conditions", conditions, [10, 100, 1_000], SQUARE),
    Shape("async lets", async_lets, [10, 100, 1_000]),
    Shape("stream yields", stream_yields, [10, 100, 1_000]),
    Shape("processes", processes, [10, 100, 1_000], SQUARE),
    Shape("tasks", tasks, [10, 100, 1_000]),
    Shape("resumes", resumes, [10, 100, 1_000], SQUARE),
]
