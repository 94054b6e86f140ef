import type { Edit, ElementNode, HtmlNode } from '../../html/html'
import { readModuleIds } from './payload'

/**
 * The client modules of Next that are on every page and do nothing for a reader of plain HTML. Anything else that a
 * page's payload names is an island. A test holds the list against the installed Next.
 */
export const frameworkModules = [
  'next/dist/client/components/builtin/global-error.js',
  'next/dist/esm/client/components/client-page.js',
  'next/dist/esm/client/components/client-segment.js',
  'next/dist/esm/client/components/http-access-fallback/error-boundary.js',
  'next/dist/esm/client/components/layout-router.js',
  'next/dist/esm/client/components/render-from-template-context.js',
  'next/dist/esm/lib/framework/boundary-components.js',
  'next/dist/esm/lib/metadata/generate/icon-mark.js',
]

/** Client modules by the id that payloads call them: their paths from the project's root. */
export type ClientModules = Map<string, string>

/** What Next's runtime is on a page: what to do away with, and for which modules it has to stay. */
export type Runtime = { edits: Edit[]; islands: string[] }

/** Whether a client module is one of Next's own, by its path. */
export function isFramework(path: string): boolean {
  return frameworkModules.some((module) => path === `node_modules/${module}`)
}

/**
 * How to rid a page, made of `nodes`, of what Next and React put there to run in the browser; or, if it holds an island,
 * the islands' modules. An id that `modules` does not know counts as an island. Throws if React has moved content out of
 * its place, which only a script would bring back.
 */
export function findRuntime(html: string, nodes: HtmlNode[], modules: ClientModules): Runtime {
  const outlined = nodes.find(isOutlined)
  if (outlined) {
    const source = html.slice(outlined.start, outlined.end)
    throw new Error(`React has put content into ${source.slice(0, 80)}…: a Suspense boundary holds too much.`)
  }
  const islands = findIslands(nodes, modules)
  return { edits: islands.length > 0 ? [] : nodes.flatMap(edit), islands }
}

function edit(node: HtmlNode): Edit[] {
  const { start, end } = node
  if (node.kind === 'comment' || isRuntime(node)) return [{ start, end, text: '' }]
  // Its attributes are for React.
  return node.tagName === 'style' ? [{ start, end: node.tagEnd, text: '<style>' }] : []
}

/** Whether an element is Next's own: its scripts, what loads them early, the empty box in which React streams metadata. */
export function isRuntime({ tagName, attributes, text }: ElementNode): boolean {
  if (tagName === 'script') {
    return attributes.get('src')?.includes('/_next/') || attributes.get('id') === '_R_' || isPayload(text)
  }
  if (tagName === 'link') return attributes.get('rel') === 'preload' && attributes.get('as') === 'script'
  return tagName === 'div' && attributes.has('hidden') && attributes.size === 1 && text === ''
}

function isPayload(script: string): boolean {
  return /^\(?self\.__next_f/.test(script)
}

/** https://github.com/facebook/react, Fizz: what is too large for its place waits in `S:…`, its place is `B:` or `P:`. */
function isOutlined(node: HtmlNode): boolean {
  if (node.kind === 'comment') return false
  const id = node.attributes.get('id') ?? ''
  return (node.tagName === 'template' && /^[BP]:/.test(id)) || (node.attributes.has('hidden') && /^S:/.test(id))
}

function findIslands(nodes: HtmlNode[], modules: ClientModules): string[] {
  const scripts = nodes.map((node) => (node.kind === 'element' && node.tagName === 'script' ? node.text : ''))
  const paths = Array.from(
    readModuleIds(scripts.filter(isPayload)),
    (id) => modules.get(id) ?? `module ${id}, which no manifest names`,
  )
  return paths.filter((path) => !isFramework(path)).sort()
}
