import { formatTable, median } from './table'

/** One measurement of a step. */
export type Sample = {
  seconds: number
  /** Peak memory in bytes; undefined where it cannot be measured. */
  peak: number | undefined
  files: number
  bytes: number
  /** Posts that Next rendered; undefined for a step without Next. */
  pages: number | undefined
}

/** The summary of several measurements of a step: the medians, and the maximum of the memory. */
export type Result = Sample & {
  name: string
  /** The time as a multiple of the first step's. */
  ratio: number
  msPerPost: number
}

/** Returns a summary of each step's samples, for a corpus of `posts` posts. */
export function summarise(steps: Map<string, Sample[]>, posts: number): Result[] {
  const [floor = []] = steps.values()
  return [...steps].map(([name, samples]) => {
    const seconds = median(samples.map((sample) => sample.seconds))
    const peaks = samples.flatMap(({ peak }) => peak ?? [])
    const pages = samples.flatMap(({ pages }) => pages ?? [])
    return {
      name,
      seconds,
      ratio: seconds / median(floor.map((sample) => sample.seconds)),
      msPerPost: (1000 * seconds) / posts,
      peak: peaks.length > 0 ? Math.max(...peaks) : undefined,
      files: median(samples.map(({ files }) => files)),
      bytes: median(samples.map(({ bytes }) => bytes)),
      pages: pages.length > 0 ? median(pages) : undefined,
    }
  })
}

/** Returns the results as a table for a terminal. */
export function formatResults(results: Result[]): string {
  const rows = results.map(({ name, seconds, ratio, msPerPost, peak, files, bytes, pages }) => [
    name,
    seconds.toFixed(1),
    ratio.toFixed(2),
    msPerPost.toFixed(1),
    peak === undefined ? '–' : toMegabytes(peak),
    String(files),
    toMegabytes(bytes),
    pages === undefined ? '–' : String(pages),
  ])
  return formatTable([['', 'seconds', '× plain', 'ms per post', 'peak MB', 'files', 'MB', 'posts rendered'], ...rows])
}

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

/** Returns how many posts Next rendered, from the output of a build (lib/galley/pipeline/page-cache.ts). */
export function readPages(output: string): number | undefined {
  const [, posts] = /plan pages: (\d+) posts?\b/.exec(output) ?? []
  return posts === undefined ? undefined : Number(posts)
}
