/**
 * What kinds of place there are, and what may stand in what: buildings hold floors, floors hold rooms, equipment stands
 * in any of them and holds nothing. The register, its rules, the lines people paste and the screens read this one table.
 */

export const placeKinds = ['building', 'floor', 'area', 'room', 'equipment'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** `null`: at the top of the facility. The first is where a place of the kind usually stands. */
export const standsIn: Readonly<Record<PlaceKind, readonly (PlaceKind | null)[]>> = {
  building: [null, 'area'],
  floor: ['building'],
  area: ['floor', null, 'area', 'building'],
  room: ['floor', 'area', 'building', null, 'room'],
  equipment: ['room', 'area', 'floor', 'building', null],
}

export const mayStandIn = (kind: PlaceKind, above: PlaceKind | null): boolean => standsIn[kind].includes(above)

/** A facility, a building, a floor, an area in it, another one, a room, a cabinet: nobody nests deeper. */
export const mostLevels = 8
/** No facility has more; all of them are read at once. */
export const mostPlaces = 5000
export const longestName = 60
