import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { authors, createSource, type Files, svg } from '../support/content'
import { ownFiles } from '../support/own-site'
import { testDir } from './sites'

/** The time at which the sites are built. */
export const now = new Date('2026-01-01T00:00:00Z')

/** A word in content that must not be published, and nowhere else. */
export const canary = 'zyxcanary'
/** The value of an environment variable of the builds, which must not be published. */
export const secret = 'zyxsecret'
/** A word in the same places of published content, to prove that the search finds it. */
export const songbird = 'zyxsongbird'

const about = createSource({ title: 'About', description: 'Who writes here.' }, 'Somebody.')

/** Returns a post and its files, with `word` in every place where an author can write one. */
export function createTelltale(word: string, facts: { date: string; draft?: boolean }): Files {
  const slug = `${word}-${facts.draft ? 'draft' : 'post'}-${facts.date.slice(0, 4)}`
  const source = createSource(
    {
      title: `${word} title`,
      description: `${word} description`,
      tags: [`${word} tag`],
      authors: [word],
      cover: `./${word}-cover.svg`,
      coverAlt: `${word} cover text`,
      series: `${word} series`,
      part: 1,
      aliases: [`/${word}-${slug}.html`],
      canonical: `https://${word}.example/`,
      guid: `urn:x-galley:${slug}`,
      // An update before the date of the post would be an error.
      updates: facts.date < '2020-03-02' ? [{ date: '2020-03-02', note: `${word} note` }] : [],
      ...facts,
    },
    `${word} excerpt ![${word} image text](./${word}-image.svg)\n\n{/* more */}\n\n## ${word} heading\n\n${word} body\n\n\`\`\`sh\necho ${word}\n\`\`\``,
  )
  return {
    [`posts/${slug}/index.mdx`]: source,
    [`posts/${slug}/${word}-cover.svg`]: svg,
    [`posts/${slug}/${word}-image.svg`]: svg,
  }
}

/** The drawing from which the photos with a location are rendered: a diagonal gradient. */
const gradient =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1300" height="800"><defs><linearGradient id="a" x2="1" y2="1"><stop stop-color="teal"/><stop offset="1" stop-color="#eda"/></linearGradient></defs><rect width="1300" height="800" fill="url(#a)"/></svg>'
const photo = await sharp(Buffer.from(gradient))
  .jpeg({ quality: 95 })
  .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 23/1 21/1' } })
  .toBuffer()

const notes = Array.from({ length: 16 }, (_, index): [string, string] => {
  const number = String(index + 1).padStart(2, '0')
  const facts = { title: `Note ${number}`, date: `2020-01-${number}`, tags: ['notes'] }
  return [`posts/note-${number}.mdx`, createSource(facts, `The note ${number}.\n\n{/* more */}\n\nIts rest.`)]
})

export const worldFiles: Files = {
  'authors.yml': `${authors}  - key: ${canary}\n    name: ${canary} name\n  - key: ${songbird}\n    name: ${songbird} name\n`,
  'pages/about.mdx': createSource({ title: 'About' }, 'See [the first note](/posts/note-01/).'),
  ...Object.fromEntries(notes),
  ...createTelltale(canary, { date: '2020-03-01', draft: true }),
  ...createTelltale(canary, { date: '2026-01-01T00:00:01Z' }),
  ...createTelltale(songbird, { date: '2020-03-01' }),
  'posts/chinese.mdx': createSource(
    {
      title: '网络命名空间与路由表：从入门到排错',
      date: '2021-01-01',
      updated: '2021-02-03T04:05:06+08:00',
      tags: ['网络', 'notes'],
      lang: 'zh',
      series: '命名空间',
      part: 1,
    },
    '每个命名空间都有自己的路由表。\n\n{/* more */}\n\n## 命名空间\n\n正文。\n\n## 路由表\n\n正文。\n\n## 排错\n\n见[上文](#命名空间)。',
  ),
  'posts/arabic.mdx': createSource(
    {
      title: 'مقدمة في الشبكات',
      date: '2021-01-02',
      updates: [
        { date: '2021-01-03', note: 'أضيف قسم.' },
        { date: '2021-01-04T09:00:00+03:00', note: 'The command was wrong.' },
      ],
      tags: ['شبكات'],
      lang: 'ar',
      series: '命名空间',
      part: 2,
    },
    'نص قصير عن الشبكات مع `ip route` داخل السطر.\n\n## الأول\n\nنص.\n\n## الثاني\n\nنص.\n\n## الثالث\n\nنص.',
  ),
  'posts/emoji/index.mdx': createSource(
    {
      title: '👩‍💻 & <b>not bold</b> "quoted" ]]> ]]> &amp;',
      date: '2021-01-03',
      tags: ['🎉', 'C++', 'C#', 'C', '.NET', 'a/b?c#d%e', 'once'],
      aliases: ['/2019/old.html', '/old-folder/', '/posts/emotions/'],
      guid: 'tag:notes.example,2021:emoji & co',
      cover: './photo.jpg',
      coverAlt: 'A gradient from teal to sand',
    },
    [
      '![A square](./square.svg "A caption")',
      'An [address of the site](/posts/chinese/#路由表), a [neighbour](/posts/note-16/) and a note.[^1]',
      '{/* more */}',
      '## One',
      '<Video title="A film" href="https://video.example/1" embed="https://player.example/1" />',
      '## Two',
      '<Option121Encoder />',
      '## Three',
      `| ${'A wide column | '.repeat(8)}\n| ${'--- | '.repeat(8)}\n| ${'antidisestablishmentarianism | '.repeat(8)}`,
      `\`\`\`sh {1}\n${'echo a-very-long-line '.repeat(20)}\n\`\`\``,
      `A word without an end: ${'x'.repeat(200)}, and \`${'y'.repeat(200)}\`.`,
      '$$\n\\sum_{i=0}^{n} i = \\frac{n(n+1)}{2}\n$$',
      '[^1]: The note.',
    ].join('\n\n'),
  ),
  'posts/emoji/square.svg': svg,
  'posts/emoji/photo.jpg': photo,
  'posts/unlisted.mdx': createSource(
    {
      title: 'Unlisted',
      date: '2021-01-04',
      tags: ['hidden'],
      unlisted: true,
      aliases: ['/before/hidden-from-lists/'],
    },
    'Text.',
  ),
}

