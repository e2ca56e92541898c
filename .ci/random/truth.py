"""What programs do when they run: built together with the harness, then run under every choice of their inputs."""

import itertools
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from syntax import render

HARNESS = Path(__file__).with_name("Harness.swift")
CHUNK = 150


class Broken(Exception):
    """Programs that do not compile, with what the compiler says."""

    def __init__(self, names, text):
        super().__init__(text)
        self.names = names


@dataclass
class Outcome:
    """One run: the inputs, what became of its obligations, and where each body was left last."""
    inputs: str
    met: bool
    leaked: bool
    doubled: bool
    # One of the two came from a callback of which nobody can tell whether it comes.
    is_uncertain: bool
    exits: dict
    # The sides that are left waiting.
    roles: set

    def exit_lines(self):
        return set(self.exits.values())


def driver(program):
    """The function that runs a program under every choice of its inputs."""
    names = program.flags + program.oracles + program.counts
    lines = [f"func run_{program.name}() {{"]
    for depth, name in enumerate(names):
        values = "[0, 1, 2]" if name in program.counts else "[false, true]"
        lines.append(f"for {name} in {values} {{")
    arguments = ", ".join(f"{name}: {name}" for name in names)
    shown = " ".join(f"{name}=\\({name})" for name in names)
    if program.kind.endswith("handler"):
        line = next(i for i, l in enumerate(render(program, True).lines, 1) if f"func {program.name}(" in l)
        call = f"try {program.name}({arguments}, completion: handler({line}))"
    else:
        call = f"_ = try await {program.name}({arguments})"
    lines.append(f'run("{program.name}", "{shown}") {{ {call} }}')
    return lines + ["}"] * (len(names) + 1)


def source(programs):
    lines = []
    for program in programs:
        lines.append(f'#sourceLocation(file: "{program.name}.swift", line: 1)')
        lines += render(program, True).lines
        lines.append("#sourceLocation()")
        lines += driver(program)
    return "\n".join(lines) + "\n"


def compile_file(command, programs):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    if done.returncode != 0:
        names = set(re.findall(r"^(program\w+)\.swift:\d+:\d+: error:", done.stdout, re.MULTILINE))
        raise Broken(names & {p.name for p in programs}, done.stdout)


def build(programs, folder):
    """The executables with the programs, a chunk of them in each, two at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    jobs = []
    for start in range(0, len(programs), CHUNK):
        chunk = programs[start:start + CHUNK]
        place = folder / f"chunk{start // CHUNK}"
        place.mkdir(exist_ok=True)
        text = place / "programs.swift"
        text.write_text(source(chunk), encoding="utf-8")
        main = place / "main.swift"
        calls = "".join(f"run_{p.name}()\n" for p in chunk)
        main.write_text("takeOverScheduling()\n" + calls, encoding="utf-8")
        binary = place / "run"
        command = ["swiftc", "-Onone", "-swift-version", "5", "-suppress-warnings", "-module-name", "Programs", "-o",
                   binary, HARNESS, text, main]
        jobs.append((binary, command, chunk))
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(lambda job: compile_file(job[1], job[2]), jobs):
            pass
    return [binary for binary, _, _ in jobs]


def truths(programs, folder):
    """For each program by name the outcomes of its runs."""
    bodies = {p.name: render(p, True).body_of for p in programs}
    kinds = {p.name: p.kind for p in programs}
    found = {p.name: [] for p in programs}
    for binary in build(programs, folder):
        done = subprocess.run([binary], stdout=subprocess.PIPE, encoding="utf-8", timeout=600, check=True)
        for line in done.stdout.splitlines():
            name, inputs, begun, exits, threw = line.split("|")
            found[name].append(outcome(kinds[name], inputs, begun, exits, threw == "true", bodies[name]))
    return found


def outcome(kind, inputs, begun, exits, threw, body_of):
    last = {}
    for line in map(int, exits.split()):
        last[body_of[line]] = line
    states = [part.split(":") for part in begun.split()]
    met = [int(state[1]) for state in states]
    # A throw tells the caller that its handler will not be called.
    is_told = threw and kind.endswith("handler")
    return Outcome(
        inputs, any(met), any(count == "0" and awaited == "true" for _, count, awaited, _, _ in states) and not is_told,
        any(count > 1 for count in met), any(state[3] == "true" for state in states), last,
        {role for _, count, awaited, _, role in states if count == "0" and awaited == "true"})
