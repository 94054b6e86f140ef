import { vi } from 'vitest'

/** Imports a module as a process with these variables would: nothing of an earlier import is left. */
export async function importWith<Module>(
  variables: Record<string, string>,
  load: () => Promise<Module>,
): Promise<Module> {
  vi.resetModules()
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  return load()
}
