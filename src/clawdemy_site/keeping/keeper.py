"""Values that are made once, and again only when something that they rested on has changed.

A value has a name. While it is made, everything that it asks for is noted with its print: other kept values, and
inputs, such as the source of a page. In the next build the value holds if all of that has the prints that it had. So
nobody declares what a value depends on; it is seen.

Source of the idea: Mokhov, Mitchell and Peyton Jones, "Build systems à la carte" (2018), verifying traces.
"""

import io
import pickle
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from clawdemy_site.keeping.prints import UnprintableError, digest_of
from clawdemy_site.keeping.store import Store

Made = TypeVar("Made")
Name = tuple[Any, ...]
"""What a value or an input is known by: the kind of thing it is, then its own name."""

_UNKNOWN = "unknown"  # the print of an input that has none: nothing that rests on it is kept


class Trace(NamedTuple):
    """A kept value: its print, and the prints of all that it rested on, by name."""

    print: str
    rested_on: Mapping[Name, str]


@dataclass(frozen=True, slots=True)
class _Shared:
    """A value that is not kept, and what it rested on."""

    value: Any
    rested_on: Mapping[Name, str]


class Keeper:
    """The values of one build, those of the build before that still hold among them."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._before: dict[Name, Trace] = store.load_traces() if store else {}
        self._now: dict[Name, Trace] = {}
        self._values: dict[Name, Any] = {}
        self._shared: dict[Name, _Shared] = {}
        self._holding: dict[Name, bool] = {}
        self._inputs: dict[Name, str] = {}
        self._finders: dict[str, Callable[..., str]] = {}
        self._noting: list[dict[Name, str]] = []
        self._spoilt = 0
        self.remade: list[Name] = []  # names of the kept values that had to be made, in order

    @property
    def knows_anything(self) -> bool:
        """Whether anything is kept from an earlier build."""
        return bool(self._before)

    def know_input(self, kind: str, find: Callable[..., str]) -> None:
        """How the print of an input of a kind is found, from the rest of its name."""
        self._finders[kind] = find

    def note(self, name: Name) -> None:
        """What is being made asks for an input."""
        if self._noting and name not in self._noting[-1]:
            self._noting[-1][name] = self._input(name)

    def ask(self, name: Name) -> str:
        """An input that is no more than its print."""
        self.note(name)
        return self._input(name)

    def spoil(self) -> None:
        """What is being made went wrong: it is not kept."""
        self._spoilt += 1

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is made meanwhile notes nothing: its result is an input of its own."""
        noting, self._noting = self._noting, []
        try:
            yield
        finally:
            self._noting = noting

    def once(self, name: Name, make: Callable[[], Made]) -> Made:
        """A value that is made once in a build; who asks for it rests on all that it rested on."""
        if name not in self._shared:
            value, rested_on = self._make(make)
            self._shared[name] = _Shared(value, rested_on)
        shared = self._shared[name]
        if self._noting:
            self._noting[-1].update(shared.rested_on)
        made: Made = shared.value
        return made

    def kept(self, name: Name, make: Callable[[], Made]) -> Made:
        """A value that is made when it does not hold any more from the build before."""
        if name not in self._now:
            self._settle(name, make)
        if self._noting:
            self._noting[-1][name] = self._now[name].print
        if name not in self._values and not self._load(name):
            with self.apart():
                self._remake(name, make)
        made: Made = self._values[name]
        return made

    def print_of(self, name: Name, make: Callable[[], Any]) -> str:
        """The print of a kept value, which need not be read for it."""
        if name not in self._now:
            self._settle(name, make)
        if self._noting:
            self._noting[-1][name] = self._now[name].print
        return self._now[name].print

    def preset(self, name: Name, value: Any) -> "Keeper":
        """This keeper, with a value that is not made."""
        self._values[name] = value
        self._now[name] = Trace(_UNKNOWN, {})
        return self

    def changed(self, name: Name) -> list[Name] | None:
        """Names of what a kept value rested on and that is not as it was; None for one that was never made."""
        trace = self._before.get(name)
        return None if trace is None else [one for one, was in trace.rested_on.items() if self._current(one) != was]

    def save(self) -> None:
        """Keep all values of this build for the next one."""
        if self._store is None:
            return
        kept = dict(self._now)
        waiting = [*kept.values()]
        while waiting:  # what a value rested on is not asked for where the value holds, and will be when it does not
            for name in waiting.pop().rested_on:
                if name not in kept and name in self._before:
                    kept[name] = self._before[name]
                    waiting.append(kept[name])
        kept = {name: trace for name, trace in kept.items() if trace.print != _UNKNOWN}
        self._store.save(kept, (trace.print for trace in kept.values()))

    def _settle(self, name: Name, make: Callable[[], Any]) -> None:
        """Find whether a value holds, and make it if not."""
        if self._holds(name):
            self._now[name] = self._before[name]
        else:
            with self.apart():
                self._remake(name, make)

    def _holds(self, name: Name) -> bool:
        if name not in self._holding:
            trace = self._before.get(name)
            self._holding[name] = False  # a circle would be broken here
            self._holding[name] = trace is not None and all(
                self._current(one) == was for one, was in trace.rested_on.items()
            )
        return self._holding[name]

    def _current(self, name: Name) -> str:
        """The print of something that a value rested on, as it is now."""
        if name in self._now:
            return self._now[name].print
        if name[0] in self._finders:
            return self._input(name)
        return self._before[name].print if self._holds(name) else _UNKNOWN

    def _input(self, name: Name) -> str:
        if name not in self._inputs:
            with self.apart():
                try:
                    self._inputs[name] = self._finders[name[0]](*name[1:])
                except (KeyError, UnprintableError):
                    self._inputs[name] = _UNKNOWN
        return self._inputs[name]

    def _make(self, make: Callable[[], Made]) -> tuple[Made, dict[Name, str]]:
        rested_on: dict[Name, str] = {}
        self._noting.append(rested_on)
        try:
            return make(), rested_on
        finally:
            self._noting.pop()

    def _remake(self, name: Name, make: Callable[[], Any]) -> None:
        spoilt = self._spoilt
        value, rested_on = self._make(make)
        self._values[name] = value
        self.remade.append(name)
        is_sound = self._store is not None and spoilt == self._spoilt and _UNKNOWN not in rested_on.values()
        print_ = _UNKNOWN
        if is_sound and self._store:
            print_ = digest_of(_pickled(value, is_plain=True))
            self._store.add(print_, _pickled(value))
        self._now[name] = Trace(print_, rested_on)

    def _load(self, name: Name) -> bool:
        data = self._store.load(self._now[name].print) if self._store else None
        if data is None:
            return False
        self._values[name] = pickle.loads(data)  # noqa: S301 - our own, known by its print
        return True


class _Pickler(pickle.Pickler):
    """Writes dataclasses with slots as calls of their class, which are read several times faster than their state."""

    def reducer_override(self, value: Any) -> Any:
        names = _slots(cast("Hashable", type(value)))
        return NotImplemented if names is None else (type(value), tuple([getattr(value, name) for name in names]))


@cache
def _slots(kind: Hashable) -> tuple[str, ...] | None:
    """The fields of a dataclass with slots, as its class takes them in order; None for anything else."""
    if not isinstance(kind, type) or "__slots__" not in kind.__dict__ or not is_dataclass(kind):
        return None
    names = tuple(one.name for one in fields(kind))
    return names if names == getattr(kind, "__match_args__", None) else None


def _pickled(value: Any, *, is_plain: bool = False) -> bytes:
    """A value as bytes; plain ones are the same whatever parts of it are one object."""
    made = io.BytesIO()
    pickler = _Pickler(made, pickle.HIGHEST_PROTOCOL)
    pickler.fast = is_plain
    pickler.dump(value)
    return made.getvalue()
