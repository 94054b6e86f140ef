/** The ids that the page around a text uses: components/, app/layout.tsx, remark-rehype. */
const pageIds = ['skip-target', 'related-title', 'What-changed', 'footnote-label']

/**
 * Returns whether an author's id is safe on a page. Browsers create a global variable for each id. No script of React,
 * Next.js, Turbopack or Pagefind reads one that starts with a letter or digit, except those excluded here. React uses
 * the ids `S:0`, `B:0`, `P:0` for streamed content.
 */
export function isSafeId(id: string): boolean {
  return /^[\p{L}\p{N}]/u.test(id) && !/^[A-Z]+:|^(?:TURBOPACK|NEXT_|webpack)/.test(id) && !pageIds.includes(id)
}

/** Returns a safe id for a heading, whose text may be anything. */
export function toSafeId(id: string): string {
  return isSafeId(id) ? id : `section-${id}`
}
