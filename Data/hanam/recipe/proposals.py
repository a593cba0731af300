"""Sites that four operators ask for: first clean ones, found by trying; the mistakes are in mistakes.py."""

from .facts import COMMUNES
from .ground import moved
from .masts import SHARERS, TECHNOLOGIES, height_of, place_in
from .province import BULKY, Site

COLUMNS = ["id", "operator", "longitude", "latitude", "structure", "height_m", "building_height_m", "half_width_m",
           "coverage_radius_m", "technology", "commune", "date", "share_host", "replaces"]

SPELLINGS = {
    "viettel": ["Viettel"] * 6 + ["VIETTEL", "viettel hà nam", "Viễn thông Quân đội", "VTT"],
    "vinaphone": ["VinaPhone"] * 5 + ["VNPT Hà Nam", "VNPT", "VNPT-VinaPhone", "vinaphone"],
    "mobifone": ["MobiFone"] * 6 + ["Mobifone", "MOBIFONE", "Mobi"],
    "vietnamobile": ["Vietnamobile"] * 4 + ["VIETNAMOBILE", "VNM"],
}
STRUCTURE_SPELLINGS = {
    "A1a": ["A1a"], "A1b": ["A1b", "A1b", "Thân thiện môi trường"],
    "A2a": ["A2a"] * 8 + ["Loại 2", "a2a"], "A2b": ["A2b"] * 8 + ["Loại 1", "A2B"],
}
ID_STYLES = {"viettel": "VTL-HNM-{:03}", "vinaphone": "VNP_HNM{:03}", "mobifone": "MBF-HN-26-{:02}", "vietnamobile": "VNM{:03}"}
PLAIN = {code: name for code, name, *_ in COMMUNES}
FORMER = {code: former.split("; ") for code, _, _, _, former in COMMUNES}
# Former names that today's communes share or bear; left out so that a row means one commune.
SHARED_NAMES = ["Phường Hòa Mạc", "Phường Hoàng Đông", "Phường Quang Trung", "Phường Tiên Nội", "Xã Tiên Ngoại"]


class Round:
    """The proposals of one round: rows of cells, and the sites behind them."""

    def __init__(self, dice, province):
        self.dice, self.province = dice, province
        self.rows = []

    def site(self, zone, structure, missing=(), operator=None, near=None, reach=None, leaving_out=None, only=None):
        """A site in a zone that misses exactly these rules, somewhere or at `reach` metres (from, to) of a place."""
        dice = self.dice
        operator = operator or dice.weighted([("viettel", 40), ("vinaphone", 27), ("mobifone", 23), ("vietnamobile", 10)])
        while True:
            if near:
                x, y = dice.direction()
                metres = dice.between(*reach)
                place = moved(near, x * metres, y * metres)
                place = round(place[0], 6), round(place[1], 6)
                if self.province.zone(place) != zone:
                    continue
            else:
                place, found = place_in(dice, self.province, only or dice.pick(COMMUNES)[0])
                if found != zone:
                    continue
            height = height_of(dice, structure, zone)
            site = Site(place, operator, structure, float(height), zone)
            site.height_text = height
            if self.province.faults(site, leaving_out) == set(missing):
                return site

    def add(self, site, stands=True, **cells):
        """Write the site down; `stands` makes it count for later ones."""
        dice = self.dice
        if stands:
            self.province.proposals.add(site)
        row = {c: "" for c in COLUMNS}
        code = self.province.commune(site.place)
        row["owner"] = site.operator
        row["operator"] = dice.pick(SPELLINGS[site.operator])
        row["longitude"], row["latitude"] = f"{site.place[0]:.6f}", f"{site.place[1]:.6f}"
        row["structure"] = dice.pick(STRUCTURE_SPELLINGS[site.structure])
        row["height_m"] = site.height_text
        row["building_height_m"] = self.building(site)
        row["half_width_m"] = dice.pick(["0.3", "0.4", "0.45"]) if site.structure == "A1a" else ""
        row["coverage_radius_m"] = str(self.radius(site))
        row["technology"] = dice.weighted(TECHNOLOGIES)
        row["commune"] = self.commune_as_written(code) if code else ""
        row["date"] = self.date()
        row.update(cells)
        self.rows.append(row)
        return row

    def building(self, site):
        if site.structure == "A2b":
            return "0"
        if site.structure == "A1a":
            return self.dice.pick(["18", "21", "24.5", "30"])
        return self.dice.pick(["6.5", "8", "9", "10.5", "12", "13.5", "16"])

    def radius(self, site):
        if site.zone == "rural":
            return int(self.dice.between(9, 35)) * 100
        return int(self.dice.between(4, 18)) * 50

    def commune_as_written(self, code):
        """The commune's present name, its code, its bare name, or one of its former names."""
        kind = self.dice.weighted([("name", 55), ("code", 12), ("bare", 15), ("former", 18)])
        if kind == "code":
            return code
        if kind == "bare":
            return PLAIN[code].split(" ", 1)[1]
        if kind == "former":
            return self.dice.pick([n for n in FORMER[code] if n not in SHARED_NAMES])
        return PLAIN[code]

    def date(self):
        year, month, day = self.dice.pick([2026, 2027, 2027, 2028]), int(self.dice.between(1, 13)), int(self.dice.between(1, 29))
        if year == 2026:
            month = 12
        return f"{day:02}/{month:02}/{year}" if self.dice.chance(0.25) else f"{year}-{month:02}-{day:02}"

    def mast(self, structures=BULKY, zone=None, shareable=None, operator=None, not_operator=None):
        """A standing mast of that kind, by chance."""
        fitting = [
            m for m in self.province.masts.all
            if m.status == "existing" and m.structure in structures and (zone is None or m.zone == zone)
            and (shareable is None or m.shareable == shareable) and (operator is None or m.operator == operator)
            and not_operator not in m.operators
        ]
        return self.dice.pick(fitting)

    def table(self):
        """The rows in the order of a collected table: by operator, each in no order, with ids given as they stand."""
        for i in range(len(self.rows) - 1, 0, -1):
            j = int(self.dice.throw() * (i + 1))
            self.rows[i], self.rows[j] = self.rows[j], self.rows[i]
        ordered = sorted(self.rows, key=lambda row: SHARERS.index(row["owner"]))
        count = {}
        for row in ordered:
            count[row["owner"]] = count.get(row["owner"], 0) + 1
            row["id"] = ID_STYLES[row["owner"]].format(count[row["owner"]])
        for row in ordered:
            if row.get("id_of"):
                row["id"] = row["id_of"]["id"]
        return [[row[c] for c in COLUMNS] + row.get("extra", []) for row in ordered]
