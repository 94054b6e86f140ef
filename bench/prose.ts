import { pick, type Random } from './random'

const split = (words: string): string[] => words.trim().split(/\s+/)

const nouns = split(`
  address backup bridge buffer cache certificate checksum client cluster container counter daemon firewall gateway
  handshake header hook index interface journal kernel lease listener lock mirror mount namespace neighbour package
  packet partition policy prefix process proxy queue record release replica request resolver response route router
  scheduler schema session snapshot socket table template timer token tunnel upload volume worker zone`)
const adjectives = split(`
  broken cheap clean cold distant empty forgotten frozen hidden idle large lazy local lost narrow nested noisy old
  orphaned partial quiet remote shared silent slow small stale steady temporary virtual`)
const verbs = split(`
  accepts answers closes copies delays drops duplicates encrypts expires fills forwards ignores invalidates keeps logs
  marks moves opens overwrites reads refuses renames repeats replaces restarts returns rewrites signs splits verifies`)
const gerunds = split(`
  auditing counting debugging draining explaining finding mending measuring moving naming packaging reading removing
  replacing restoring sharing splitting testing tracing watching`)
const adverbs = split('again alone already first late never often rarely silently twice')
const syllables = split('bel dor fen gal hul kas lim mar nor pel rin sol tan vik')

/** Returns a word that few texts share, such as a host name. */
export function createName(random: Random): string {
  return `${pick(random, syllables)}${pick(random, syllables)}${pick(random, syllables)}`
}

/** Returns an identifier: two words joined by `joint`. */
export function createIdentifier(random: Random, joint: string): string {
  return `${pick(random, adjectives)}${joint}${pick(random, nouns)}`
}

/** Returns a headline, capitalised and without a full stop. */
export function createHeadline(random: Random): string {
  return capitalise(`${pick(random, gerunds)} the ${pick(random, adjectives)} ${pick(random, nouns)}`)
}

/** Returns the text of a list item or table cell: a few words, sometimes with code. */
export function createPhrase(random: Random): string {
  return pick(random, [
    `the ${pick(random, adjectives)} ${pick(random, nouns)} and its ${pick(random, nouns)}`,
    `${pick(random, adverbs)} \`${createIdentifier(random, '_')}\``,
    `one ${pick(random, nouns)} that ${pick(random, verbs)} each ${pick(random, nouns)}`,
    `**${createName(random)}** ${pick(random, verbs)} the ${pick(random, nouns)} ${pick(random, adverbs)}`,
  ])
}

/** Returns a few sentences of Markdown, with emphasis and code. */
export function createParagraph(random: Random): string {
  return Array.from({ length: 3 + random(3) }, () => createSentence(random)).join(' ')
}

function createSentence(random: Random): string {
  const noun = () => pick(random, nouns)
  const thing = () => `${pick(random, adjectives)} ${noun()}`
  const verb = () => pick(random, verbs)
  const adverb = () => pick(random, adverbs)
  const form = pick(random, [
    () => `The ${thing()} ${verb()} the ${noun()} before the ${thing()} ${verb()} it ${adverb()}.`,
    () =>
      `On ${createName(random)} the ${noun()} ${verb()} every ${noun()}, and the ${thing()} ${verb()} the rest of them.`,
    () =>
      `One ${thing()} is not the same as another ${thing()}, though both of them show up in the ${noun()} as _${noun()} lost_.`,
    () =>
      `With \`--${noun()}=${random(100)}\` the ${noun()} ${verb()} ${adverb()}, which is what the ${thing()} expects.`,
    () =>
      `Whoever runs \`${createName(random)} ${noun()}\` on such a machine sees that the ${thing()} ${verb()} no ${noun()} at all.`,
    () =>
      `This takes ${2 + random(90)} ms in the **${thing()}** and about ${2 + random(9)} s where some ${noun()} is in the way.`,
    () =>
      `Why the ${noun()} ${verb()} only half of the ${noun()} is a longer story; the ${thing()} has its part in it.`,
    () =>
      `If one ${noun()} ${verb()} the ${thing()}, then nobody but the ${noun()} can tell, and it ${verb()} ${adverb()}.`,
    () =>
      `The manual of ${createName(random)} says that its ${noun()} ${verb()} the ${noun()} _${adverb()}_, but the ${thing()} disagrees.`,
    () =>
      `Set \`${createIdentifier(random, '.')}\` to ${random(2000)} and the ${thing()} ${verb()} the ${noun()} within a minute or two.`,
    () =>
      `We had one ${thing()} for years, then another ${thing()}, and in the end just one ${noun()} that ${verb()} everything.`,
    () =>
      `Each ${noun()} between 192.0.2.${random(256)} and the ${thing()} ${verb()} its own ${noun()}, so count them ${adverb()}.`,
  ])
  return form()
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
