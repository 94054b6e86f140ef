import type { Edit, ElementNode, HtmlNode } from '../../html/html'
import { readModuleIds } from './payload'

/**
 * The client modules that Next puts on every page and that plain HTML does not need. Any other module in a page's payload
 * is an island. A test compares this list with the installed Next.
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

/** The paths of client modules from the project's root, by their ids in payloads. */
export type ClientModules = Map<string, string>

/** The edits that strip Next's runtime from a page, and the island modules that need it: one of the two is empty. */
export type Runtime = { edits: Edit[]; islands: string[] }

/** Returns whether the path of a client module is in `frameworkModules`. */
export function isFramework(path: string): boolean {
  return frameworkModules.some((module) => path === `node_modules/${module}`)
}

/**
 * Returns the edits that strip the runtime of Next and React from a page with these `nodes`, or, if the page has islands,
 * their modules. An id that is not in `modules` counts as an island. Throws if React has moved content out of place, since
 * only a script could move it back.
 */
export function findRuntime(html: string, nodes: HtmlNode[], modules: ClientModules): Runtime {
  const outlined = nodes.find(isOutlined)
  if (outlined) {
    const source = html.slice(outlined.start, outlined.end)
    throw new Error(`React has moved content into ${source.slice(0, 80)}…: a Suspense boundary holds too much.`)
  }
  const islands = findIslands(nodes, modules)
  return { edits: islands.length > 0 ? [] : nodes.flatMap(edit), islands }
}

function edit(node: HtmlNode): Edit[] {
  const { start, end } = node
  if (node.kind === 'comment' || isRuntime(node)) return [{ start, end, text: '' }]
  // Only React reads the attributes.
  return node.tagName === 'style' ? [{ start, end: node.tagEnd, text: '<style>' }] : []
}

/** Returns whether Next added an element: a script, the preload of one, or the empty box for React's streamed metadata. */
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

/** Returns whether React streams content here (`S:…`) that belongs to a marker (`B:…`, `P:…`). See Fizz in React's source. */
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
