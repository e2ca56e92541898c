"""Types that are large, or that are many, in one way."""

from shapes.functions import HEAD
from shapes.programs import CARRIER
from shapes.shape import SQUARE, Shape, lines


def conformances(n):
    """Types that conform to one protocol, each of which hands on to the next."""
    return lines(*HEAD, "protocol P { func f(completion: @escaping (Int?) -> Void) }",
                 *[f"final class T{i}: P {{ let next: T{(i + 1) % n}; init(_ next: T{(i + 1) % n}) {{ self.next = next }}; func f(completion: @escaping (Int?) -> Void) {{ if work({i}) {{ next.f(completion: completion) }} }} }}"
                   for i in range(n)])


def protocols(n):
    """Protocols that refine each other, and a type that has the last."""
    return lines(*HEAD, f"protocol P0 {{ func f0(_ c: {CARRIER}) }}", *[f"protocol P{i + 1}: P{i} {{ func f{i + 1}(_ c: {CARRIER}) }}" for i in range(n)],
                 f"struct T: P{n} {{", *[f"func f{i}(_ c: {CARRIER}) {{ if work({i}) {{ c.resume(returning: 1) }} }}" for i in range(n + 1)], "}",
                 f"func use(_ x: any P{n}) async -> Int {{ await withCheckedContinuation {{ c in x.f0(c) }} }}")


def requirements(n):
    """A delegate with many methods, of which each has a handler."""
    return lines(*HEAD, "protocol D: AnyObject {", *[f"func m{i}(_ x: A, done: @escaping (Int) -> Void)" for i in range(n)], "}",
                 "final class A { weak var delegate: (any D)?", *[f"func f{i}(done: @escaping (Int) -> Void) {{ delegate?.m{i}(self, done: done) }}" for i in range(n)], "}",
                 "final class B: D {", *[f"func m{i}(_ x: A, done: @escaping (Int) -> Void) {{ if work({i}) {{ done({i}) }} }}" for i in range(n)], "}")


def generics(n):
    """Each generic type holds one of the type before."""
    return lines(*HEAD, f"struct G0<T> {{ var slot: {CARRIER}? }}", *[f"struct G{i + 1}<T> {{ var inner: G{i}<T> }}" for i in range(n)],
                 f"final class A {{ var x: G{n}<Int>; init(_ x: G{n}<Int>) {{ self.x = x }}",
                 f"func w() async -> Int {{ await withCheckedContinuation {{ c in x{'.inner' * n}.slot = c }} }}",
                 f"func r() {{ if work(1) {{ x{'.inner' * n}.slot?.resume(returning: 1) }}; x{'.inner' * n}.slot = nil }} }}")


def members(n):
    """A struct with many members, one of them the continuation, that is copied about."""
    return lines(*HEAD, "struct S {", *[f"var m{i}: Int" for i in range(n)], f"var slot: {CARRIER}? }}", "final class A { var s: S; init(_ s: S) { self.s = s }",
                 *[f"func f{i}() {{ var t = s; t.m{i} = {i}; s = t; s.slot?.resume(returning: {i}) }}" for i in range(n)],
                 "func w() async -> Int { await withCheckedContinuation { c in s.slot = c } } }")


def state_machine(n):
    """An enum whose cases lead from one to the next, under a lock."""
    return lines(*HEAD, "enum State {", *[f"case s{i}([{CARRIER}])" for i in range(n)], "}", "actor A { var state = State.s0([])",
                 "func step() { switch state {", *[f"case .s{i}(let cs): if work({i}) {{ state = .s{(i + 1) % n}(cs) }} else {{ for c in cs {{ c.resume(returning: {i}) }}; state = .s0([]) }}" for i in range(n)], "} }",
                 f"func w() async -> Int {{ await withCheckedContinuation {{ c in if case .s0(let cs) = state {{ state = .s0(cs + [c]) }} }} }} }}")


def enum_cases(n):
    return lines(*HEAD, "enum E {", *[f"case c{i}" for i in range(n)], "}", "extension E { var number: Int { switch self {", *[f"case .c{i}: {i}" for i in range(n)], "} } }",
                 f"final class A {{ var slot: {CARRIER}?; var e = E.c0", "func w() async -> Int { await withCheckedContinuation { c in slot = c } }",
                 "func r() { switch e {", *[f"case .c{i}: slot?.resume(returning: {i}); slot = nil" for i in range(n - 1)], f"case .c{n - 1}: slot = nil }} }} }}")


