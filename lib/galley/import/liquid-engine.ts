import { Liquid } from 'liquidjs'
import { isData } from './jekyll'

/** The origin and base path of the old site. */
export type OldSite = { url: string; baseurl: string }

type Handler = Exclude<Liquid['filters'][string], { handler: unknown }>

/** The limits of a Liquid text: characters to parse, items and characters to allocate, milliseconds to render. */
const limits = { parseLimit: 1_000_000, memoryLimit: 1_000_000, renderLimit: 1000 }

/**
 * Returns a Liquid engine with Jekyll's URL filters. Unknown names throw if `strict`. `include`, `render` and `layout`
 * throw, since it reads no files. Texts that exceed the limits throw, see `isTooCostly`.
 */
export function createLiquidEngine({ url, baseurl }: OldSite, strict = true): Liquid {
  const engine = new Liquid({
    strictVariables: strict,
    strictFilters: strict,
    jekyllInclude: true,
    jekyllWhere: true,
    ownPropertyOnly: true,
    // An empty set of templates instead of the file system.
    templates: {},
    ...limits,
  })
  const relative = (address: unknown) => join(baseurl, toAddress(address))
  engine.registerFilter('relative_url', relative)
  engine.registerFilter('absolute_url', (address: unknown) =>
    /^[a-z]+:/i.test(toAddress(address)) ? toAddress(address) : `${url}${relative(address)}`,
  )
  engine.registerFilter('xml_escape', (text: unknown) =>
    toAddress(text).replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`),
  )
  engine.registerFilter('markdownify', (text: unknown) => toAddress(text))
  limitFilters(engine)
  return engine
}

/** Whether an error of Liquid means that a text exceeds the limits. */
export function isTooCostly(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof Error &&
      (/ limit exceeded\b/.test(error.message) ||
        ('originalError' in error && isTooCostly(error.originalError)) ||
        /^(?:Invalid string length|Maximum call stack size exceeded)/.test(error.message)))
  )
}

/**
 * Makes each filter call check the time and count its input. Liquid only checks the time between tags, and some filters
 * count nothing: a `has_exp` within a `has_exp` would take minutes.
 */
function limitFilters(engine: Liquid): void {
  for (const [name, filter] of Object.entries(engine.filters)) {
    const isPlain = typeof filter === 'function'
    const handler = isPlain ? filter : filter.handler
    const limited: Handler = function (value, ...args) {
      this.context.renderLimit.check(performance.now())
      this.context.memoryLimit.use(typeof value === 'string' || Array.isArray(value) ? value.length : 0)
      return handler.call(this, value, ...args)
    }
    engine.registerFilter(name, isPlain ? limited : { ...filter, handler: limited })
  }
}

function join(base: string, address: string): string {
  if (/^[a-z]+:/i.test(address)) return address
  return address === '' && base !== '' ? base : `${base}/${address.replace(/^\/+/, '')}`
}

/** Returns a filter's input as an address; for a document, its `url`. */
function toAddress(value: unknown): string {
  if (isData(value)) return toAddress(value.url)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
