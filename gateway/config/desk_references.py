"""What the names in a desk file refer to, checked when all of it has been read."""

from __future__ import annotations

from collections.abc import Iterable

from gateway.config.toml_table import DeskFault, known_names
from rules.policy.desk import Desk


def check_names(desk: Desk, file: str, faults: list[DeskFault]) -> None:
    """Note every name that refers to nothing, and every one that stands twice."""
    handles = tuple(one.handle for one in desk.staff)
    groups = tuple(team.key for team in (*desk.teams, *desk.groups))
    departments = tuple(department.key for department in desk.departments)
    queues = tuple(queue.name for queue in desk.queues)

    def check(where: str, key: str, names: Iterable[str], known: tuple[str, ...]) -> None:
        for name in names:
            if name and name not in known:
                cure = known_names(known, name)
                faults.append(DeskFault(file, f"[{where}] {key}", f'unknown "{name}"', cure))

    check("desk", "profile", (desk.profile,), tuple(desk.policies))
    check("desk", "default_queue", (desk.default_queue,), queues)
    check("desk", "default_department", (desk.default_department,), departments)
    check("desk", "dispatchers", desk.dispatchers, handles)
    for one in desk.staff:
        check(f"staff {one.handle}", "manager", (one.manager,), handles)
        check(f"staff {one.handle}", "teams", one.teams, groups)
        check(f"staff {one.handle}", "department", (one.department,), departments)
    for team in (*desk.teams, *desk.groups):
        check(f"teams {team.key}", "lead", (team.lead,), handles)
    for queue in desk.queues:
        check(f"queues {queue.name}", "category", (queue.category,), tuple(desk.categories))
        check(f"queues {queue.name}", "profile", (queue.profile,), tuple(desk.policies))
        check(f"queues {queue.name}", "department", (queue.department,), departments)
        check(f"queues {queue.name}", "dispatchers", queue.dispatchers, handles)
        check(f"queues {queue.name}", "team", (queue.team,), groups)
    for on_day, names in (*desk.rota.days, *desk.rota.weekdays):
        check("rota", str(on_day), names, handles)
    for area in desk.areas:
        check(f"areas {area.key}", "owner", (area.owner,), handles)
    _check_once(desk, file, faults)


def _check_once(desk: Desk, file: str, faults: list[DeskFault]) -> None:
    """Note names that stand twice, and our own addresses given to a person (a mail loop)."""
    lists = {
        "staff": [one.handle for one in desk.staff],
        "departments": [department.key for department in desk.departments],
        "teams and groups": [team.key for team in (*desk.teams, *desk.groups)],
        "queues": [queue.name.casefold() for queue in desk.queues],
        "areas": [area.key for area in desk.areas],
    }
    for where, names in lists.items():
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            faults.append(DeskFault(file, f"[{where}]", f'"{name}" stands twice'))
    for one in desk.staff:
        for address in one.addresses:
            if desk.is_own_address(address):
                reason = f"{address} is the gateway's own address: it would write to itself"
                faults.append(DeskFault(file, f"[staff {one.handle}] addresses", reason))
    _check_queues(desk, file, faults)


def _check_queues(desk: Desk, file: str, faults: list[DeskFault]) -> None:
    """Note an address on two queues: which of them its mail belongs to would be chance."""
    taken: dict[str, str] = {}
    for queue in desk.queues:
        for address in queue.addresses:
            other = taken.setdefault(address.casefold(), queue.name)
            if other != queue.name:
                reason = f'{address} is an address of "{other}" too'
                faults.append(DeskFault(file, f"[queues {queue.name}] addresses", reason))
