/** Gives a whole number from 0 up to, but without, `below`. */
export type Random = (below: number) => number

/** Numbers that look random and are the same for a seed, everywhere and always: Marsaglia's xorshift. */
export function createRandom(seed: number): Random {
  // Neighbouring seeds have to begin far apart, and none at zero.
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}

/** One of several values. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[random(values.length)]
  if (value === undefined) throw new Error('There is nothing to pick from.')
  return value
}

/** The values in another order. */
export function shuffle<Value>(random: Random, values: readonly Value[]): Value[] {
  const rest = [...values]
  return values.flatMap(() => rest.splice(random(rest.length), 1))
}
