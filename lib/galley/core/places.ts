import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'

const locations = new WeakMap<VFile, ReturnType<typeof location>>()

/** Returns the position between two offsets of a file. */
export function getPlace(file: VFile, from: number, to: number): Position {
  const places = locations.get(file) ?? location(file)
  locations.set(file, places)
  const toPoint = (offset: number): Point => ({ line: 1, column: 1, ...places.toPoint(offset), offset })
  return { start: toPoint(from), end: toPoint(to) }
}

/** Returns the text of a file at a position. */
export function getText(file: VFile, place: Position | undefined): string {
  return String(file).slice(place?.start.offset ?? 0, place?.end.offset ?? 0)
}
