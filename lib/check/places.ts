import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'

/** Turns two offsets of a text into the place between them. */
export type ToPlace = (from: number, to: number) => Position

/** Finds places in a file; what lies behind its end is its end. */
export function createToPlace(file: VFile): ToPlace {
  const places = location(file)
  const end = String(file).length
  const toPoint = (offset: number): Point => ({
    line: 1,
    column: 1,
    ...places.toPoint(Math.min(offset, end)),
    offset,
  })
  return (from, to) => ({ start: toPoint(from), end: toPoint(Math.max(from, to)) })
}
