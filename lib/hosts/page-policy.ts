import { createHash } from 'node:crypto'
import { applyEdits, type Edit, type ElementNode, type HtmlNode, readNodes } from '../html'
import { site } from '../site'

/** What no page does, and a directive for what is loaded does not forbid. */
export const basePolicy = ["base-uri 'none'", "form-action 'self'"]

/** What a page runs, styles and frames itself, beside files of the site. */
type Needs = { scripts: Set<string>; styles: Set<string>; styleAttributes: Set<string>; frames: Set<string> }

/**
 * A page with a Content-Security-Policy of its own, before anything that it rules over: what runs or styles within the
 * page is let through by its hash, what is loaded comes from the site, and nothing else works. `wasm` lets the page
 * compile WebAssembly. A host's headers can forbid more, never less. Text without an element stays as it is.
 */
export function lockPage(html: string, options = {}): string {
  return applyEdits(html, createLock(readNodes(html), options))
}

/** What locks a page of these nodes: see `lockPage`. */
export function createLock(nodes: HtmlNode[], { wasm = false } = {}): Edit[] {
  const elements = nodes.filter((node) => node.kind === 'element')
  const place = findPlace(elements)
  if (place === undefined) return []
  const meta = `<meta http-equiv="Content-Security-Policy" content="${createPagePolicy(elements, wasm)}">`
  return [{ start: place, end: place, text: meta }]
}

/** Behind what says the encoding; without that, where the head begins, or the page. */
function findPlace(elements: ElementNode[]): number | undefined {
  const find = (name: string) => elements.find(({ tagName }) => tagName === name)
  const charset = elements.find(({ tagName, attributes }) => tagName === 'meta' && attributes.has('charset'))
  return (charset ?? find('head') ?? find('html'))?.tagEnd ?? elements[0]?.start
}

function createPagePolicy(elements: ElementNode[], wasm: boolean): string {
  const needs: Needs = { scripts: new Set(), styles: new Set(), styleAttributes: new Set(), frames: new Set() }
  collect(elements, needs)
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
  return [...own, ...basePolicy].join(';')
}

function collect(elements: ElementNode[], needs: Needs): void {
  for (const { tagName, attributes, text } of elements) {
    const style = attributes.get('style')
    if (style !== undefined) needs.styleAttributes.add(hash(style))
    if (tagName === 'style') needs.styles.add(hash(text))
    if (tagName === 'script' && !attributes.has('src') && isRun(attributes.get('type'))) needs.scripts.add(hash(text))
    if (tagName === 'iframe') collectFrame(attributes, needs)
  }
}

/** A frame may go where it begins; a page that is written into it has the policy of the one around it. */
function collectFrame(attributes: Map<string, string>, needs: Needs): void {
  const inner = readNodes(attributes.get('srcdoc') ?? '').filter((node) => node.kind === 'element')
  collect(inner, needs)
  for (const href of [attributes.get('src'), ...inner.map(({ attributes }) => attributes.get('href'))]) {
    if (href && /^https?:/i.test(href) && URL.canParse(href)) needs.frames.add(new URL(href).origin)
  }
}

/** Whether a browser runs a script of this type, or does what it says; others hold data. */
function isRun(type = ''): boolean {
  return /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i.test(type.trim())
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
