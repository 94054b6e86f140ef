import { existsSync } from 'node:fs'
import path from 'node:path'
import { vi } from 'vitest'
import { importWith } from './modules'

/** Imports a module as in a blog that has installed the fonts for all scripts that cards support. */
export async function importWithFonts<Module>(load: () => Promise<Module>): Promise<Module> {
  const folder = path.resolve('tests/tools/fonts')
  if (!existsSync(path.join(folder, 'node_modules'))) {
    throw new Error('The fonts are not installed. Run npm run test:unit, which installs them.')
  }
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  try {
    return await importWith({}, load)
  } finally {
    cwd.mockRestore()
  }
}
