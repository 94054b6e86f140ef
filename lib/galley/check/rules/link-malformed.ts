import leven from 'leven'
import type { Fault } from '../../core/diagnostics'
import { linkSchemes } from '../../core/schemes'
import { type Address, getAddresses } from '../links'
import { isFound, type Rule } from '../rule'

export const linkMalformed: Rule = {
  id: 'link-malformed',
  reason: 'A misspelt address leads nowhere, or to a missing page of this site.',
  severity: 'error',
  check(entry, _content, found) {
    return getAddresses(entry).flatMap(({ url, kind, place }): Fault[] => {
      const fault = kind === 'image' || isFound(found, place) ? undefined : findFault(url, kind)
      return fault ? [{ ...fault, place }] : []
    })
  },
}

function findFault(url: string, kind: Address['kind']): Omit<Fault, 'place'> | undefined {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? []
  if (scheme) return findSchemeFault(url, scheme.toLowerCase(), rest)
  if (/^[/\\]{2}/.test(url)) {
    return { reason: `"${url}" has no scheme.`, note: `Write https:${url.replaceAll('\\', '/')}` }
  }
  if (/^(?:https?|mailto)\/{2}/i.test(url)) {
    return {
      reason: `"${url}" is missing a colon.`,
      note: `Write ${url.replace('//', '://').replace(/^mailto:\/\//i, 'mailto:')}`,
    }
  }
  if (kind === 'link' && /^[^/?#@\s]+@[^/?#@\s]+\.[a-z]{2,}$/i.test(url)) {
    return { reason: `"${url}" is read as a page of this site.`, note: `Write mailto:${url}` }
  }
  if (
    /^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:[a-z]{2}|com|org|net|info|dev|edu|gov|blog|app)(?=[/?#]|$))/i.test(url)
  ) {
    return isFileName(url)
      ? undefined
      : { reason: `"${url}" is read as a page of this site.`, note: `Write https://${url}` }
  }
  if (url.startsWith('/') && !canDecode(url)) {
    return { reason: `"${url}" contains a % that is not part of an escape.`, note: 'Write %25 for a percent sign.' }
  }
  return undefined
}

function findSchemeFault(url: string, scheme: string, rest: string): Omit<Fault, 'place'> | undefined {
  if (scheme === 'mailto') {
    return /^(?!\/)[^@\s?]+@[^@\s?]+\.[^@\s?.]+(?:\?|$)/.test(rest)
      ? undefined
      : { reason: `"${url}" has no valid email address.`, note: 'Write an address such as mailto:mara@example.org' }
  }
  if (scheme === 'http' || scheme === 'https') return findWebFault(url, scheme, rest)
  if (scheme === 'file' || /^[a-z]$/.test(scheme)) {
    return { reason: `"${url}" is a file on your own computer.`, note: 'Put the file in public/ and write /its-name' }
  }
  if (/^localhost$/.test(scheme)) return ownMachine(url)
  // Not a scheme, but a host with a port.
  if (scheme.includes('.')) return { reason: `"${url}" has no scheme.`, note: `Write https://${url}` }
  if (linkSchemes.includes(scheme)) return undefined
  const meant = linkSchemes.find((known) => leven(known, scheme) <= (known.length > 3 ? 2 : 1))
  return {
    reason: `Unknown scheme "${scheme}:".`,
    note: meant ? `Did you mean ${meant}:${rest}?` : `Write a full https:// URL, or ./${url} for a file.`,
  }
}

function findWebFault(url: string, scheme: string, rest: string): Omit<Fault, 'place'> | undefined {
  if (!rest.startsWith('//')) {
    return { reason: `Missing "//" after "${scheme}:".`, note: `Write ${scheme}://${rest.replace(/^\/+/, '')}` }
  }
  if (/^\/\/https?[:/]/i.test(rest)) {
    return { reason: `"${url}" has two schemes.`, note: `Write ${rest.slice(2).replace(/^(https?):?\/+/i, '$1://')}` }
  }
  if (/\s/.test(rest)) return { reason: `"${url}" contains a space.`, note: 'Write %20 for a space.' }
  if (!URL.canParse(url)) {
    return {
      reason: `"${url}" is not a valid URL.`,
      note: 'Write a scheme, a host and a path, such as https://example.org/a',
    }
  }
  const { hostname } = new URL(url)
  if (/^(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])$/.test(hostname)) return ownMachine(url)
  if (!/[.:]/.test(hostname)) {
    return {
      reason: `"${hostname}" is not a full host name.`,
      note: `Write the full host name, such as ${hostname}.example.org`,
    }
  }
  return undefined
}

function ownMachine(url: string): Omit<Fault, 'place'> {
  const path = url.replace(/^(?:https?:\/\/)?[^/]*/i, '')
  return {
    reason: `"${url}" points to your own computer.`,
    note: path ? `For a page of this site, write ${path}` : 'For the home page of this site, write /',
  }
}

function isFileName(url: string): boolean {
  return /^[^/?#]+\.(?:mdx?|html?|png|jpe?g|gif|webp|avif|svg|pdf|txt|sh|py|js|ts)(?:[?#]|$)/i.test(url)
}

function canDecode(url: string): boolean {
  try {
    decodeURI(url)
    return true
  } catch {
    return false
  }
}
