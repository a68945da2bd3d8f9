"""Whole histories of a desk from one seed: gateways crash, disks fail, relays lie.

`scheduler.py` has the time and the processes, `network.py` the network, `disk.py` the database's
faults, `relay.py` the relay, `people.py` those who write, `gateways.py` the gateways and how they
end, `troubles.py` what fails when, `history.py` plays one seed, and `oracle.py` says what is wrong
with what came of it.
"""
