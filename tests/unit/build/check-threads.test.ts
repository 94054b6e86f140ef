import { describe, expect, it } from 'vitest'
import { createSource, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

describe('the check on every core', () => {
  it('finds what it finds on one, in the order of the files', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `posts/post-${String(index).padStart(3, '0')}.mdx`)
    const files = names.map((name) => [name, createSource({ title: 'A', tags: [] }, `Text, and no [page](/${name}/).`)])
    const dir = await writeTemporaryContent(Object.fromEntries(files))
    const { findFaultsInThreads, findFaults, readContent } = await importWith({ CONTENT_DIR: dir }, async () => ({
      ...(await import('@/lib/build/check-threads')),
      ...(await import('@/lib/check')),
      ...(await import('@/lib/check/content')),
    }))
    const faults = await findFaultsInThreads(names, await readContent())
    expect(faults.filter(({ ruleId }) => ruleId === 'link-dead').map(({ path }) => path)).toEqual(names)
    expect(faults).toEqual(await findFaults(names, await readContent()))
  })
})
