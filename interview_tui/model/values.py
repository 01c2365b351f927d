"""Frozen dataclasses that are made quickly: as the standard library's, in a quarter of the time.

The standard library compiles six functions for each class, of which only ``__init__`` has to be compiled for
it; the others are shared here. Some fifty such classes are made between the command and the first screen,
which was a tenth of the start.
"""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import MISSING, FrozenInstanceError, fields
from functools import partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import Field, dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False) -> Any:
        """Make a dataclass of a class; type checkers see the standard library's, with these options."""
        make = partial(_made if frozen else dataclasses.dataclass, slots=slots)
        return make if cls is None else make(cls)


__all__ = ["dataclass"]

_T = TypeVar("_T")


def _made(cls: type[_T], *, slots: bool) -> type[_T]:
    # Here nothing is compiled: fields are read, their defaults taken off the class, slots laid out.
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    held = fields(made)  # type: ignore[arg-type]  # it has just been made one
    methods = [_init(made, held), *_compared(held), _repr(held), _refuse_set, _refuse_delete]
    if slots:
        methods.append(_pickled(held))
    for method in methods:
        setattr(made, method.__name__, method)
    return made


def _init(cls: type, held: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Return ``__init__``, compiled as the standard library compiles it, from names of fields alone."""
    heads, lines = ["self"], []
    kept: dict[str, Any] = {"_set": object.__setattr__}
    for one in held:
        name, value, default = one.name, one.name, one.default
        if one.default_factory is not MISSING:
            default = kept["_factory_" + name] = one.default_factory
            value = f"_factory_{name}() if {name} is _default_{name} else {name}"
        if default is not MISSING:
            kept["_default_" + name] = default
        heads.append(name if default is MISSING else f"{name}=_default_{name}")
        lines.append(f"  _set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    body = "\n".join(lines) or "  pass"
    text = f"def make({', '.join(kept)}):\n def __init__({', '.join(heads)}):\n{body}\n return __init__"
    found: dict[str, Any] = {}
    exec(text, vars(sys.modules[cls.__module__]), found)  # noqa: S102 - of names in our own classes
    init: Callable[..., None] = found["make"](**kept)
    init.__annotations__ = {one.name: one.type for one in held} | {"return": None}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _compared(held: tuple[Field[Any], ...]) -> tuple[Callable[..., Any], ...]:
    names = [one.name for one in held if one.compare]
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _self: ()

    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - it is set on classes
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807 - as above
        return hash(values(self))

    return __eq__, __hash__


def _repr(held: tuple[Field[Any], ...]) -> Callable[[object], str]:
    names = [one.name for one in held if one.repr]

    @recursive_repr()
    def __repr__(self: object) -> str:  # noqa: N807 - it is set on classes
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    return __repr__


def _pickled(held: tuple[Field[Any], ...]) -> Callable[[object], tuple[type, tuple[Any, ...]]]:
    names = [one.name for one in held]

    # Notes of a large export go through this many times: to be made anew takes half of what setting takes.
    def __reduce__(self: object) -> tuple[type, tuple[Any, ...]]:  # noqa: N807 - it is set on classes
        return self.__class__, tuple([getattr(self, name) for name in names])

    return __reduce__


def __setattr__(_self: object, name: str, _value: object) -> NoReturn:  # noqa: N807 - it is set on classes
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(_self: object, name: str) -> NoReturn:  # noqa: N807 - as above
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_refuse_set, _refuse_delete = __setattr__, __delattr__
