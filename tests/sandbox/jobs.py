"""Work for a worker to do, by the name of the job."""

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from clawdemy_site.sandbox.job import Say

ASKED = (signal.SIGALRM, signal.SIGCHLD, signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGXCPU)


def warm_up() -> None:
    """Nothing is needed."""


def work(task: Mapping[str, Any], scratch: Path, say: Say) -> dict[str, Any]:
    """Do the job that the task names."""
    jobs: dict[str, Callable[[], dict[str, Any]]] = {
        "look": lambda: _look(scratch),
        "repeat": lambda: _repeat(task["text"], say),
        "stop": lambda: _stop(say),
    }
    return jobs[task["job"]]()


def _look(scratch: Path) -> dict[str, Any]:
    return {
        "handlers": [signal.getsignal(number) == signal.SIG_DFL for number in ASKED],
        "blocked": len(signal.pthread_sigmask(signal.SIG_BLOCK, ())),
        "environment": dict(os.environ),
        "is_in_scratch": Path.cwd() == scratch,
        "leads": os.getpid() == os.getpgid(0) == os.getsid(0),
        "input": os.read(0, 1).decode(),
    }


def _repeat(text: str, say: Say) -> dict[str, Any]:
    say(text)
    return {"text": text}


def _stop(say: Say) -> dict[str, Any]:
    say("begun")
    os._exit(5)
