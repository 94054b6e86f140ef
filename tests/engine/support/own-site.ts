import type { DataType } from '@/lib/galley/config/fields'
import { createCodePost } from './code'
import { createSource, type Files, svg } from './content'

/** Addresses for `lib/site.ts`, of a blog that keeps its addresses from Jekyll and has its own home page. */
export const ownAddresses = {
  post: '/:year/:month/:day/:slug.html',
  formerPosts: ['/posts/:slug/', '/:year/:slug/'],
  index: '/blog/',
  tag: '/topics/:tag.html',
  tags: '/topics/',
  archive: '/blog/all.html',
  projects: '/projects/',
}

/** The source files that the owner has added. */
export const ownSources: Files = {
  'app/page.tsx': `import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { homeHref, indexHref } from '@/lib/galley/addresses/urls'

export const metadata = createMetadata({ title: 'Home', description: 'Who lives here.', href: homeHref() })

export default function HomePage() {
  return (
    <>
      <h1>At home</h1>
      <p>
        There is a <a href={indexHref()}>blog</a>.
      </p>
    </>
  )
}
`,
  'app/projects/page.tsx': `import { getData } from '@/lib/galley/content/data'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { withBasePath } from '@/lib/galley/addresses/urls'

const href = withBasePath('/projects/')

export const metadata = createMetadata({ title: 'Projects', description: 'What was made.', href })

export default function ProjectsPage() {
  const { projects } = getData('Projects')
  return (
    <>
      <h1>What was made</h1>
      <ul>
        {projects.map(({ name, year, url, tags }) => (
          <li key={name}>
            <a href={url}>{name}</a>, {year.toFixed(0)}: {tags.join(', ')}
          </li>
        ))}
      </ul>
    </>
  )
}
`,
}

/** The type of the owner's data file, for `lib/schema.ts`. */
export const ownTypes: DataType[] = [
  {
    name: 'Projects',
    filePathPattern: 'projects.yml',
    fields: {
      projects: {
        type: 'list',
        of: {
          type: 'nested',
          def: () => ({
            name: 'Project',
            fields: {
              name: { type: 'string', required: true, description: 'What it is called.' },
              year: { type: 'number', required: true, description: 'When it began.' },
              url: { type: 'string', description: 'Where it is.' },
              date: { type: 'string', kind: 'date', description: 'When it was last released.' },
              tags: { type: 'list', of: { type: 'string' }, default: [], description: 'Subjects.' },
            },
          }),
        },
        required: true,
        description: 'What was made.',
      },
    },
  },
]

/** Returns the owner's data file, with one project. */
export const createProjects = (name: string): string =>
  `projects:\n  - name: ${name}\n    year: 2019\n    url: https://project.example/\n    tags: [network]\n`

const notes = Array.from({ length: 16 }, (_, index): [string, string] => {
  const day = String(index + 1).padStart(2, '0')
  const facts = { title: `Note ${day}`, date: `2019-12-${day}`, tags: ['notes', '网络'] }
  return [`posts/note-${day}.mdx`, createSource(facts, `The note ${day}.`)]
})

/** Returns the owner's content: posts around midnight, with code, an island, a series, and links to all kinds of pages. */
export const ownFiles = (more: string): Files => ({
  'pages/about.mdx': createSource(
    { title: 'About', aliases: ['/me.html'] },
    'There are {24 * 60} minutes in a day. See [the projects](/projects/), [the topics](/topics/) and [all](/blog/all.html).',
  ),
  'projects.yml': createProjects('A router'),
  ...Object.fromEntries(notes),
  'posts/island/index.mdx': createSource(
    { title: 'An island', date: '2020-01-01T00:30:00+14:00', series: 'Made', part: 1, aliases: ['/old/island.html'] },
    'It works. See [a note](/2019/12/01/note-01.html).\n\n{/* more */}\n\n![A hook](./hook.svg)\n\n<Option121Encoder />',
  ),
  'posts/island/hook.svg': svg,
  ...createCodePost(more),
})
