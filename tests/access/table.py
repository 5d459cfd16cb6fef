"""Reads the table of who reaches what: one row an address, a method and a thing."""

import re
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("table.txt")
ROW = re.compile(
    r"^(?P<name>\w+)(?:\[(?P<thing>\w+)\])? (?P<method>[A-Z]+) +(?P<cells>.+)$"
)
NOT_YET = "-"


@dataclass(frozen=True)
class Row:
    """One line: what is asked for, and the status each person gets."""

    name: str
    thing: str
    method: str
    section: str
    expected: dict[str, int]

    def __str__(self) -> str:
        thing = f"[{self.thing}]" if self.thing else ""
        return f"{self.name}{thing} {self.method}"

    @property
    def embedded_only(self) -> bool:
        return "embedded" in self.section


def read() -> list[Row]:
    """Every row. Raises ValueError for a line that is none, or lacks a cell."""
    people: list[str] = []
    rows, section = [], ""
    for line in TABLE.read_text().splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif not line.strip() or line.startswith("#"):
            continue
        elif line.startswith(" "):
            people = line.split()
        else:
            rows.append(_row(line, people, section))
    return rows


def _row(line: str, people: list[str], section: str) -> Row:
    found = ROW.match(line)
    if found is None:
        raise ValueError(f"This is no row: {line}")
    cells = found["cells"].split()
    if len(cells) != len(people):
        raise ValueError(f"{len(cells)} cells for {len(people)} people: {line}")
    expected = {
        person: int(cell)
        for person, cell in zip(people, cells, strict=True)
        if cell != NOT_YET
    }
    return Row(found["name"], found["thing"] or "", found["method"], section, expected)
