import '../support/environment'
import { ensureBrowser } from '../../browser'
import { buildServedSites } from '../site/build-sites'
import { sites } from '../site/sites'
import { atom } from './atom'
import { axe } from './axe'
import { cards } from './cards'
import { feeds } from './feeds'
import { html } from './html'
import { htmlValidate } from './html-validate'
import { jekyll } from './jekyll'
import { jsonLd } from './json-ld'
import { links } from './links'
import { findMissing, type Validator } from './validator'
import { xml } from './xml'

/** The third-party validators. */
const validators: Validator[] = [html, htmlValidate, axe, links, xml, atom, feeds, jsonLd, cards, jekyll]

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/**
 * Builds the sites and runs the validators with these names, or all. Prints the faults, and sets the exit code if there are
 * any. Throws if a name is unknown or a tool is missing.
 */
async function run(names: string[]): Promise<void> {
  const chosen = validators.filter(({ name }) => names.length === 0 || names.includes(name))
  const unknown = names.filter((name) => !validators.some((validator) => validator.name === name))
  if (unknown.length > 0) {
    const valid = validators.map(({ name }) => name)
    throw new Error(`Unknown validators: ${unknown.join(', ')}. Valid names: ${valid.join(', ')}.`)
  }
  const missing = findMissing(chosen.flatMap(({ tools }) => tools))
  if (missing.length > 0) throw new Error(missing.join('\n'))
  if (chosen.includes(axe)) ensureBrowser()
  if (!process.env.REUSE_SITES) await buildServedSites()
  for (const { name, run } of chosen) {
    const start = performance.now()
    const { checked, faults } = await run(sites)
    for (const fault of faults) console.error(fault)
    if (faults.length > 0) process.exitCode = 1
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${faults.length > 0 ? '✗' : '✓'} ${name}: ${checked}, ${faults.length} faults (${seconds} s)`)
  }
}
