"""Every notice by its id, and the letter's manners that go with it (LET-01)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    CUSTOMER = "customer"  # the desk speaks to a customer
    RELAY = "relay"  # a resource's own words go to a customer
    STAFF = "staff"


class Notice(StrEnum):
    N_01 = "N-01"
    N_02 = "N-02"
    N_02A = "N-02a"
    N_02B = "N-02b"
    N_02C = "N-02c"
    N_02N = "N-02n"
    N_03 = "N-03"
    N_04 = "N-04"
    N_05 = "N-05"
    N_06 = "N-06"
    N_06C = "N-06c"
    N_07 = "N-07"
    N_08 = "N-08"
    N_09_1 = "N-09.1"
    N_09_2 = "N-09.2"
    N_09_3 = "N-09.3"
    N_10 = "N-10"
    N_10B = "N-10b"
    N_11 = "N-11"
    N_12 = "N-12"
    N_13 = "N-13"
    N_14 = "N-14"
    N_15 = "N-15"
    N_16 = "N-16"
    N_17 = "N-17"
    N_18 = "N-18"
    N_18A = "N-18a"
    N_19 = "N-19"
    N_20 = "N-20"
    N_21 = "N-21"
    N_23 = "N-23"
    N_24 = "N-24"
    N_25 = "N-25"
    N_26 = "N-26"
    N_27 = "N-27"
    N_28 = "N-28"
    N_28B = "N-28b"
    N_29 = "N-29"
    N_30 = "N-30"
    N_31 = "N-31"
    N_32 = "N-32"
    N_33 = "N-33"
    N_34 = "N-34"
    N_35 = "N-35"
    N_36 = "N-36"
    N_37 = "N-37"
    N_38 = "N-38"
    N_38B = "N-38b"
    N_39 = "N-39"
    N_40 = "N-40"
    N_40B = "N-40b"
    N_41 = "N-41"
    N_42 = "N-42"
    N_43 = "N-43"
    N_44 = "N-44"
    N_45 = "N-45"
    N_46 = "N-46"
    N_47 = "N-47"
    N_48 = "N-48"
    N_49 = "N-49"
    N_50 = "N-50"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a notice is addressed and marked."""

    audience: Audience
    reply_internal: bool = True  # staff notices: Reply-To is the +internal address
    is_answer: bool = False  # Auto-Submitted: auto-replied, else auto-generated
    wants_absence: bool = False  # an out-of-office answer is useful there


_CUSTOMER = Manners(Audience.CUSTOMER)
_STAFF = Manners(Audience.STAFF)
_ANSWER = Manners(Audience.STAFF, is_answer=True)
_TO_CUSTOMER = Manners(Audience.STAFF, reply_internal=False)
_TRY = Manners(Audience.CUSTOMER, wants_absence=True)

OWN_WORDS = (
    Notice.N_21,
    Notice.N_25,
    Notice.N_32,
)  # where a resource's own text stands in for ours, it is their letter


def manners_of(notice: Notice, *, own_words: bool) -> Manners:
    """Return the manners of one letter: with a resource's own words it is relayed (LET-01)."""
    return MANNERS[Notice.N_03] if own_words and notice in OWN_WORDS else MANNERS[notice]


MANNERS: dict[Notice, Manners] = {
    Notice.N_01: Manners(Audience.CUSTOMER, is_answer=True),
    Notice.N_02: _TO_CUSTOMER,
    Notice.N_02A: _STAFF,
    Notice.N_02B: _TO_CUSTOMER,
    Notice.N_02C: _STAFF,
    Notice.N_02N: _STAFF,
    Notice.N_03: Manners(Audience.RELAY),
    Notice.N_04: _TRY,
    Notice.N_05: _CUSTOMER,
    Notice.N_06: _CUSTOMER,
    Notice.N_06C: _CUSTOMER,
    Notice.N_07: _CUSTOMER,
    Notice.N_08: _CUSTOMER,
    Notice.N_09_1: _TRY,
    Notice.N_09_2: _TRY,
    Notice.N_09_3: _TRY,
    Notice.N_10: _TRY,
    Notice.N_10B: _STAFF,
    Notice.N_11: _STAFF,
    Notice.N_12: _STAFF,
    Notice.N_13: _STAFF,
    Notice.N_14: _STAFF,
    Notice.N_15: _STAFF,
    Notice.N_16: _CUSTOMER,
    Notice.N_17: _STAFF,
    Notice.N_18: _STAFF,
    Notice.N_18A: _STAFF,
    Notice.N_19: _STAFF,
    Notice.N_20: _STAFF,
    Notice.N_21: _CUSTOMER,
    Notice.N_23: _STAFF,
    Notice.N_24: _STAFF,
    Notice.N_25: _CUSTOMER,
    Notice.N_26: _STAFF,
    Notice.N_27: _STAFF,
    Notice.N_28: _STAFF,
    Notice.N_28B: _STAFF,
    Notice.N_29: _STAFF,
    Notice.N_30: _STAFF,
    Notice.N_31: _CUSTOMER,
    Notice.N_32: _CUSTOMER,
    Notice.N_33: _ANSWER,
    Notice.N_34: _ANSWER,
    Notice.N_35: _ANSWER,
    Notice.N_36: _STAFF,
    Notice.N_37: _STAFF,
    Notice.N_38: _STAFF,
    Notice.N_38B: _STAFF,
    Notice.N_39: _STAFF,
    Notice.N_40: _STAFF,
    Notice.N_40B: _STAFF,
    Notice.N_41: _STAFF,
    Notice.N_42: _STAFF,
    Notice.N_43: _STAFF,
    Notice.N_44: _STAFF,
    Notice.N_45: _ANSWER,
    Notice.N_46: _STAFF,
    Notice.N_47: _ANSWER,
    Notice.N_48: _ANSWER,
    Notice.N_49: Manners(Audience.CUSTOMER, is_answer=True),
    Notice.N_50: Manners(Audience.CUSTOMER, is_answer=True),
}
