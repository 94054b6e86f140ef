import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Document } from 'yaml'
import { postHref } from '../../addresses/urls'
import { getAliases, getHref } from '../../check/addresses'
import { readContent } from '../../check/content'
import type { Entry } from '../../check/rule'
import { toSlug } from '../../content/slug'
import { env } from '../../core/env'
import { writeAtomically } from '../../core/write-atomically'
import { findAuthorKey, type GitUser } from './git-author'

/** The values of a new draft; `day` is `YYYY-MM-DD`. */
export type NewPost = { title: string; slug: string; day: string }

/** Returns a slug of up to 80 characters, cut between words; '' for a title without Latin characters. */
export function createSlug(title: string): string {
  const slug = toSlug(title)
  return slug.length <= 80 ? slug : slug.slice(0, 80).replace(/-[^-]*$/, '')
}

/** Returns the source of a draft without a body; `author` is a key of content/authors.yml. */
export function createDraft({ title, day }: NewPost, author: string | undefined): string {
  const frontmatter = new Document({ title, date: day, draft: true })
  if (author) frontmatter.set('authors', frontmatter.createNode([author], { flow: true }))
  return `---\n${frontmatter.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n\n`
}

/** Writes a draft by the git user; throws if its slug is invalid or its address taken. Returns its file and author. */
export async function writeNewPost(
  post: NewPost,
  user: GitUser,
): Promise<{ file: string; author: string | undefined }> {
  const { slug, title } = post
  if (!slug || toSlug(slug) !== slug) {
    throw new Error(
      `"${slug || title}" is not a valid slug. Add one of lower-case letters, digits and dashes: --slug my-post`,
    )
  }
  const { entries, authors } = readContent()
  const href = postHref({ slug, date: { day: post.day } }).slice(env.basePath.length)
  const isOwner = (entry: Entry) =>
    (entry.kind === 'post' && entry.slug === slug) ||
    [getHref(entry), ...getAliases(entry).map(({ alias }) => alias)].some((own) => own.startsWith(href))
  const owner = entries.find(isOwner)
  if (owner) throw new Error(`The address ${href} is taken by ${owner.file.path}. Add another slug: --slug my-post`)
  const author = findAuthorKey(user, authors.names)
  const file = path.join(env.contentDir, 'posts', slug, 'index.mdx')
  await mkdir(path.dirname(file), { recursive: true })
  await writeAtomically(file, createDraft(post, author))
  return { file: path.relative(process.cwd(), file), author }
}
