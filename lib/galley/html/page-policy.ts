import { createHash } from 'node:crypto'
import { site } from '../../site'
import { applyEdits, type Edit, type ElementNode, type HtmlNode, readNodes } from './html'
import { createKnownInline, isKnownStyle, type KnownInline, refuseInline } from './known-inline'

/** What no page does, and a directive for what is loaded does not forbid. */
export const basePolicy = ["base-uri 'none'", "form-action 'self'"]

/** What a page runs, styles and frames itself, beside files of the site. */
type Needs = { scripts: Set<string>; styles: Set<string>; styleAttributes: Set<string>; frames: Set<string> }

/** What is known of a page besides its elements. */
export type LockOptions = {
  /** What may be on the page; `everything` on one that its owner has written as a whole, into public/. */
  known?: KnownInline | 'everything'
  /** Lets the page compile WebAssembly. */
  wasm?: boolean
  /** Whether React hydrates the page. */
  hydrates?: boolean
}

/**
 * A page with a Content-Security-Policy of its own, before anything that it rules over: what the build has put there to run
 * or style is let through by its hash, what is loaded comes from the site, and nothing else works. A host's headers can
 * forbid more, never less. Text without an element stays as it is. Throws at a script, style or frame that is not known.
 */
export function lockPage(html: string, facts: LockOptions = {}): string {
  return applyEdits(html, createLock(readNodes(html), facts))
}

/** What locks a page of these nodes: see `lockPage`. */
export function createLock(nodes: HtmlNode[], facts: LockOptions = {}): Edit[] {
  const elements = nodes.filter((node) => node.kind === 'element')
  const place = findPlace(elements)
  if (place === undefined) return []
  const meta = `<meta http-equiv="Content-Security-Policy" content="${createPagePolicy(elements, facts)}">`
  return [{ start: place, end: place, text: meta }]
}

/** Behind what says the encoding; without that, where the head begins, or the page. */
function findPlace(elements: ElementNode[]): number | undefined {
  const find = (name: string) => elements.find(({ tagName }) => tagName === name)
  const charset = elements.find(({ tagName, attributes }) => tagName === 'meta' && attributes.has('charset'))
  return (charset ?? find('head') ?? find('html'))?.tagEnd ?? elements[0]?.start
}

function createPagePolicy(
  elements: ElementNode[],
  { known = createKnownInline(), wasm, hydrates }: LockOptions,
): string {
  const needs: Needs = { scripts: new Set(), styles: new Set(), styleAttributes: new Set(), frames: new Set() }
  collect(elements, needs, known)
  const { scripts, styles, styleAttributes, frames } = needs
  // What has no directive of its own goes by the first, scripts among it.
  const loads = ["'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...scripts]
  const attributes = styleAttributes.size > 0 ? ["'unsafe-hashes'", ...styleAttributes] : []
  const directives = new Map([
    ['default-src', loads],
    ['style-src', ["'self'", ...styles, ...attributes]],
  ])
  if (frames.size > 0) directives.set('frame-src', [...frames])
  for (const [name, origins] of Object.entries(site.policy.allow)) {
    directives.set(name, [...(directives.get(name) ?? (name === 'script-src' ? loads : ["'self'"])), ...origins])
  }
  const own = Array.from(directives, ([name, sources]) => `${name} ${sources.join(' ')}`)
  const isOurs = known !== 'everything' && !hydrates && !site.policy.allow['script-src']
  return [...own, ...basePolicy, ...(isOurs ? trustedTypes : [])].join(';')
}

/**
 * No script of the page may make HTML or code of a text. Not on pages with an island: React makes scripts by innerHTML, and
 * Turbopack loads chunks by addresses that are texts. Not in pages of public/, nor where scripts of other sites are let
 * through: nobody here knows what these do.
 */
const trustedTypes = ["require-trusted-types-for 'script'", "trusted-types 'none'"]

function collect(elements: ElementNode[], needs: Needs, known: KnownInline | 'everything'): void {
  for (const element of elements) {
    const { tagName, attributes, text } = element
    const style = attributes.get('style')
    if (style !== undefined) {
      if (known !== 'everything' && !known.styleAttributes.has(style)) refuseInline('style attribute', style)
      needs.styleAttributes.add(hash(style))
    }
    if (tagName === 'style') {
      if (known !== 'everything' && !isKnownStyle(element, known)) refuseInline('style sheet', text)
      needs.styles.add(hash(text))
    }
    if (tagName === 'script' && !attributes.has('src') && isRun(attributes.get('type'))) {
      if (known !== 'everything' && !known.scripts.has(text)) refuseInline('script', text)
      needs.scripts.add(hash(text))
    }
    if (/^(?:i?frame|object|embed|fencedframe)$/.test(tagName)) collectFrame(attributes, needs, known)
  }
}

/** A frame may go where it begins; a page that is written into it has the policy of the one around it. */
function collectFrame(attributes: Map<string, string>, needs: Needs, known: KnownInline | 'everything'): void {
  const srcdoc = attributes.get('srcdoc') ?? ''
  const content = srcdoc || (attributes.get('src') ?? attributes.get('data') ?? '')
  if (known !== 'everything' && !known.frames.has(content)) refuseInline('frame', content)
  const inner = readNodes(srcdoc).filter((node) => node.kind === 'element')
  for (const { tagName, text } of inner) if (tagName === 'style') needs.styles.add(hash(text))
  for (const href of [attributes.get('src'), ...inner.map(({ attributes }) => attributes.get('href'))]) {
    if (href && /^https?:/i.test(href) && URL.canParse(href)) needs.frames.add(new URL(href).origin)
  }
}

/** Whether a browser runs a script of this type, or does what it says; others hold data. */
export function isRun(type = ''): boolean {
  return /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i.test(type.trim())
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
