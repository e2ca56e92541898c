"""Expressions, literals and statements that are long or deep in one way."""

from shapes.functions import names, waiting
from shapes.shape import SQUARE, Shape, lines

RESUME = "if work(1) { c.resume(returning: 1) }"


def optional_chain(n):
    """A long way through optionals, at whose end the continuation is resumed."""
    return lines("final class Node { var next: Node?; func end(_ f: () -> Void) {} }") + waiting(
        "_ node: Node?", f"node{'?.next' * n}?.end {{ c.resume(returning: 1) }}")


def calls_in_chain(n):
    return lines("struct Builder { func with(_ f: @escaping () -> Void) -> Builder { self } }") + waiting(
        "_ builder: Builder", "_ = builder" + "".join(f".with {{ if work({i}) {{ note({i}) }} }}" for i in range(n)), RESUME)


def calls_in_calls(n):
    """Closures in arguments of calls that stand in arguments."""
    return lines("func both(_ a: Int, _ f: @escaping () -> Void) -> Int { a }") + waiting(
        "", f"let y = {'both(' * n}1{', { note(1) })' * n}", RESUME, "note(y)")


def optionals_inside(n):
    """One optional is unwrapped by the next condition."""
    binds = ", ".join(f"let v{i + 1} = v{i}.next" for i in range(n))
    return lines("final class Node { var next: Node? }") + waiting(
        "_ v0: Node", f"if {binds} {{ c.resume(returning: 1); _ = v{n} }}")


def guards(n):
    return lines("final class Node { var next: Node? }") + waiting(
        "_ v0: Node", *[f"guard let v{i + 1} = v{i}.next else {{ return }}" for i in range(n)], "c.resume(returning: 1)")


def coalescing(n):
    return waiting(", ".join(f"p{i}: Int?" for i in range(n)), f"let y = {' ?? '.join(f'p{i}' for i in range(n))} ?? 1", RESUME,
                   "note(y)")


def conjunctions(n):
    return waiting(names(n), f"if {' && '.join(f'p{i}' for i in range(n))} {{ c.resume(returning: 1) }}")


def alternations(n):
    """Pairs that must hold, of which one is enough."""
    return waiting(names(2 * n), f"if {' || '.join(f'p{2 * i} && p{2 * i + 1}' for i in range(n))} {{ c.resume(returning: 1) }}")


def ternaries(n):
    return waiting("_ x: Int", f"let y = {' : '.join(f'work({i}) ? {i}' for i in range(n))} : x", RESUME, "note(y)")


def interpolation(n):
    return waiting("_ x: Int", 'let y = "' + "".join(f"\\(x) and {i} " for i in range(n)) + '"', RESUME, "note(y.count)")


def array_of_closures(n):
    return waiting("", f"let fs: [() -> Void] = [{', '.join(f'{{ if work({i}) {{ c.resume(returning: {i}) }} }}' for i in range(n))}]",
                   "if work(1) { for f in fs { f() } }")


def dictionary(n):
    return waiting("", f"let d: [String: Int] = [{', '.join(f'{chr(34)}k{i}{chr(34)}: {i}' for i in range(n))}]", RESUME,
                   "note(d.count)")


def dictionary_of_closures(n):
    return waiting("", f"let d: [Int: () -> Void] = [{', '.join(f'{i}: {{ c.resume(returning: {i}) }}' for i in range(n))}]",
                   "d[1]?()")


def catches(n):
    clauses = " ".join(f"catch Fault.f{i} {{ c.resume(returning: {i}) }}" for i in range(n))
    return lines("enum Fault: Error {", *[f"case f{i}" for i in range(n)], "}", "func risky() throws {}") + waiting(
        "", "do { try risky(); c.resume(returning: 0) }", clauses, "catch { note(1) }")


def switch_of_pairs(n):
    """Each case tests both parts of a pair."""
    return lines("enum Choice {", *[f"case c{i}(Int?)" for i in range(n)], "}") + waiting(
        "_ a: Choice, _ b: Choice", "switch (a, b) {",
        *[f"case (.c{i}(let x?), .c{(i + 1) % n}(nil)) where work(x): c.resume(returning: {i})" for i in range(n)],
        "default: break }")


def switches_in_loops(n):
    cases = [f"case .c{i}: if work({i}) {{ break }}; note({i})" for i in range(n)]
    return lines("enum Choice {", *[f"case c{i}" for i in range(n)], "}") + waiting(
        "_ xs: [Choice]", "for x in xs { while work(1) { for y in xs where work(2) { note(1)", "switch y {", *cases, "}",
        "switch x {", *cases, "} } } }", RESUME)


def flags(n):
    """Each flag is decided in one place and asked for in another, turn about."""
    return waiting(names(n), *[f"var v{i} = false; if p{i} {{ v{i} = true }}" for i in range(n)],
                   *[f"if v{i} {{ note({i}) }}" for i in reversed(range(n))], RESUME)


def conditions_compiled(n):
    return waiting("", *[f"#if A{i}\nif work({i}) {{ return }}\n#elseif B{i}\nnote({i})\n#endif" for i in range(n)], "c.resume(returning: 1)")


EXPRESSIONS = [
    Shape("optional chain", optional_chain, [10, 100, 1_000]),
    Shape("calls in a chain", calls_in_chain, [10, 100, 1_000]),
    Shape("calls in calls", calls_in_calls, [10, 30, 100]),
    Shape("optionals inside", optionals_inside, [10, 100, 1_000], SQUARE),
    Shape("guards", guards, [10, 100, 1_000]),
    Shape("coalescing", coalescing, [10, 100, 1_000]),
    Shape("conjunctions", conjunctions, [10, 100, 1_000]),
    Shape("alternations", alternations, [10, 100, 1_000]),
    Shape("ternaries", ternaries, [10, 100, 1_000]),
    Shape("interpolation", interpolation, [100, 1_000, 10_000]),
    Shape("array of closures", array_of_closures, [100, 1_000, 10_000]),
    Shape("dictionary", dictionary, [100, 1_000, 10_000]),
    Shape("dictionary of closures", dictionary_of_closures, [100, 1_000, 10_000]),
    Shape("catches", catches, [10, 100, 1_000]),
    Shape("switch of pairs", switch_of_pairs, [10, 100, 1_000]),
    Shape("switches in loops", switches_in_loops, [10, 100, 1_000], SQUARE),
    Shape("flags", flags, [10, 100, 1_000]),
    Shape("conditions compiled", conditions_compiled, [10, 100, 1_000]),

]
