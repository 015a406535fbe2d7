"""The closed sets of codes in a record: the same words in both languages, stable across versions.

Each set is a ``Literal`` for the type checker and, through ``typing.get_args``, a tuple for the rest.
"""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["facility", "count", "area", "budget", "date", "share"]

Qualifier = Literal["exact", "about", "more_than", "at_least", "at_most", "less_than", "between"]

Category = Literal[
    "children", "pupils", "students", "patients", "residents", "workers", "specialists", "families", "people",
    "places", "beds", "visits", "rooms", "storeys", "apartments", "groups", "organizations", "facilities",
    "settlements", "regions", "events", "classes", "projects", "equipment", "vehicles", "works", "other",
]  # fmt: skip

FacilityType = Literal[
    "school", "boarding_school", "kindergarten", "college", "university", "orphanage", "child_support_center",
    "rehabilitation_center", "early_intervention_center", "family_support_center", "active_longevity_center",
    "social_service_center", "medical_social_institution", "home_care_unit", "polyclinic", "hospital",
    "outpatient_clinic", "feldsher_station", "perinatal_center", "ambulance_station", "dispensary", "sanatorium",
    "sports_complex", "stadium", "swimming_pool", "library", "museum", "theatre", "culture_centre", "park",
    "nursing_home", "day_care_unit", "crisis_centre", "youth_centre", "training_centre", "dormitory",
    "residential_building", "road", "bridge", "water_supply", "pumping_station", "treatment_plant", "heating_plant",
    "power_plant", "factory", "airport", "railway_station", "metro_station", "police_station", "fire_station",
    "service_centre", "market", "complex", "centre", "building",
]  # fmt: skip

Event = Literal[
    "opening", "construction", "major_repair", "current_repair", "repair", "reconstruction", "reinforcement",
    "demolition", "design", "expert_review", "relocation", "equipment", "funding", "inspection", "licensing",
    "certification", "employment", "training", "service", "closure", "other",
]  # fmt: skip

Phase = Literal["start", "end"]
Status = Literal["planned", "ongoing", "done"]

CountMeasure = Literal["capacity", "occupancy"]
AreaMeasure = Literal["total", "floor", "land"]
Per = Literal["shift", "day", "week", "month", "year"]
BudgetRole = Literal["cost", "allocated", "spent"]

KINDS: tuple[Kind, ...] = get_args(Kind)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
CATEGORIES: tuple[Category, ...] = get_args(Category)
FACILITY_TYPES: tuple[FacilityType, ...] = get_args(FacilityType)
EVENTS: tuple[Event, ...] = get_args(Event)
