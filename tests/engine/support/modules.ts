import { vi } from 'vitest'
import type { Site } from '@/lib/galley/config/site-schema'

/** Imports a module as a process with these variables would: nothing of an earlier import is left. */
export async function importWith<Module>(
  variables: Record<string, string>,
  load: () => Promise<Module>,
): Promise<Module> {
  vi.resetModules()
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  return load()
}

/** Imports a module as it is in a blog whose `lib/site.ts` says the same but for these facts. */
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

/** Imports a module as a process would in the checkout of an owner who has said these addresses in `lib/site.ts`. */
export async function importWithAddresses<Module>(
  addresses: Record<string, string | string[]>,
  variables: Record<string, string>,
  load: () => Promise<Module>,
): Promise<Module> {
  const { createAddressTable } = await import('@/lib/galley/config/address-table')
  const { table, faults } = createAddressTable(addresses)
  if (faults.length > 0) throw new Error(faults.map(({ reason }) => reason).join('\n'))
  return importWithSite({ addresses: table }, load, variables)
}

/** A blog that has none of the facts that can be left out. */
export const bareFacts: Partial<Site> = {
  authors: [],
  licence: undefined,
  source: undefined,
  contact: undefined,
  links: [],
}