/** The folder with the long posts of `blogFiles`. */
export const blogDir = new URL('../fixtures/blog/', import.meta.url)

/** Some long posts, and enough short ones for a second page of the index. */
export const blogFiles: Files = {
  ...readFiles(blogDir),
  ...Object.fromEntries(
    Array.from({ length: 11 }, (_, index): [string, string] => [
      `posts/sets-${index + 1}/index.mdx`,
      createSource(
        {
          title: `Sets of nftables, part ${index + 1}`,
          date: `2020-06-${10 + index}`,
          tags: ['nftables', 'netfilter'],
        },
        `${'A set holds addresses, and a rule asks for all of them at once. '.repeat(3)}\n\n{/* more */}\n\n## What nftables does with ${index + 1} sets\n\nIt looks them up.`,
      ),
    ]),
  ),
}

/** Posts and a page without authors. */
export const bareFiles: Files = {
  'authors.yml': undefined,
  'pages/about.mdx': about,
  'posts/unsigned/index.mdx': createSource(
    { title: 'Unsigned', date: '2021-01-01', tags: ['anonymous'], updates: [{ date: '2021-01-02', note: 'A word.' }] },
    'Nobody has signed this.\n\n{/* more */}\n\n## One\n\nText.\n\n## Two\n\nText.\n\n## Three\n\nText.',
  ),
  'posts/second.mdx': createSource({ title: 'Second', date: '2021-01-03', tags: ['anonymous'] }, 'Nor this.'),
}

/** The content of `world` with another title and one more word in each post. */
export const rewordedFiles: Files = Object.fromEntries(
  Object.entries(worldFiles).map(([file, source]) => {
    const isPost = typeof source === 'string' && /^posts\/.*\.mdx$/.test(file)
    return [file, isPost ? `${source.replace(/^title: .*$/m, 'title: Another title')}\n\nRight?\n` : source]
  }),
)

export const emptyFiles: Files = { 'pages/about.mdx': about }

const leaks = ['process.env.API_TOKEN', 'globalThis["process"].env.API_TOKEN', 'JSON.stringify(process.env)']

export const codeFiles: Files = {
  ...ownFiles(leaks.map((expression) => `Here it is: {${expression}}.`).join('\n\n')),
}

export const singleFiles: Files = {
  'pages/about.mdx': about,
  'posts/only.mdx': createSource({ title: 'The only one', date: '2021-01-01' }, 'It has no tags.'),
}

/** The content of `single` and one more post. */
export const faultFiles: Files = {
  ...singleFiles,
  'posts/second.mdx': createSource({ title: 'The second', date: '2021-01-02', tags: ['new'] }, 'It has one.'),
}

/** The file that a post of `brokenFiles` would write if its frontmatter ran. */
export const marker = path.join(testDir, 'content', 'broken', 'marker')

/** Enough posts to keep the check busy, some of them invalid. */
export const brokenFiles: Files = {
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `posts/good-${index}.mdx`,
      createSource(
        { title: `Good ${index}`, date: '2021-01-01' },
        'Some *text* with `code` and **marks**.\n\n'.repeat(250),
      ),
    ]),
  ),
  'posts/js.mdx': `---js\n{ title: (require('node:fs').writeFileSync(${JSON.stringify(marker)}, ''), 'A'), date: '2021-01-01' }\n---\n`,
  'posts/no-title.mdx': '---\ndate: 2021-01-01\n---\n\nText.\n',
  'posts/bad-yaml.mdx': '---\ntitle: A: B\ndate: 2021-01-01\n---\n\nText.\n',
  'posts/bad-date.mdx': '---\ntitle: A\ndate: 2021-02-30\n---\n\nText.\n',
}

/** Returns the files of a folder. */
function readFiles(dir: URL): Files {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const root = fileURLToPath(dir)
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name)
      return [path.relative(root, file), name.endsWith('.mdx') ? readFileSync(file, 'utf8') : readFileSync(file)]
    }),
  )
}
