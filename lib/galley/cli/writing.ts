import path from 'node:path'
import { parseArgs } from 'node:util'
import { site } from '../../site'
import { absoluteUrl, postHref } from '../addresses/urls'
import { formatInstant } from '../core/dates'
import { env } from '../core/env'
import { printError } from '../core/printable'
import { readGitUser } from './writing/git-author'
import { createSlug, writeNewPost } from './writing/new-post'
import { publishPost } from './writing/publish-post'

const commands = new Map(Object.entries({ new: createPost, publish }))
const now = formatInstant(env.now, site.timeZone)

try {
  const { values, positionals } = parseArgs({ options: { slug: { type: 'string' } }, allowPositionals: true })
  const [command = '', ...words] = positionals
  await commands.get(command)?.(words.join(' ').replace(/\s+/g, ' ').trim(), values.slug)
} catch (error) {
  printError(error)
}

async function createPost(title: string, slug = createSlug(title)): Promise<void> {
  if (!title) throw new Error('Title missing. Usage: npm run new -- "A title"')
  const user = readGitUser()
  const { file, author } = await writeNewPost({ title, slug, day: now.slice(0, 10) }, user)
  console.log(file)
  if (!author) {
    const who = user.name ? `"${user.name}" is not in content/authors.yml` : 'git has no user.name'
    const usual = site.authors.length > 0 ? ` It is by ${site.authors.join(' and ')} by default.` : ''
    console.log(`No author added: ${who}.${usual}`)
  }
  console.log(`Preview with npm run dev: http://localhost:3000${postHref({ slug, date: { day: now.slice(0, 10) } })}`)
}

async function publish(post: string): Promise<void> {
  if (!post) throw new Error('Slug missing. Usage: npm run publish -- my-draft')
  // Accept a file path too, as completed by the shell.
  const slug = path.basename(post.replace(/(?:\/index)?\.mdx$/, ''))
  console.log(`Published ${await publishPost(slug, now)} with date ${now}.`)
  console.log(`Address after the next build: ${absoluteUrl(postHref({ slug, date: { day: now.slice(0, 10) } }))}`)
}
