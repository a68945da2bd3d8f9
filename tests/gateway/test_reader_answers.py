"""What a reader's answer may be made of, as every Python that we run on writes it."""

from __future__ import annotations

import io
import pickle

import pytest

from gateway.worker.reader_process import _Unpickler
from rules.model.mail import Kind, Mail


class Written:
    """Something that is pickled as a call of getattr: Python before 3.11.4 does it with enums."""

    def __init__(self, kind: object, name: str) -> None:
        self._call = (kind, name)

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        return getattr, self._call


def unpack(written: Written) -> object:
    return _Unpickler(io.BytesIO(pickle.dumps(written))).load()


def test_a_member_of_an_enumeration_comes_back_however_it_was_written() -> None:
    assert unpack(Written(Kind, "BOUNCE")) is Kind.BOUNCE


@pytest.mark.parametrize(("kind", "name"), [(Mail, "__init__"), (Kind, "__class__")])
def test_nothing_else_is_had_by_a_name(kind: object, name: str) -> None:
    with pytest.raises((pickle.UnpicklingError, KeyError)):
        unpack(Written(kind, name))
