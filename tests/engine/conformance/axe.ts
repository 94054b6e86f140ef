import { runTool, type Validator } from './validator'

/** Checks all templates with axe-core in Chromium, by the same test as `npm test`. */
export const axe: Validator = {
  name: 'axe',
  tools: [],
  async run() {
    const test = [
      'tests/engine/site/templates.test.ts',
      '--grep',
      'axe-core',
      '--config',
      'tests/engine/playwright.config.ts',
    ]
    process.env.REUSE_SITES = '1'
    const { status, stdout, stderr } = runTool('playwright', ['test', ...test])
    const passed = Number(/^ +(\d+) passed/m.exec(stdout)?.[1] ?? 0)
    return {
      checked: `${passed} templates, each in light and dark at 360 and 1280 px`,
      faults: status === 0 && passed > 0 ? [] : [stdout + stderr],
    }
  },
}
