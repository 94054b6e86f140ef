import { availableParallelism } from 'node:os'
import pMap from 'p-map'
import { textHref, withBasePath } from '../../addresses/urls'
import type { Post } from '../../content/posts'
import { writeOutput } from '../../core/output'
import { count } from '../../core/text'
import type { Export } from '../export'
import { createIndexText, createPostText } from './plain-text'

/** Writes the Markdown of each post with one, and llms.txt, the list of all listed posts: https://llmstxt.org */
export async function writeTexts({ dir, posts, plan, images }: Export): Promise<string> {
  const write = async (post: Post) => writeOutput(dir, textHref(post), await createPostText(post, images))
  const unchanged = new Set(plan.flatMap((page) => (page.unchanged ? page.hrefs : [])))
  const listed = posts.filter((post) => !post.unlisted)
  const changed = listed.filter((post) => post.hasText && !unchanged.has(textHref(post)))
  await pMap(changed, write, { concurrency: availableParallelism() })
  await writeOutput(dir, withBasePath('/llms.txt'), createIndexText(listed))
  return count(changed.length + 1, 'file')
}
