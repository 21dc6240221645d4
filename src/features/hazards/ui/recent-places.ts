/** The last places somebody reported at on this device, newest first. */
const most = 5
const key = (unitId: number): string => `wufang.places.${unitId}`

export function recentPlaces(unitId: number): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(unitId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

export function rememberPlace(unitId: number, id: string): void {
  const kept = [id, ...recentPlaces(unitId).filter((one) => one !== id)].slice(0, most)
  try {
    localStorage.setItem(key(unitId), JSON.stringify(kept))
  } catch {
    // A private window keeps nothing.
  }
}
