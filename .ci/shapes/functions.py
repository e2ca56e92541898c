"""One function that is large in one way."""

from shapes.shape import SQUARE, Shape, lines

HEAD = ["func work(_ a: Int) -> Bool { a > 0 }", "func note(_ a: Int) {}"]
OPEN = "func f({}) async -> Int {{ await withCheckedContinuation {{ (c: CheckedContinuation<Int, Never>) in"
CLOSE = "} }"


def waiting(parameters, *body):
    """A function that waits for a continuation in whose closure the body stands."""
    return lines(*HEAD, OPEN.format(parameters), *body, CLOSE)


def names(n, type="Bool"):
    return ", ".join(f"p{i}: {type}" for i in range(n))


def branches(n):
    return waiting(names(n), *[f"if p{i} {{ note({i}) }}" for i in range(n)], "if work(1) { c.resume(returning: 1) }")


def repeated_decisions(n):
    """Each condition is asked twice: all that were decided have to be kept."""
    asks = [f"if p{i} {{ note({i}) }}" for i in range(n)]
    return waiting(names(n), *asks, *asks, "if work(1) { c.resume(returning: 1) }")


def early_exits(n):
    return waiting(names(n), *[f"guard p{i} else {{ c.resume(returning: {i}); return }}" for i in range(n)],
                   "if work(1) { c.resume(returning: 1) }")


def leaking_exits(n):
    return waiting(names(n), *[f"guard p{i} else {{ return }}" for i in range(n)], "c.resume(returning: 1)")


def else_ifs(n):
    chain = [f"else if work({i}) {{ c.resume(returning: {i}) }}" for i in range(n)]
    return waiting("", "if work(0) { c.resume(returning: 0) }", *chain)


def cases(n):
    enum = lines("enum Choice {", *[f"case c{i}" for i in range(n)], "}")
    return enum + waiting("_ choice: Choice", "switch choice {",
                          *[f"case .c{i}: c.resume(returning: {i})" for i in range(n - 1)], f"case .c{n - 1}: break", "}")


def nested(n, begin, end="}"):
    return waiting("_ x: Int?", *[begin.format(i) for i in range(n)], "c.resume(returning: 1)", *[end] * n)


def closures(n):
    """Closures side by side, each of which resumes a continuation of its own."""
    return lines(*HEAD, "func later(_ f: @escaping () -> Void) {}", "func f() async {",
                 *[f"let r{i} = await withCheckedContinuation {{ c in later {{ if work({i}) {{ c.resume(returning: {i}) }} }} }}"
                   for i in range(n)], "}")


def shared_closures(n):
    """Closures side by side, all of which hold the same continuation."""
    return lines("func later(_ f: @escaping () -> Void) {}") + waiting(
        "", *[f"later {{ if work({i}) {{ note({i}) }} else {{ c.resume(returning: {i}) }} }}" for i in range(n)])


def throwing_calls(n):
    return lines("func risky(_ a: Int) throws {}",
                 "func f(_ done: @escaping (Int?) -> Void) throws {",
                 *[f"try risky({i})" for i in range(n)], "done(1)", "}",
                 "func g() async throws { try await withCheckedThrowingContinuation { (c: CheckedContinuation<Void, any Error>) in",
                 "do {", *[f"try risky({i})" for i in range(n)], "c.resume() } catch { note(1) } } }", *HEAD)


def deferred(n):
    """Every exit runs everything that was put off."""
    return waiting(names(n), *[f"defer {{ note({i}) }}" for i in range(n)],
                   *[f"guard p{i} else {{ return }}" for i in range(n)], "c.resume(returning: 1)")


def groups(n):
    return lines("import Dispatch", *HEAD, "func f() {", *[f"let g{i} = DispatchGroup()" for i in range(n)],
                 *[f"g{i}.enter()" for i in range(n)], *[f"if work({i}) {{ g{i}.leave() }}" for i in range(n)],
                 *[f"g{i}.wait()" for i in range(n)], "}")


def enters(n):
    return lines("import Dispatch", *HEAD, "func f() {", "let g = DispatchGroup()",
                 *[f"g.enter(); if work({i}) {{ g.leave() }}" for i in range(n)], "g.wait()", "}")


def streams(n):
    return lines(*HEAD, "func f() async {",
                 *[f"let s{i} = AsyncStream<Int> {{ c in c.yield({i}); if work({i}) {{ c.finish() }} }}" for i in range(n)],
                 *[f"for await x in s{i} {{ note(x) }}" for i in range(n)], "}")


def channels(n):
    return lines("import AsyncAlgorithms", *HEAD, "func f() async {",
                 *[f"let c{i} = AsyncChannel<Int>()" for i in range(n)],
                 *[f"Task {{ await c{i}.send({i}) }}" for i in range(n)],
                 "if work(1) { return }", *[f"for await x in c{i} {{ note(x) }}" for i in range(n)], "}")


