#!/usr/bin/env python3
"""Make the layers and tables of the Hà Nam reference plan beside this file, the same bytes each time."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

from recipe import communes, ground, masts, mistakes, proposals, zones
from recipe.province import Province

HERE = Path(__file__).resolve().parent


def main():
    rings, territory = communes.communes()
    ground.write_features(HERE / "territory.geojson", communes.territory_features(territory))
    ground.write_features(HERE / "communes.geojson", communes.commune_features(rings))

    drawn = zones.zones(rings)
    hospitals = zones.hospitals(ground.Dice(11), rings)
    ground.write_features(HERE / "zones.geojson", [z.feature() for z in drawn])
    ground.write_features(HERE / "headquarters.geojson", zones.headquarters_features())
    ground.write_features(HERE / "hospitals.geojson", zones.hospital_features(hospitals))
    ground.write_features(HERE / "roads.geojson", zones.road_features())

    province = Province(rings, drawn, hospitals)
    masts.raise_masts(ground.Dice(12), province)
    masts.number_masts(province)
    ground.write_table(HERE / "masts.csv", masts.COLUMNS, masts.mast_rows(province))
    ground.write_table(HERE / "positions.csv", masts.POSITION_COLUMNS, masts.position_rows(ground.Dice(13), province, 150))
    ground.write_table(HERE / "proposals.csv", proposals.COLUMNS, mistakes.proposals(ground.Dice(14), province))


main()
