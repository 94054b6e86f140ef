/** Returns an integer from 0 to `below`, exclusive. */
export type Random = (below: number) => number

/** Creates a pseudo-random generator that gives the same numbers for a seed on all machines: Marsaglia's xorshift. */
export function createRandom(seed: number): Random {
  // Spreads out consecutive seeds, and keeps the state from being zero.
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}

/** Returns one of `values`. Throws if there are none. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[random(values.length)]
  if (value === undefined) throw new Error('Cannot pick from an empty list.')
  return value
}

/** Returns the values in random order. */
export function shuffle<Value>(random: Random, values: readonly Value[]): Value[] {
  const rest = [...values]
  return values.flatMap(() => rest.splice(random(rest.length), 1))
}
