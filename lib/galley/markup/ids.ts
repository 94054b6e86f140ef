/** The ids that every page or the engine around a text has: components/, app/layout.tsx, remark-rehype. */
const pageIds = ['skip-target', 'related-title', 'What-changed', 'footnote-label']

/**
 * Whether an author's id is safe on a page. A browser makes a global variable of each id: one that begins with a letter
 * or a digit, but for the names below, is nothing that a script of React, Next, Turbopack or Pagefind asks for. The ids
 * `S:0`, `B:0`, `P:0` are React's places for what it streams.
 */
export function isSafeId(id: string): boolean {
  return /^[\p{L}\p{N}]/u.test(id) && !/^[A-Z]+:|^(?:TURBOPACK|NEXT_|webpack)/.test(id) && !pageIds.includes(id)
}

/** Returns the id of a heading, made safe: a heading may say anything. */
export function toSafeId(id: string): string {
  return isSafeId(id) ? id : `section-${id}`
}