def sends(n):
    return lines("import AsyncAlgorithms", *HEAD, "func f() async {", "let c = AsyncChannel<Int>()",
                 *[f"Task {{ await c.send({i}) }}" for i in range(n)],
                 *[f"if work({i}) {{ return }}; var i{i} = c.makeAsyncIterator(); _ = await i{i}.next()" for i in range(n)], "}")


def children(n):
    return lines(*HEAD, "func f() async { await withTaskGroup(of: Int.self) { group in",
                 *[f"group.addTask {{ await withCheckedContinuation {{ c in if work({i}) {{ c.resume(returning: {i}) }} }} }}"
                   for i in range(n)], "for await x in group { note(x) } } }")


def locks(n):
    return lines("import Foundation", *HEAD, *[f"let l{i} = NSLock()" for i in range(n)], "func f() {",
                 *[f"l{i}.lock()" for i in range(n)], *[f"if work({i}) {{ return }}" for i in range(n)],
                 *[f"l{i}.unlock()" for i in reversed(range(n))], "}")


def semaphores(n):
    return lines("import Dispatch", *HEAD, "func f() {",
                 *[f"let s{i} = DispatchSemaphore(value: 0); DispatchQueue.global().async {{ if work({i}) {{ s{i}.signal() }} }}; s{i}.wait()"
                   for i in range(n)], "}")


def variables(n):
    """The continuation goes from name to name."""
    return waiting("", "let v0 = c", *[f"let v{i + 1} = v{i}" for i in range(n)],
                   f"if work(1) {{ v{n}.resume(returning: 1) }}")


def operands(n):
    return waiting("_ x: Int", f"let y = {' + '.join(['x'] * n)}", f"let z = [{', '.join(['x'] * n)}]",
                   "if work(y) { c.resume(returning: z.count) }")


def loops(n):
    return waiting("_ xs: [Int]", *[f"for x in xs where work(x) {{ if work({i}) {{ break }}; note({i}) }}" for i in range(n)],
                   "if work(1) { c.resume(returning: 1) }")


FUNCTIONS = [
    Shape("branches", branches, [100, 1_000, 10_000]),
    Shape("repeated decisions", repeated_decisions, [10, 100, 1_000]),
    Shape("early exits", early_exits, [100, 1_000, 10_000]),
    Shape("leaking exits", leaking_exits, [100, 1_000, 10_000]),
    Shape("else if", else_ifs, [100, 1_000]),
    Shape("cases", cases, [100, 1_000, 10_000]),
    Shape("nested if", lambda n: nested(n, "if work({}) {{"), [10, 30, 100]),
    Shape("nested do", lambda n: nested(n, "do {{ note({})"), [10, 30, 100]),
    Shape("nested for", lambda n: nested(n, "for x{0} in 0..<{0} {{"), [10, 30, 100]),
    Shape("nested while", lambda n: nested(n, "while work({}) {{"), [10, 30, 100]),
    Shape("nested switch", lambda n: nested(n, "switch x {{ case nil: note({}); default:"), [10, 30, 100]),
    Shape("nested if let", lambda n: nested(n, "if let x{} = x {{"), [10, 30, 100]),
    Shape("nested do catch", lambda n: nested(n, "do {{ try note({})", "} catch { note(1) }"), [10, 30, 100], SQUARE),
    Shape("nested defer", lambda n: nested(n, "defer {{ note({})"), [10, 30, 100]),
    Shape("nested closures", lambda n: nested(n, "later {{"), [10, 30, 100]),
    Shape("nested tasks", lambda n: nested(n, "Task {{"), [10, 30, 100]),
    Shape("nested functions", lambda n: nested(n, "func g{}() {{"), [10, 30, 100]),
    Shape("nested #if", lambda n: nested(n, "#if A{}", "#else\n#endif"), [10, 30, 60]),
    Shape("closures", closures, [10, 100, 1_000]),
    Shape("shared closures", shared_closures, [10, 100, 1_000]),
    Shape("throwing calls", throwing_calls, [100, 1_000, 10_000]),
    Shape("deferred", deferred, [10, 100, 1_000], SQUARE),
    Shape("groups", groups, [10, 100, 1_000], SQUARE),
    Shape("enters", enters, [10, 100, 1_000], SQUARE),
    Shape("streams", streams, [10, 100, 1_000], SQUARE),
    Shape("channels", channels, [10, 100, 1_000], SQUARE),
    Shape("sends", sends, [10, 100, 1_000], SQUARE),
    Shape("children", children, [10, 100, 1_000]),
    Shape("locks", locks, [10, 100, 1_000], SQUARE),
    Shape("semaphores", semaphores, [10, 100, 1_000], SQUARE),
    Shape("variables", variables, [10, 100, 1_000]),
    Shape("operands", operands, [100, 1_000, 10_000]),
    Shape("loops", loops, [10, 100, 1_000], SQUARE),
]
