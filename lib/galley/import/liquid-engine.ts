import { Liquid } from 'liquidjs'
import { isData } from './jekyll'

/** Where a site was: its origin, and the path under which it lay. */
export type OldSite = { url: string; baseurl: string }

type Handler = Exclude<Liquid['filters'][string], { handler: unknown }>

/** What one text of Liquid may cost: characters to parse, items and characters to make, milliseconds to render. */
const limits = { parseLimit: 1_000_000, memoryLimit: 1_000_000, renderLimit: 1000 }

/**
 * Liquid with the filters that Jekyll adds for addresses. A name that it does not know is an error if `strict`. It reads
 * no file: an `include`, `render` or `layout` is an error. A text that exceeds the limits is an error, see `isTooCostly`.
 */
export function createLiquidEngine({ url, baseurl }: OldSite, strict = true): Liquid {
  const engine = new Liquid({
    strictVariables: strict,
    strictFilters: strict,
    jekyllInclude: true,
    jekyllWhere: true,
    ownPropertyOnly: true,
    // In place of the disk.
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

/** Whether Liquid has stopped because a text costs too much. */
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
 * Has each call of a filter check the time and count its input. Liquid itself checks the time between tags only, and not
 * every filter counts: `has_exp` within `has_exp` would take minutes.
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

/** A document drop stands for its address. */
function toAddress(value: unknown): string {
  if (isData(value)) return toAddress(value.url)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
