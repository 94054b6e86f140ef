import type { ElementNode } from './html'
import type { Inline } from './inline'

/** The declared inline content, by kind. */
export type KnownInline = {
  scripts: Set<string>
  /** Style sheets by their `href`, which React writes into `data-href`. */
  styles: Map<string, string>
  styleAttributes: Set<string>
  frames: Set<string>
}

/** Returns declarations grouped by kind. */
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

/** Returns whether a `<style>` consists of exactly the declared style sheets that its `data-href` names. */
export function isKnownStyle({ attributes, text }: ElementNode, { styles }: KnownInline): boolean {
  const hrefs = attributes.get('data-href')?.split(' ') ?? []
  return (
    hrefs.length > 0 &&
    hrefs.every((href) => styles.has(href)) &&
    text === hrefs.map((href) => styles.get(href)).join('')
  )
}

const remedies = {
  script: 'Move it to a file in lib/browser and render <InlineScript name="…" /> instead, or <DataScript> for data.',
  'style sheet': 'Import a file from components/styles, or render <Style file="components/styles/…" /> instead.',
  'style attribute':
    "Use a class from components/styles. If the style is computed, call declareInline({ kind: 'style attribute', text }) from lib/galley/html/inline.ts with this text where it is rendered.",
  frame: 'Render <Frame> from components/Frame.tsx instead.',
}

/** Throws an error about undeclared inline content, with a remedy. */
export function refuseInline(kind: keyof typeof remedies, text: string): never {
  const shown = text.trim().replace(/\s+/g, ' ').slice(0, 80)
  throw new Error(`The page contains an undeclared ${kind}: ${shown}\n${remedies[kind]}`)
}
