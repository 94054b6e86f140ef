import { describe, expect, it } from 'vitest'
import { writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

/** The rules that find fault with a post of these lines of frontmatter and this body, each with its line. */
async function check(lines: string, body = 'Text.'): Promise<string[]> {
  const dir = await writeTemporaryContent({
    'posts/a.mdx': `---\ntitle: A\ndate: 2024-02-29\n${lines}\n---\n\n${body}\n`,
  })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/galley/check'))
  const { errors, warnings } = await checkAll()
  return [...errors, ...warnings].map(({ line, ruleId }) => `${line} ${ruleId}`)
}

describe('a comment check-ignore', () => {
  it('silences a rule on the next line of the frontmatter', async () => {
    expect(await check('canonical: a.example/b')).toEqual(['4 uri-invalid'])
    expect(await check('# check-ignore uri-invalid: an address of the intranet\ncanonical: a.example/b')).toEqual([])
  })

  it('silences a rule on the next line of the body that is not empty', async () => {
    const hidden = 'A word\u200bbreak.'
    expect(await check('lang: en', hidden)).toEqual(['7 character-hidden'])
    expect(
      await check('lang: en', `{/* check-ignore character-hidden: it is shown on purpose */}\n\n${hidden}`),
    ).toEqual([])
    expect(await check('lang: en', `Text. {/* check-ignore character-hidden: it is so */}\n${hidden}`)).toEqual([])
  })

  it('silences no other rule and no other line, and is reported itself if it silences nothing', async () => {
    expect(await check('# check-ignore date-order: it is so\ncanonical: a.example/b')).toEqual([
      '5 uri-invalid',
      '4 ignore-unused',
    ])
    expect(await check('# check-ignore uri-invalid: it is so\nlang: en\ncanonical: a.example/b')).toEqual([
      '6 uri-invalid',
      '4 ignore-unused',
    ])
  })

  it('cannot silence what would break the build', async () => {
    expect(await check('# check-ignore field-type: it is so\ndraft: yes')).toEqual(['5 field-type', '4 ignore-unused'])
  })

  it('is code in a listing', async () => {
    expect(await check('lang: en', '```mdx\n{/* check-ignore */}\n```')).toEqual([])
  })
})
