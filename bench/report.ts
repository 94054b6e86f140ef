import { formatTable, median } from './table'

/** One measurement of a step. */
export type Sample = {
  seconds: number
  /** Bytes; undefined where it cannot be told. */
  peak: number | undefined
  files: number
  bytes: number
  /** Posts that Next rendered; undefined where it had no part in it. */
  pages: number | undefined
}

/** What several measurements of a step come to: medians, but of the memory the most. */
export type Result = Sample & {
  name: string
  /** Seconds as a multiple of those of the first step. */
  ratio: number
  msPerPost: number
}

/** Sums up the samples of each step. */
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

/** The results as a table for a terminal. */
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
  return formatTable([['', 'seconds', '× plain', 'ms a post', 'peak MB', 'files', 'MB', 'posts rendered'], ...rows])
}

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

/** How many posts Next has rendered, by what the build printed (lib/galley/pipeline/page-cache.ts). */
export function readPages(output: string): number | undefined {
  const [, posts] = /plan pages: (\d+) posts?\b/.exec(output) ?? []
  return posts === undefined ? undefined : Number(posts)
}
