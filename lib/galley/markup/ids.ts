/** What begins the ids of the page around a text. A heading's id never has a colon, and no author's id begins with this. */
const pagePrefix = 'page:'

/** Returns the id of a part of the page around a text, which no id of the text can equal. */
export function pageId(name: string): string {
  return pagePrefix + name
}

/** Returns whether an id belongs to the page around a text. */
export function isPageId(id: string): boolean {
  return id.startsWith(pagePrefix)
}

/**
 * Returns whether an author's id is safe on a page. Browsers create a global variable for each id. No script of React,
 * Next.js, Turbopack or Pagefind reads one that starts with a letter or digit, except those excluded here. React uses
 * the ids `S:0`, `B:0`, `P:0` for streamed content.
 */
export function isSafeId(id: string): boolean {
  return /^[\p{L}\p{N}]/u.test(id) && !/^[A-Z]+:|^(?:TURBOPACK|NEXT_|webpack)/.test(id) && !isPageId(id)
}

/** Returns a safe id for a heading, whose text may be anything. */
export function toSafeId(id: string): string {
  return isSafeId(id) ? id : `section-${id}`
}
