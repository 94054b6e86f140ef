import { readdir, readFile } from 'node:fs/promises'

/**
 * Watches what the processes of a group take, ten times a second, until the function it returns is called, which tells
 * the most bytes they had at once. What processes share, such as the code of Node, counts once. Only Linux can tell;
 * elsewhere it is undefined.
 */
export function watchMemory(group: number): () => number | undefined {
  const strangers = new Set<string>()
  let peak: number | undefined
  let sampling = false
  const sample = async () => {
    if (sampling) return
    sampling = true
    const bytes = await readMemory(group, strangers)
    if (bytes !== undefined) peak = Math.max(peak ?? 0, bytes)
    sampling = false
  }
  const timer = setInterval(sample, 100)
  return () => {
    clearInterval(timer)
    return peak
  }
}

/** The proportional set size would be exact, but the kernel takes longer to count it than there is between two looks. */
async function readMemory(group: number, strangers: Set<string>): Promise<number | undefined> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name) && !strangers.has(name))
  const members = await Promise.all(
    ids.map(async (id) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '')
      const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      if (status && read('NSpgid') !== group) strangers.add(id)
      return strangers.has(id) ? [] : [{ own: read('RssAnon'), shared: read('RssFile') + read('RssShmem') }]
    }),
  )
  const found = members.flat()
  if (found.length === 0) return undefined
  const own = found.reduce((sum, { own }) => sum + own, 0)
  return 1024 * (own + Math.max(...found.map(({ shared }) => shared)))
}
