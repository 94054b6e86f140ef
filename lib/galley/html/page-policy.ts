import { createHash } from 'node:crypto'
import { site } from '../../site'
import { applyEdits, type Edit, type ElementNode, type HtmlNode, readNodes } from './html'
import { createKnownInline, isKnownStyle, type KnownInline, refuseInline } from './known-inline'

/** Directives of every page that `default-src` does not cover. */
export const basePolicy = ["base-uri 'none'", "form-action 'self'"]

/** Sources of a page's inline scripts, styles and frames, as they appear in the policy. */
type Needs = { scripts: Set<string>; styles: Set<string>; styleAttributes: Set<string>; frames: Set<string> }

/** Options of a page's Content-Security-Policy. */
export type PolicyOptions = {
  /** Declared inline content; `everything` for a page from public/, whose owner wrote all of it. */
  known?: KnownInline | 'everything'
  /** Whether the page may compile WebAssembly. */
  wasm?: boolean
  /** Whether React hydrates the page. */
  hydrates?: boolean
}

/**
 * Returns a page with a Content-Security-Policy in a `<meta>`: it allows inline content by hash, files of the site, and
 * the origins in `site.policy.allow`. A host's headers can forbid more, never less. Returns text without an element
 * unchanged. Throws on an undeclared inline script, style or frame.
 */
export function addPagePolicy(html: string, options: PolicyOptions = {}): string {
  return applyEdits(html, createPolicyEdits(readNodes(html), options))
}

/** Returns the edits that add a policy to a page, given its nodes: see `addPagePolicy`. */
export function createPolicyEdits(nodes: HtmlNode[], options: PolicyOptions = {}): Edit[] {
  const elements = nodes.filter((node) => node.kind === 'element')
  const place = findPlace(elements)
  if (place === undefined) return []
  const meta = `<meta http-equiv="Content-Security-Policy" content="${createPagePolicy(elements, options)}">`
  return [{ start: place, end: place, text: meta }]
}

/** Returns the offset for the policy: after `<meta charset>` if there is one, else at the start of the head or page. */
function findPlace(elements: ElementNode[]): number | undefined {
  const find = (name: string) => elements.find(({ tagName }) => tagName === name)
  const charset = elements.find(({ tagName, attributes }) => tagName === 'meta' && attributes.has('charset'))
  return (charset ?? find('head') ?? find('html'))?.tagEnd ?? elements[0]?.start
}

function createPagePolicy(
  elements: ElementNode[],
  { known = createKnownInline(), wasm, hydrates }: PolicyOptions,
): string {
  const needs: Needs = { scripts: new Set(), styles: new Set(), styleAttributes: new Set(), frames: new Set() }
  collect(elements, needs, known)
  const { scripts, styles, styleAttributes, frames } = needs
  // `default-src` covers scripts and everything else without its own directive.
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
 * Forbids scripts to turn text into HTML or code. Omitted on pages with an island (React creates scripts through
 * innerHTML, and Turbopack loads chunks from plain URLs), on pages from public/, and where scripts from other sites are
 * allowed, since their code is unknown.
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
    if (tagName === 'script' && !attributes.has('src') && isExecutable(attributes.get('type'))) {
      if (known !== 'everything' && !known.scripts.has(text)) refuseInline('script', text)
      needs.scripts.add(hash(text))
    }
    if (/^(?:i?frame|object|embed|fencedframe)$/.test(tagName)) collectFrame(attributes, needs, known)
  }
}

/** Allows a frame's origin. A `srcdoc` document inherits the page's policy, so its style sheets and links count too. */
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

/** Returns whether a browser executes or applies a script of this type; other types are data. */
export function isExecutable(type = ''): boolean {
  return /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i.test(type.trim())
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
