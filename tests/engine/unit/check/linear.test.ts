import { beforeAll, describe, expect, it } from 'vitest'
import { createSource, writeTemporaryContent } from '../../support/content'
import { importWith } from '../../support/modules'

/** What is repeated to fill a post, in each kind of text that a rule looks at. */
const pieces = {
  links: '[a b](/posts/b/)\n\n',
  'dead links': '[a b](/posts/c/)\n\n',
  images: '![a hill](./b.png)\n\n',
  'missing definitions': '[a b][c]\n\n',
  footnotes: 'a[^b]\n\n',
  elements: '<kbd>a</kbd>\n\n',
  attributes: '<a href="/posts/b/" title="c">d</a>\n\n',
  'unknown elements': '<x>a</x>\n\n',
  components: '<Video title="a" href="https://video.example/1" embed="https://player.example/1" />\n\n',
  emphasis: '**a b**\n\n',
  listings: '```js\na\n```\n\n',
  comments: '{/* a */}\n\n',
  formulas: 'a $$b$$ ',
  callouts: '> [!NOTE]\n> a b c d e f g h i j k l m n o p q r s t\n\n',
  quotes: '> a b c d e f g h i j k l m n o p q r s t u v w\n\n',
  'bare addresses': 'https://a.example/ ',
  escapes: '\\{ \\< &amp; ',
  'hidden characters': 'a\u200bb ',
  lines: 'a\n',
  paragraphs: 'a b c d e f g h i j k l m n o p\n\n',
}

const sizes = [10_000, 40_000] as const

let dir: string
const createFile = (name: string, size: number) => `posts/${name.replaceAll(' ', '-')}-${size}/index.mdx`

async function load() {
  const files = Object.entries(pieces).flatMap(([name, piece]) =>
    sizes.map((size) => [
      createFile(name, size),
      createSource({ title: 'A', date: '2024-02-29' }, piece.repeat(size / piece.length)),
    ]),
  )
  dir = await writeTemporaryContent(Object.fromEntries(files))
  return importWith({ CONTENT_DIR: dir }, async () => ({
    ...(await import('@/lib/galley/check/content')),
    ...(await import('@/lib/galley/check/rules')),
    ...(await import('@/lib/galley/check/run-rule')),
  }))
}

let modules: Awaited<ReturnType<typeof load>>
let warm: import('@/lib/galley/check/rule').Content

beforeAll(async () => {
  modules = await load()
  warm = modules.readContent()
})

/** The least processor time, in milliseconds, that all rules take for a file: what others do on this machine is not in it. */
async function measure(file: string): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 3; run++) {
    // Rules remember what they have found in an entry.
    modules.forgetContent()
    const content = modules.readContent()
    const entry = content.entries.find(({ path }) => path === file)
    expect(entry?.nodes.length, file).toBeGreaterThan(0)
    const start = process.cpuUsage()
    if (entry) for (const rule of modules.rules) await modules.runRule(rule, entry, content, [])
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1000)
  }
  return Math.min(...times)
}

describe('a text that is four times as long', () => {
  it.each(Object.keys(pieces))('takes all rules about four times as long, and never sixteen: %s', async (name) => {
    expect(warm.entries.length).toBe(2 * Object.keys(pieces).length)
    const [short, long] = sizes.map((size) => createFile(name, size))
    const least = await measure(short ?? '')
    // Twice what is linear, and a floor under what the collector of garbage takes.
    expect(await measure(long ?? '')).toBeLessThan(8 * least + 200)
  })
})
