"""About a thousand invented masts, and the positions that the plan foresees."""

from .facts import COMMUNES
from .ground import moved
from .province import BULKY, CENTRE_WARD, Site

COUNT = 1000
OLD_VIOLATIONS = 14

OPERATORS = [("viettel", 38), ("vinaphone", 26), ("mobifone", 20), ("vietnamobile", 6), ("songchau", 10)]
SHARERS = ["viettel", "vinaphone", "mobifone", "vietnamobile"]
STRUCTURES = {
    "heritage": [("A1b", 70), ("A1a", 30)],
    "headquarters": [("A1b", 60), ("A1a", 40)],
    "urban": [("A2a", 58), ("A2b", 24), ("A1b", 10), ("A1a", 8)],
    "rural": [("A2b", 84), ("A2a", 14), ("A1b", 2)],
}
HEIGHTS = {
    "A1a": ["2", "2.5", "3"],
    "A1b": ["3", "4", "4.5", "6"],
    "A2a": ["6", "9", "9", "12", "12", "15", "15", "18"],
    "A2b urban": ["24", "30", "33", "36", "42"],
    "A2b": ["30", "36", "42", "42", "45", "48", "55", "60"],
}
SHAREABLE = {"A1a": 0.1, "A1b": 0.15, "A2a": 0.35, "A2b": 0.6}
TECHNOLOGIES = [("4G", 30), ("3G+4G", 35), ("4G+5G", 25), ("5G", 10)]
LAPSED = ["2024-06-30", "2025-01-31", "2025-06-30", "2025-12-31"]
RUNNING = ["2029-12-31", "2030-06-30", "2030-12-31", ""]

COLUMNS = ["id", "operator", "longitude", "latitude", "structure", "height_m", "status", "shareable", "operators",
           "coverage_radius_m", "technology", "valid_until"]
POSITION_COLUMNS = ["id", "operator", "longitude", "latitude", "structure", "from", "to", "decision"]


def density(code, name):
    """Masts for each km² of a commune, in no unit."""
    if code == CENTRE_WARD:
        return 5
    if code in ("13291", "13318", "13348", "13366", "13444"):
        return 1.9
    return 1.2 if name.startswith("Phường") else 0.8


def place_in(dice, province, code):
    """Somewhere in a commune, towns first."""
    while True:
        place = dice.within(province.rings[code])
        place = round(place[0], 6), round(place[1], 6)
        zone = province.zone(place)
        if zone == "urban" or dice.chance(0.35):
            return place, zone


def height_of(dice, structure, zone):
    return dice.pick(HEIGHTS["A2b urban" if structure == "A2b" and zone == "urban" else structure])


def raise_masts(dice, province):
    """Fill the province with masts that keep the spacing table among themselves, then with a few old ones that do not."""
    communes = [(code, area * density(code, name)) for code, name, area, _, _ in COMMUNES]
    while len(province.masts.all) < COUNT - OLD_VIOLATIONS:
        code = dice.weighted(communes)
        place, zone = place_in(dice, province, code)
        structure = dice.weighted(STRUCTURES[zone])
        if structure == "A2b" and code == CENTRE_WARD:
            structure = "A2a"
        mast = new_mast(dice, province, place, zone, structure)
        if all(metres >= apart(mast, other) for metres, other in province.masts.near(place)):
            province.masts.add(mast)
    standing = [m for m in province.masts.all if m.structure in BULKY and m.status == "existing" and m.zone in ("urban", "rural")]
    while len(province.masts.all) < COUNT:
        neighbour = dice.pick(standing)
        x, y = dice.direction()
        metres = dice.between(45, 140)
        place = moved(neighbour.place, x * metres, y * metres)
        place = round(place[0], 6), round(place[1], 6)
        if province.commune(place) and province.zone(place) == neighbour.zone:
            mast = new_mast(dice, province, place, neighbour.zone, neighbour.structure, status="existing")
            if mast.operator != neighbour.operator:
                province.masts.add(mast)


def apart(a, b):
    """Metres between two masts by the plan's own table, 60 at least."""
    return 10 + max(a.spacing, b.spacing) if a.structure in BULKY and b.structure in BULKY else 60


def new_mast(dice, province, place, zone, structure, status=None):
    operator = dice.weighted(OPERATORS)
    height = height_of(dice, structure, zone)
    status = status or dice.weighted([("existing", 86), ("approved", 9), ("decommissioned", 5)])
    shareable = operator == "songchau" or dice.chance(SHAREABLE[structure])
    sharers = []
    if shareable and (operator == "songchau" or dice.chance(0.35)):
        for _ in range(3 if operator == "songchau" else 2):
            other = dice.pick(SHARERS)
            if other != operator and other not in sharers:
                sharers.append(other)
    lapsed = status == "approved" and dice.chance(0.25)
    mast = Site(place, operator, structure, float(height), zone, sharers=sharers, status=status, shareable=shareable,
                counts=status != "decommissioned" and not lapsed)
    radius = dice.between(4, 18) * 50 if zone != "rural" else dice.between(8, 35) * 100
    step = 50 if zone != "rural" else 100
    mast.height_text = height
    mast.radius = "" if dice.chance(0.08) else str(int(radius / step) * step)
    mast.technology = dice.weighted(TECHNOLOGIES)
    mast.valid_until = "" if status != "approved" else dice.pick(LAPSED if lapsed else RUNNING)
    mast.commune = province.commune(place)
    return mast


def number_masts(province):
    """Ids in the order of the communes, west to east."""
    for i, mast in enumerate(sorted(province.masts.all, key=lambda m: (m.commune, m.place)), 1):
        mast.id = f"HN{i:04}"


def mast_rows(province):
    separators = [" + ", "+", "/", "; "]
    for i, m in enumerate(sorted(province.masts.all, key=lambda m: m.id)):
        yield [m.id, m.operator, f"{m.place[0]:.6f}", f"{m.place[1]:.6f}", m.structure, m.height_text, m.status,
               "yes" if m.shareable else "no", separators[i % 4].join(m.operators[1:]), m.radius, m.technology, m.valid_until]


def position_rows(dice, province, count):
    """Places foreseen for new masts, clear of what stands."""
    made = 0
    while made < count:
        place, zone = place_in(dice, province, dice.weighted([(code, area) for code, _, area, _, _ in COMMUNES]))
        structure = dice.weighted(STRUCTURES[zone])
        site = Site(place, "", structure, 15.0, zone)
        if province.faults(site) == set():
            made += 1
            operator = "" if dice.chance(0.3) else dice.weighted(OPERATORS[:4])
            start, end = dice.pick([("2014-01-22", "2020-12-31"), ("2021-01-01", "2025-12-31"), ("2026-01-01", "2030-12-31"), ("", "")])
            yield [f"VT{made:03}", operator, f"{place[0]:.5f}", f"{place[1]:.5f}", structure, start, end, "125/QĐ-UBND (minh họa)"]
