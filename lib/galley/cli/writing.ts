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
  if (!title) throw new Error('What is its title? Write npm run new -- "A title"')
  const user = readGitUser()
  const { file, author } = await writeNewPost({ title, slug, day: now.slice(0, 10) }, user)
  console.log(file)
  if (!author) {
    const who = user.name ? `${user.name} is not in content/authors.yml` : 'git knows no user.name'
    const usual = site.authors.length > 0 ? `; unless it does, it is by ${site.authors.join(' and ')}` : ''
    console.log(`It names no author, since ${who}${usual}.`)
  }
  console.log(`npm run dev shows it at http://localhost:3000${postHref({ slug, date: { day: now.slice(0, 10) } })}`)
}

async function publish(post: string): Promise<void> {
  if (!post) throw new Error('Which draft? Write npm run publish -- its-slug')
  // A path that the shell has completed will do, too.
  const slug = path.basename(post.replace(/(?:\/index)?\.mdx$/, ''))
  console.log(`${await publishPost(slug, now)} is dated ${now}, and no draft any more.`)
  console.log(`The next build has it at ${absoluteUrl(postHref({ slug, date: { day: now.slice(0, 10) } }))}`)
}
