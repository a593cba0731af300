"""What people do right and wrong in a submission of 120 sites."""

from .facts import COMMUNES
from .ground import distance, moved, offset
from .province import Site
from .proposals import PLAIN, SHARERS, Round

TRIES = 100_000


def fill(round):
    sound(round)
    conditional(round)
    failing(round)
    unclear(round)
    unreadable(round)


def sound(r):
    """Sites that pass, in the ways in which people write."""
    letter_site(r)
    r.add(r.site("urban", "A2a"), date="05/11/2012")  # a day before the plan
    r.add(r.site("urban", "A2a", only="13324"), commune="Phường Hòa Mạc")  # shared out among two communes
    for zone, structure, count in [("urban", "A2a", 11), ("urban", "A2b", 4), ("urban", "A1b", 2), ("urban", "A1a", 3),
                                   ("rural", "A2b", 16), ("rural", "A2a", 4), ("headquarters", "A1b", 2)]:
        for _ in range(count):
            r.add(r.site(zone, structure))
    degrees_minutes_seconds(r, r.site("rural", "A2b"))
    for _ in range(2):  # four decimals: good for about eight metres
        site = r.site("rural", "A2b")
        r.add(site, longitude=f"{site.place[0]:.4f}", latitude=f"{site.place[1]:.4f}")
    for zone in ("urban", "urban", "rural", "urban"):
        host = r.mast(zone=zone, shareable=True)
        r.add(sharing_site(r, host), stands=False, share_host=host.id)
    for zone, structure in [("urban", "A2a"), ("rural", "A2b"), ("urban", "A2b")]:
        replaced_site(r, zone, structure)


def letter_site(r):
    """The place in the letter 369/STTTT-BCVT of 28 July 2014; all else about it is invented."""
    place = 105.900540, 20.534550
    site = Site(place, "vinaphone", "A1b", 4.5, r.province.zone(place))
    site.height_text = "4.5"
    r.add(site, operator="VNPT Hà Nam", structure="A1b", commune="Phường Lê Hồng Phong", technology="3G+4G")


def degrees_minutes_seconds(r, site):
    def written(degrees, letter):
        tenths = round(degrees * 36000)
        whole, minutes, seconds = tenths // 36000, tenths // 600 % 60, tenths % 600 / 10
        return f"{whole}°{minutes:02}'{seconds:04.1f}\"{letter}"

    r.add(site, longitude=written(site.place[0], "E"), latitude=written(site.place[1], "N"))


def sharing_site(r, host):
    """A site of another operator some metres from the mast that it shares."""
    free = [o for o in SHARERS if o not in host.operators]
    operator = r.dice.pick(free) if free else "viettel"
    while True:
        x, y = r.dice.direction()
        metres = r.dice.between(2, 25)
        place = moved(host.place, x * metres, y * metres)
        site = Site((round(place[0], 6), round(place[1], 6)), operator, host.structure, host.height, host.zone)
        site.height_text = host.height_text
        faults = r.province.faults(site)
        if faults is not None and not faults - {"mast", "sharing", "round", "duplicate"}:
            return site


def replaced_site(r, zone, structure):
    while True:
        old = r.mast(structures=(structure,), zone=zone)
        if old.operator in SHARERS:
            for _ in range(200):
                x, y = r.dice.direction()
                metres = r.dice.between(4, 40)
                place = moved(old.place, x * metres, y * metres)
                site = Site((round(place[0], 6), round(place[1], 6)), old.operator, structure, old.height, zone)
                site.height_text = old.height_text
                if r.province.faults(site, leaving_out=old) == set():
                    return r.add(site, replaces=old.id)


def conditional(r):
    """Sites that are allowed if something is done."""
    for zone, structure, reach in [("urban", "A2a", (70, 140)), ("urban", "A2a", (80, 145)), ("urban", "A2a", (110, 140)),
                                   ("rural", "A2b", (150, 390)), ("rural", "A2b", (0, 0.3))]:
        first = r.site(zone, structure)
        r.add(first)
        other = r.dice.pick([o for o in SHARERS if o != first.operator])
        r.add(r.site(zone, structure, {"round"}, operator=other, near=first.place, reach=reach))
    for _ in range(6):
        r.add(r.site("rural", "A2b", {"sharing"}))
    r.add(r.site("rural", "A2a", {"sharing"}))
    for _ in range(3):
        host = r.mast(zone="urban", shareable=True)
        r.add(r.site("urban", "A1b", {"sharing"}, near=host.place, reach=(15, 95)))
    for _ in range(2):
        r.add(r.site("heritage", "A1b", {"consent"}))


