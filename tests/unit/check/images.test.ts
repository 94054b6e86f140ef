import { describe, expect, it } from 'vitest'
import { createSource, svg, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

/** Checks a post that shows an image: each fault as its rule and reason. */
async function check(name: string, image: string | Uint8Array): Promise<string[]> {
  const post = createSource({ title: 'A', date: '2024-02-29' }, `![A hill](./${name})`)
  const dir = await writeTemporaryContent({ 'posts/a/index.mdx': post, [`posts/a/${name}`]: image })
  const { checkAll } = await importWith({ CONTENT_DIR: dir }, () => import('@/lib/check'))
  return (await checkAll()).errors.map(({ ruleId, reason }) => `${ruleId} ${reason}`)
}

const drawing = (content: string) => svg.replace('<rect', `${content}<rect`)

describe('an image', () => {
  it('of more than 20 MB is not read', async () => {
    expect(await check('hill.jpg', new Uint8Array(20_000_001))).toEqual([
      'image-limits ./hill.jpg has 20.0 MB; an image may have 20 MB.',
    ])
  })
})

describe('a drawing', () => {
  it('of more than 1 MB is too large', async () => {
    expect(await check('hill.svg', drawing(`<desc>${'a'.repeat(1_000_000)}</desc>`))).toEqual([
      'image-limits ./hill.svg has 1.0 MB; an image may have 1 MB.',
    ])
  })

  it.each([
    ['links to pages', '<a href="https://example.org/"><text>A</text></a>'],
    ['uses parts of itself', '<defs><g id="b"/></defs><use href="#b"/><g fill="url(#b)"/>'],
    ['holds a picture', '<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>'],
    ['has a style', '<style>rect { fill: red }</style>'],
  ])('may be one that %s', async (_, content) => {
    expect(await check('hill.svg', drawing(content))).toEqual([])
  })

  it('may have the declarations that old programs write', async () => {
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    expect(await check('hill.svg', `<?xml version="1.0"?>\n${doctype}\n${svg}`)).toEqual([])
  })

  it('is not read deeper than it can be', async () => {
    const deep = drawing('<g>'.repeat(50_000) + '</g>'.repeat(50_000))
    expect(await check('hill.svg', deep)).toEqual(['image-svg ./hill.svg is nested too deeply.'])
  })
})
