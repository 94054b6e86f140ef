import { readdirSync } from 'node:fs'
import path from 'node:path'
import { site } from '../../site'
import { formatPattern, hasParameters } from '../config/address-patterns'
import { createAddressTable, places } from '../config/address-table'
import type { Fault } from '../core/diagnostics'
import { unlessMissing } from '../core/output'

/** A page of the owner's in `app/`: the folder that its address in `lib/site.ts` names, and its file. */
export type OwnFile = { folder: string; file: string }

/**
 * Lists the owner's pages in `app/`, sorted. Leaves out the routes of the engine, and routes with params: a build knows
 * their pages only after it has rendered them.
 */
export function listOwnFiles(): OwnFile[] {
  return (
    (unlessMissing(() => readdirSync(path.resolve('app'), { recursive: true, encoding: 'utf8' })) ?? [])
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => /^(?:.*\/)?page\.tsx?$/.test(file))
      .map((file) => ({ file: `app/${file}`, folders: file.split('/').slice(0, -1) }))
      // Next.js serves no private folder, and neither slots nor params have an address of their own.
      .filter(({ folders }) => !folders.some((name) => /^[_@]|^\(\.|\[/.test(name)))
      .map(({ file, folders }) => ({ file, folder: folders.filter((name) => !name.startsWith('(')).join('/') }))
      .filter(({ folder }) => !engineFolders.has(folder))
      .sort((a, b) => (a.folder < b.folder ? -1 : 1))
  )
}

const engineFolders = new Set(
  Object.values(places)
    .filter((place) => !hasParameters(place))
    .map((place) => formatPattern(place, {}).slice(1, -1)),
)

/** Lists the owner's pages in `app/` that have no address in `lib/site.ts`. */
export function listUnaddressed(): OwnFile[] {
  return listOwnFiles().filter(({ folder }) => !site.addresses.own.has(folder))
}

/** Returns the fault of a page in `app/` that has no address. */
export function describeUnaddressed(folder: string): Omit<Fault, 'place'> {
  if (folder === '') {
    return {
      reason: 'app/page.tsx and the post index are both at /.',
      note: "Give the index another address in lib/site.ts: addresses: { index: '/blog/' }",
    }
  }
  const key = /^[a-z]\w*$/i.test(folder) ? folder : `'${folder}'`
  const isValid = createAddressTable({ [folder]: `/${folder}/` }).faults.length === 0
  return {
    reason: `app/${folder}/page.tsx has no address.`,
    note: isValid
      ? `Give it one in lib/site.ts: addresses: { ${key}: '/${folder}/' }`
      : 'Rename its folder: the name cannot be an address, or is reserved. Then give it one in lib/site.ts.',
  }
}

/** Returns the fault of an address in `lib/site.ts` whose page does not exist in `app/`. */
export function describeMissing(folder: string, address: string): Omit<Fault, 'place'> {
  if (folder === '') {
    return {
      reason: 'The site has no page at /: the post index is elsewhere, and app/page.tsx does not exist.',
      note: 'Write that file, or remove index from addresses in lib/site.ts.',
    }
  }
  return {
    reason: `lib/site.ts gives the address ${address} to app/${folder}/page.tsx, which does not exist.`,
    note: `Write that file, or remove ${/^[a-z]\w*$/i.test(folder) ? folder : `'${folder}'`} from addresses.`,
  }
}
