import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { copyCheckout } from '../../../bench/site'

/**
 * Creates a checkout to build sites in: a copy of this code without dependencies and content, with the fixture as
 * `lib/site.ts`, after `edit`. Dependencies resolve to those of this checkout, which contains it.
 */
export async function makeCheckout(dir: string, edit = (facts: string): string => facts): Promise<void> {
  await copyCheckout(dir, ['node_modules'])
  const facts = await readFile(new URL('../fixtures/site.ts', import.meta.url), 'utf8')
  await writeFile(path.join(dir, 'lib/site.ts'), edit(facts).replace(/'(?:\.\.\/)+lib\//g, "'./"))
}

/** Returns the source of `lib/site.ts` without the optional facts. */
export function leaveOut(facts: string): string {
  return facts.replace(/^ {2}(?:authors|licence|source|contact): .*\n|^ {2}links: \[[\s\S]*?^ {2}\],\n/gm, '')
}
