"""What leaklint says of programs."""

import json
import subprocess
from dataclasses import dataclass

from syntax import render

RULES = {"forgotten-sender": "leak", "no-receiver": "leak", "receiver-skipped": "leak", "double-resume": "double"}


@dataclass
class Verdict:
    leaks: bool
    doubles: bool
    # The lines of the leaking exits.
    lines: set
    messages: list
    # The sides that it says are left waiting.
    roles: set


def verdicts(binary, programs, folder):
    """For each program by name what leaklint finds in its file, all files in one run."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.swift"):
        old.unlink()
    for program in programs:
        text = "\n".join(render(program).lines) + "\n"
        (folder / f"{program.name}.swift").write_text(text, encoding="utf-8")
    done = subprocess.run([binary, "check", "--format", "json", "--fail-on", "never", "."], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(f"leaklint ended with {done.returncode}: {done.stderr}")
    found = {program.name: Verdict(False, False, set(), [], set()) for program in programs}
    for finding in json.loads(done.stdout):
        verdict = found[finding["file"].removesuffix(".swift")]
        kind = RULES.get(finding["rule"])
        verdict.messages.append(f"{finding['line']}: {finding['message']} [{finding['rule']}]")
        if kind == "leak":
            verdict.leaks = True
            verdict.roles.add("receives" if finding["rule"] == "forgotten-sender" else "sends")
            places = [finding] + finding["related"] + finding["path"]
            verdict.lines |= {place["line"] for place in places}
        elif kind == "double":
            verdict.doubles = True
    return found
