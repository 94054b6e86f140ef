import { Liquid } from 'liquidjs'
import { isData } from './jekyll'

/** Where a site was: its origin, and the path under which it lay. */
export type OldSite = { url: string; baseurl: string }

/** Liquid with the filters that Jekyll adds for addresses; a name that it does not know is an error if `strict`. */
export function createLiquidEngine({ url, baseurl }: OldSite, strict = true): Liquid {
  const engine = new Liquid({ strictVariables: strict, strictFilters: strict, jekyllInclude: true, jekyllWhere: true })
  const relative = (address: unknown) => join(baseurl, toAddress(address))
  engine.registerFilter('relative_url', relative)
  engine.registerFilter('absolute_url', (address: unknown) =>
    /^[a-z]+:/i.test(toAddress(address)) ? toAddress(address) : `${url}${relative(address)}`,
  )
  engine.registerFilter('xml_escape', (text: unknown) =>
    toAddress(text).replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`),
  )
  engine.registerFilter('markdownify', (text: unknown) => toAddress(text))
  return engine
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