def machines(n):
    """Many types, each with one slot that three methods use."""
    return lines(*HEAD, *[f"final class A{i} {{ private var slot: {CARRIER}?; func w() async -> Int {{ await withCheckedContinuation {{ c in slot = c }} }}; func r() {{ if work({i}) {{ slot?.resume(returning: 1) }}; slot = nil }}; func close() {{ slot = nil }} }}"
                          for i in range(n)])


def namespaces(n):
    """Types in extensions of types, with dotted names."""
    path = ".".join(f"N{i}" for i in range(n))
    return lines(*HEAD, "enum N0 {}", *[f"extension {'.'.join(f'N{j}' for j in range(i + 1))} {{ enum N{i + 1} {{}} }}" for i in range(n - 1)],
                 f"extension {path} {{ static func f(_ c: {CARRIER}) {{ if work(1) {{ c.resume(returning: 1) }} }} }}",
                 f"func use() async -> Int {{ await withCheckedContinuation {{ c in {path}.f(c) }} }}")


def constraints(n):
    return lines(*HEAD, *[f"protocol Q{i} {{ func q{i}(_ c: {CARRIER}) }}" for i in range(n)],
                 f"func use<T>(_ x: T) async -> Int where {', '.join(f'T: Q{i}' for i in range(n))} {{ await withCheckedContinuation {{ c in x.q0(c) }} }}",
                 *[f"struct T{i}: Q{i} {{ func q{i}(_ c: {CARRIER}) {{ if work({i}) {{ c.resume(returning: 1) }} }} }}" for i in range(n)])


def defaults(n):
    """A function with many parameters that have a default, called with one of them each."""
    return lines(*HEAD, f"func f({', '.join(f'a{i}: Int = work({i}) ? 1 : 2' for i in range(n))}, done: @escaping (Int) -> Void) {{ if work(1) {{ done(1) }} }}",
                 *[f"func use{i}(done: @escaping (Int) -> Void) {{ f(a{i}: {i}, done: done) }}" for i in range(n)])


def overloads_by_label(n):
    return lines(*HEAD, *[f"func f(l{i}: Int, done: @escaping (Int) -> Void) {{ if work({i}) {{ done({i}) }} }}" for i in range(n)],
                 *[f"func use{i}(done: @escaping (Int) -> Void) {{ f(l{i}: {i}, done: done) }}" for i in range(n)])


def computed(n):
    """Properties that give each other, down to the slot."""
    return lines(*HEAD, f"final class A {{ private var slot: {CARRIER}?", f"var p0: {CARRIER}? {{ get {{ slot }} set {{ slot = newValue }} }}",
                 *[f"var p{i + 1}: {CARRIER}? {{ get {{ p{i} }} set {{ p{i} = newValue }} }}" for i in range(n)],
                 f"func w() async -> Int {{ await withCheckedContinuation {{ c in p{n} = c }} }}", f"func r() {{ if work(1) {{ p{n}?.resume(returning: 1) }}; p{n} = nil }} }}")


TYPES = [
    Shape("conformances", conformances, [10, 100, 1_000], SQUARE),
    Shape("protocols", protocols, [10, 100, 1_000], SQUARE),
    Shape("requirements", requirements, [10, 100, 1_000]),
    Shape("generics", generics, [10, 100, 1_000]),
    Shape("members", members, [10, 100, 1_000]),
    Shape("state machine", state_machine, [10, 100, 1_000], SQUARE),
    Shape("enum cases", enum_cases, [100, 1_000, 10_000]),
    Shape("machines", machines, [10, 100, 1_000], SQUARE),
    Shape("namespaces", namespaces, [10, 30, 100]),
    Shape("constraints", constraints, [10, 100, 1_000]),
    Shape("defaults", defaults, [10, 100, 1_000]),
    Shape("overloads by label", overloads_by_label, [10, 100, 1_000]),
    Shape("computed", computed, [10, 100, 1_000]),
]
