import { describe, expect, it } from 'vitest'
import { findExcess } from '@/lib/galley/outputs/hosts/check-limits'

const createFiles = (count: number) => Array.from({ length: count }, (_, file) => ({ name: `${file}.html`, bytes: 1 }))
const createPosts = (count: number, facts = { hasCard: true, hasText: true }) =>
  Array.from({ length: count }, () => facts)

describe('an export', () => {
  it('within the limits of Cloudflare Pages needs no warning', () => {
    const largest = { name: 'a.pdf', bytes: 25 * 1024 * 1024 }
    expect(findExcess([...createFiles(19_999), largest], createPosts(4900))).toEqual([])
  })

  it('with too many files says which settings make it fit, first without texts of old posts', () => {
    const limit = 'The site has 20001 files; the limit of Cloudflare Pages is 20000 on its free plan.'
    const remedy = 'in lib/site.ts: only that many of the newest posts then have such a file.'
    expect(findExcess(createFiles(20_001), createPosts(4950))).toEqual([`${limit} Write texts: 4900 ${remedy}`])
    const [many] = findExcess(createFiles(27_000), createPosts(6000))
    expect(many).toContain(`Write texts: 0, cards: 5000 ${remedy}`)
  })

  it('that no setting makes fit says so', () => {
    const [many] = findExcess(createFiles(30_000), createPosts(9000, { hasCard: false, hasText: true }))
    expect(many).toMatch(/ Choose another plan or host\.$/)
  })

  it('with a large file names it', () => {
    expect(findExcess([{ name: 'talk.mp4', bytes: 25 * 1024 * 1024 + 1 }], [])).toEqual([
      'talk.mp4 has 25.0 MiB; Cloudflare Pages accepts files of up to 25 MiB. Compress it, or host it elsewhere and link to it.',
    ])
  })
})
