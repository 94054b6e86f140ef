import type { ElementNode } from './html'
import type { Inline } from './inline'

/** What the build itself has put into pages, by what it is. */
export type KnownInline = {
  scripts: Set<string>
  /** Style sheets by the name that React gives them. */
  styles: Map<string, string>
  styleAttributes: Set<string>
  frames: Set<string>
}

/** Sorts declarations. */
export function createKnownInline(declarations: Inline[] = []): KnownInline {
  const known: KnownInline = { scripts: new Set(), styles: new Map(), styleAttributes: new Set(), frames: new Set() }
  for (const inline of declarations) {
    if (inline.kind === 'script') known.scripts.add(inline.text)
    else if (inline.kind === 'style') known.styles.set(inline.href, inline.text)
    else if (inline.kind === 'style attribute') known.styleAttributes.add(inline.text)
    else known.frames.add(inline.text)
  }
  return known
}

/** Whether a style sheet is what its names say: the known sheets of these names, one after the other. */
export function isKnownStyle({ attributes, text }: ElementNode, { styles }: KnownInline): boolean {
  const hrefs = attributes.get('data-href')?.split(' ') ?? []
  return (
    hrefs.length > 0 &&
    hrefs.every((href) => styles.has(href)) &&
    text === hrefs.map((href) => styles.get(href)).join('')
  )
}

const remedies = {
  script:
    'Write it as a file of lib/browser and put <InlineScript name="…" /> in its place, or <DataScript> for what the browser reads.',
  'style sheet': 'Import a file of components/styles, or put <Style file="components/styles/…" /> in its place.',
  'style attribute':
    "Make it a class of components/styles; if it has to be computed, call declareInline({ kind: 'style attribute', text }) of lib/galley/html/inline.ts with this text where it is rendered.",
  frame: 'Put <Frame> of components/Frame.tsx in its place.',
}

/** Throws that a page holds something that nobody has declared. */
export function refuseInline(kind: keyof typeof remedies, text: string): never {
  const shown = text.trim().replace(/\s+/g, ' ').slice(0, 80)
  throw new Error(`The page holds a ${kind} that the build has not put there: ${shown}\n${remedies[kind]}`)
}
