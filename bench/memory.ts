import { readdir, readFile } from 'node:fs/promises'

/**
 * Samples the memory of a process group ten times a second. Returns a function that stops this and returns the peak in
 * bytes. Memory that processes share, such as the code of Node, counts once. The peak is undefined except on Linux.
 */
export function watchMemory(group: number): () => number | undefined {
  const others = new Set<string>()
  let peak: number | undefined
  let sampling = false
  const sample = async () => {
    if (sampling) return
    sampling = true
    const bytes = await readMemory(group, others)
    if (bytes !== undefined) peak = Math.max(peak ?? 0, bytes)
    sampling = false
  }
  const timer = setInterval(sample, 100)
  return () => {
    clearInterval(timer)
    return peak
  }
}

/**
 * Returns the memory of a process group in bytes, and adds processes outside of it to `others`. The proportional set size
 * would be exact, but the kernel takes longer to count it than the time between two samples.
 */
async function readMemory(group: number, others: Set<string>): Promise<number | undefined> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name) && !others.has(name))
  const members = await Promise.all(
    ids.map(async (id) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '')
      const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      if (status && read('NSpgid') !== group) others.add(id)
      return others.has(id) ? [] : [{ own: read('RssAnon'), shared: read('RssFile') + read('RssShmem') }]
    }),
  )
  const found = members.flat()
  if (found.length === 0) return undefined
  const own = found.reduce((sum, { own }) => sum + own, 0)
  return 1024 * (own + Math.max(...found.map(({ shared }) => shared)))
}
