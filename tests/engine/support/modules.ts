import { vi } from 'vitest'
import type { Site } from '@/lib/galley/config/site-schema'

/** Imports a fresh copy of a module, with these environment variables. */
export async function importWith<Module>(
  variables: Record<string, string>,
  load: () => Promise<Module>,
): Promise<Module> {
  vi.resetModules()
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  return load()
}

/** Imports a fresh copy of a module, with these facts in `lib/site.ts`. */
export async function importWithSite<Module>(
  facts: Partial<Site>,
  load: () => Promise<Module>,
  variables: Record<string, string> = {},
): Promise<Module> {
  const { site } = await vi.importActual<typeof import('@/lib/site')>('@/lib/site')
  vi.doMock('@/lib/site', () => ({ site: { ...site, ...facts } }))
  try {
    return await importWith(variables, load)
  } finally {
    vi.doUnmock('@/lib/site')
  }
}

/**
 * Imports a fresh copy of a module, with these addresses in `lib/site.ts` and no links to others. Throws if the addresses
 * are invalid.
 */
export async function importWithAddresses<Module>(
  addresses: Record<string, string | string[]>,
  variables: Record<string, string>,
  load: () => Promise<Module>,
): Promise<Module> {
  const { createAddressTable } = await import('@/lib/galley/config/address-table')
  const { table, faults } = createAddressTable(addresses)
  if (faults.length > 0) throw new Error(faults.map(({ reason }) => reason).join('\n'))
  return importWithSite({ addresses: table, nav: [] }, load, variables)
}

/** The facts of a blog without any optional ones. */
export const bareFacts: Partial<Site> = {
  authors: [],
  licence: undefined,
  source: undefined,
  contact: undefined,
  links: [],
}
