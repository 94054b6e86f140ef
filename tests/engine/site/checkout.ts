import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { copyCheckout } from '../../../bench/site'

/**
 * Makes a checkout to build sites in: the code as it is here, dependencies taken from here, no content, and instead of the
 * owner's facts those of the fixture, edited if a site needs others.
 */
export async function makeCheckout(dir: string, edit = (facts: string): string => facts): Promise<void> {
  await copyCheckout(dir, ['node_modules'])
  const facts = await readFile(new URL('../fixtures/site.ts', import.meta.url), 'utf8')
  await writeFile(path.join(dir, 'lib/site.ts'), edit(facts).replace(/'(?:\.\.\/)+lib\//g, "'./"))
}

/** The facts of a blog that leaves out all that it can. */
export function leaveOut(facts: string): string {
  return facts.replace(/^ {2}(?:authors|licence|source|contact): .*\n|^ {2}links: \[[\s\S]*?^ {2}\],\n/gm, '')
}
