import { vi } from 'vitest'
import type { Site } from '@/lib/site-schema'

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
export async function importWithSite<Module>(facts: Partial<Site>, load: () => Promise<Module>): Promise<Module> {
  const { site } = await vi.importActual<typeof import('@/lib/site')>('@/lib/site')
  vi.doMock('@/lib/site', () => ({ site: { ...site, ...facts } }))
  try {
    return await importWith({}, load)
  } finally {
    vi.doUnmock('@/lib/site')
  }
}

/** A blog that has none of the facts that can be left out. */
export const bareFacts: Partial<Site> = {
  authors: [],
  licence: undefined,
  source: undefined,
  contact: undefined,
  links: [],
}
