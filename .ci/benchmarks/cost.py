"""What a command costs: processor time, memory and time by the clock."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


class Failure(Exception):
    """Something that keeps the work from being done; the text says what."""


@dataclass(frozen=True)
class Cost:
    # Seconds of processor time, of the system and of all child processes too.
    cpu: float
    # Seconds by the clock.
    wall: float
    # Megabytes of memory at the most; of the largest process where there are several.
    peak: float
    out: str
    err: str


# The system counts the memory of whoever starts a program as the program's own until it has started: so a small process
# starts it, not this one, which holds the corpus.
STARTER = """
import json, os, sys, time
command, out, err = json.load(open(sys.argv[1]))
begin = time.monotonic()
child = os.fork()
if child == 0:
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    try:
        os.execvp(command[0], command)
    except OSError as error:
        os.write(2, f"cannot start {command[0]}: {error.strerror}".encode())
        os._exit(255)
_, status, usage = os.wait4(child, 0)
print(json.dumps([status, usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss]))
"""


def measure(command, folder, good=(0, 1)):
    """Runs a command once. An exit status that is not good is a failure."""
    out, err, words = Path(folder) / "out.txt", Path(folder) / "err.txt", Path(folder) / "command.json"
    command = [str(word) for word in command]
    words.write_text(json.dumps([command, str(out), str(err)]))
    done = subprocess.run([sys.executable, "-I", "-S", "-c", STARTER, words], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"cannot measure {command[0]}: {done.stderr}")
    status, cpu, wall, peak = json.loads(done.stdout)
    said = err.read_text(errors="replace")
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) not in good:
        raise Failure(f"{' '.join(command)[:200]} ended with status {status}: {said[-2_000:]}")
    # In kilobytes on Linux, in bytes on macOS.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(cpu, wall, peak / unit, out.read_text(errors="replace"), said)


def cheapest(times, command, folder, good=(0, 1)):
    """The run with the least processor time of several: what disturbs a run only adds to it."""
    return min((measure(command, folder, good) for _ in range(times)), key=lambda cost: cost.cpu)
