import { copyFile, mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { site } from '../../site'
import { writeAtomically } from '../core/write-atomically'
import { addPeople } from './people'
import type { Plan } from './plan'

/** The outcome of each file, by its path relative to the working directory. */
export type Written = { added: string[]; same: string[]; replaced: string[]; kept: string[] }

/** The folders to read from and write to; `force` replaces existing files that differ. */
export type Target = { from: string; contentDir: string; publicDir: string; force: boolean; dryRun: boolean }

/**
 * Writes a plan. Keeps existing files that differ, which may have been edited, unless `force` is set. Missing authors are
 * always added to the author list. With `dryRun`, writes nothing and returns what would happen.
 */
export async function writePlan(plan: Plan, { from, contentDir, publicDir, force, dryRun }: Target): Promise<Written> {
  const written: Written = { added: [], same: [], replaced: [], kept: [] }
  const put = async (file: string, data: Buffer, write: (file: string) => Promise<void>, isOurs = force) => {
    const last = await readFile(file).catch(() => undefined)
    const list = !last ? 'added' : last.equals(data) ? 'same' : isOurs ? 'replaced' : 'kept'
    written[list].push(path.relative(process.cwd(), file))
    if (dryRun || list === 'same' || list === 'kept') return
    await mkdir(path.dirname(file), { recursive: true })
    await write(file)
  }
  const copy = async (source: string, target: string) =>
    put(target, await readFile(source), async (file) => {
      await copyFile(source, `${file}.next`)
      await rename(`${file}.next`, file)
    })
  const authorsFile = path.join(contentDir, 'authors.yml')
  const authors = addPeople(await readFile(authorsFile, 'utf8').catch(() => undefined), getPeople(plan))
  if (authors !== undefined)
    await put(authorsFile, Buffer.from(authors), (file) => writeAtomically(file, authors), true)
  for (const [target, source] of plan.images) await copy(path.join(from, source), path.join(contentDir, target))
  for (const file of plan.downloads) await copy(path.join(from, file), path.join(publicDir, file))
  for (const [file, text] of plan.texts) {
    await put(path.join(contentDir, file), Buffer.from(text), (target) => writeAtomically(target, text))
  }
  return written
}

/** Returns the authors of the old blog and the default authors of `lib/site.ts`. */
function getPeople({ people }: Plan): Plan['people'] {
  return [...people, ...site.authors.map((key) => ({ key, name: key }))]
}
