import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { printable } from '../../core/printable'
import { count } from '../../core/text'
import type { Export } from '../export'

/** The limits of Cloudflare Pages: https://developers.cloudflare.com/pages/platform/limits/ */
const limits = { files: 20_000, bytes: 25 * 2 ** 20 }

/** Warns about what Cloudflare Pages does not accept: more files than its limit, and files that are too large. */
export async function checkLimits({ dir, posts }: Pick<Export, 'dir' | 'posts'>): Promise<string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = entries.map((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    return { name: path.relative(dir, file), bytes: statSync(file).size }
  })
  for (const warning of findExcess(files, posts)) console.log(`   ${printable(warning)}`)
  return count(files.length, 'file')
}

/** Returns the warnings about an export with these files and posts. */
export function findExcess(
  files: { name: string; bytes: number }[],
  posts: Pick<Export['posts'][number], 'hasCard' | 'hasText'>[],
): string[] {
  const large = files.filter(({ bytes }) => bytes > limits.bytes)
  const warnings = large.map(({ name, bytes }) => {
    const size = (bytes / 2 ** 20).toFixed(1)
    return `${name} has ${size} MiB; Cloudflare Pages accepts files of up to 25 MiB. Compress it, or host it elsewhere and link to it.`
  })
  const excess = files.length - limits.files
  if (excess <= 0) return warnings
  const described = `The site has ${files.length} files; the limit of Cloudflare Pages is ${limits.files} on its free plan.`
  const texts = posts.filter(({ hasText }) => hasText).length
  const cards = posts.filter(({ hasCard }) => hasCard).length
  if (texts + cards < excess) return [...warnings, `${described} Choose another plan or host.`]
  const settings = [
    `texts: ${roundDown(texts - excess)}`,
    ...(excess > texts ? [`cards: ${roundDown(cards - (excess - texts))}`] : []),
  ]
  return [
    ...warnings,
    `${described} Write ${settings.join(', ')} in lib/site.ts: only that many of the newest posts then have such a file.`,
  ]
}

/** Rounds down to hundreds, so that the next posts fit too. */
function roundDown(number: number): number {
  return Math.max(0, Math.floor(number / 100) * 100)
}
