import { diffWordsWithSpace, structuredPatch } from 'diff'
import { formatFence } from './markdown'

/** Returns two texts as a `diff` block with one line of context, in which the words that differ are marked. */
export function formatDiff(before: string[], after: string[]): string {
  return formatFence('diff', createHunks(before, after).flatMap(formatHunk))
}

type Hunk = { skipped: number; lines: string[] }

/** Returns the differences of two lists of lines; each line starts with `-`, `+` or a space. */
function createHunks(before: string[], after: string[]): Hunk[] {
  const [old, now] = [before, after].map((lines) => lines.map((line) => `${line}\n`).join(''))
  const patch = structuredPatch('', '', old ?? '', now ?? '', '', '', { context: 1, maxEditLength: 2000 })
  // `structuredPatch` gives up on texts that have next to nothing in common.
  if (!patch) return [{ skipped: 0, lines: [...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)] }]
  let end = 1
  return patch.hunks.map(({ oldStart, oldLines, lines }) => {
    const skipped = Math.max(0, oldStart - end)
    end = oldStart + oldLines
    return { skipped, lines }
  })
}

function formatHunk({ skipped, lines }: Hunk): string[] {
  const fold = skipped > 0 ? [`@@ ${skipped} ${skipped === 1 ? 'line' : 'lines'} unchanged @@`] : []
  return [...fold, ...lines.join('\n').replace(changedRun, markRun).split('\n')]
}

const changedRun = /(?:^-.*\n)+(?:^\+.*(?:\n|$))+/gm

/** Marks the words that differ as `[-old-]` and `{+new+}`, if each removed line has an added one. */
function markRun(run: string): string {
  const lines = run.trimEnd().split('\n')
  const half = lines.length / 2
  if (!lines[half - 1]?.startsWith('-') || !lines[half]?.startsWith('+')) return run
  const pairs = lines.slice(0, half).map((line, index) => markWords(line.slice(1), lines[half + index]?.slice(1) ?? ''))
  const marked = [...pairs.map(([before]) => `-${before}`), ...pairs.map(([, after]) => `+${after}`)]
  return marked.join('\n') + run.slice(lines.join('\n').length)
}

/** Marks the words of two lines that differ, unless most of them do. */
function markWords(before: string, after: string): [string, string] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: 200 }) ?? []
  const common = changes.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length), 0)
  if (common * 2 < Math.max(before.length, after.length)) return [before, after]
  const mark = (side: 'removed' | 'added', other: 'removed' | 'added', open: string, close: string) =>
    changes
      .map((change) => (change[other] ? '' : change[side] ? `${open}${change.value}${close}` : change.value))
      .join('')
  return [mark('removed', 'added', '[-', '-]'), mark('added', 'removed', '{+', '+}')]
}