def failing(r):
    for zone, structure in [("urban", "A2a"), ("urban", "A2b"), ("rural", "A2a")]:
        r.add(r.site(zone, structure, {"mast"}))
    r.add(r.site("rural", "A2b", {"mast", "sharing"}))
    r.add(r.site("urban", "A2a", {"mast", "sharing"}))
    r.add(r.site("heritage", "A2b", {"class", "consent"}))
    r.add(r.site("headquarters", "A2a", {"class"}))
    r.add(r.site("urban", "A2b", {"centre"}, only="13285"))
    r.add(r.site("urban", "A2a", {"hospital"}, near=r.province.hospitals[0], reach=(5, 45)))
    r.add(r.site("rural", "A2b", {"road"}))
    r.add(r.site("urban", "A2b", {"headquarters"}))
    site = r.site("urban", "A2a")
    r.add(site, stands=False, longitude=f"{site.place[1]:.6f}", latitude=f"{site.place[0]:.6f}")
    for distant in ("13627", "13489"):  # a commune at the other end of the province
        code = "13285"
        while code in ("13285", distant):
            site = r.site("rural", "A2b")
            code = r.province.commune(site.place)
        r.add(site, commune=PLAIN[distant])
    beyond = Site((106.214530, 20.482110), "mobifone", "A2b", 42.0, "rural")
    beyond.height_text = "42"
    r.add(beyond, stands=False, commune="Xã Nam Lý")
    r.add(r.site("urban", "A2b"), height_m="54")
    r.add(r.site("rural", "A2b"), height_m="360")  # 36.0 without its point
    r.add(r.site("urban", "A1a"), height_m="3", building_height_m="9")  # more than a fifth of the building
    r.add(r.site("rural", "A2b"), building_height_m="12")  # on the ground, yet on a building
    host = r.mast(structures=("A2b",), zone="rural", shareable=False)
    r.add(sharing_site(r, host), share_host=host.id)
    r.add(r.site("rural", "A2b"), share_host="HN1999")
    r.add(r.site("urban", "A2a"), coverage_radius_m="2500")
    first = r.site("rural", "A2b", operator="viettel")
    r.add(first)
    r.add(r.site("rural", "A2b", {"round", "duplicate"}, operator="viettel", near=first.place, reach=(8, 40)))
    r.add(r.site("urban", "A2a"), operator="Vietel")
    r.add(r.site("urban", "A2a"), structure="A3")
    twin = r.add(r.site("rural", "A2b", operator="mobifone"))
    r.add(r.site("urban", "A2a", operator="mobifone"), id_of=twin)
    r.add(r.site("urban", "A2b"), date="31/02/2027")


def unclear(r):
    """Sites about which nothing can be said for sure."""
    for zone, structure, limit in [("urban", "A2b", 300), ("rural", "A2a", 200)]:
        site_at_the_limit(r, zone, structure, limit)
    site_at_a_commune_edge(r)
    r.add(r.site("rural", "A2b"), commune="")
    r.add(r.site("urban", "A2a"), building_height_m="")
    r.add(r.site("urban", "A1a"), half_width_m="")
    r.add(r.site("rural", "A2b"), coverage_radius_m="")


def site_at_the_limit(r, zone, structure, limit):
    """A place whose distance to one mast differs from the limit by less than its printed digits tell."""
    height = 30.0 if structure == "A2b" else 12.0
    for _ in range(TRIES):
        mast = r.mast(zone=zone)
        x, y = r.dice.direction()
        place = moved(mast.place, x * limit, y * limit)
        place = round(place[0], 6), round(place[1], 6)
        if r.province.zone(place) != zone or not 0.005 < limit - distance(place, mast.place) < 0.05:
            continue
        site = Site(place, r.dice.pick(SHARERS), structure, height, zone)
        site.height_text = f"{height:.0f}"
        if r.province.faults(site, leaving_out=mast) == set() and not (mast.shareable and zone == "rural"):
            return r.add(site)
    raise RuntimeError("no site at the limit")


def site_at_a_commune_edge(r):
    """A place a few centimetres inside the commune that it declares."""
    code = "13540"
    ring = r.province.rings[code]
    for _ in range(TRIES):
        i = int(r.dice.throw() * (len(ring) - 1))
        a, b, t = ring[i], ring[i + 1], r.dice.between(0.2, 0.8)
        place = a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
        east, north = offset(a, b)
        length = distance(a, b)
        inner = moved(place, -north / length * 0.04, east / length * 0.04)
        outer = moved(place, north / length * 0.5, -east / length * 0.5)
        inner = round(inner[0], 6), round(inner[1], 6)
        site = Site(inner, "vinaphone", "A2b", 42.0, "rural")
        site.height_text = "42"
        if r.province.zone(inner) == "rural" and r.province.commune(inner) == code and r.province.commune(outer) and clear_but_for_the_edge(r, site):
            return r.add(site, commune=PLAIN[code])
    raise RuntimeError("no site at the edge")


def clear_but_for_the_edge(r, site):
    tests = list(r.province.counterparts(site, None)) + list(r.province.surroundings(site))
    return all(metres > limit + 3 for _, metres, limit in tests)


def unreadable(r):
    for cell in ("", "36 m", "NaN"):
        r.add(r.site("rural", "A2b"), height_m=cell)
    r.add(r.site("urban", "A2a"), height_m="-12")
    site = r.site("rural", "A2b")
    r.add(site, stands=False, latitude=f"{site.place[1]:.6f}".replace(".", ","))  # a decimal comma among points
    site = r.site("urban", "A2a")
    r.add(site, stands=False, longitude="", latitude="")
    site = r.site("rural", "A2b")
    r.add(site, stands=False, extra=["xem công văn kèm theo"])  # one cell more than the header has


def proposals(dice, province):
    """Header and rows of the submission."""
    result = Round(dice, province)
    fill(result)
    return result.table()
