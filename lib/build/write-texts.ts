import { availableParallelism } from 'node:os'
import pMap from 'p-map'
import { createIndexText, createPostText } from '../plain-text'
import type { Post } from '../posts'
import { textHref, withBasePath } from '../urls'
import { writeOutput } from './output'
import type { Export } from './steps'

/** Writes each post as its author wrote it, and a list of them: https://llmstxt.org */
export async function writeTexts({ dir, posts }: Export): Promise<string> {
  const write = async (post: Post) => writeOutput(dir, textHref(post.slug), await createPostText(post))
  await pMap(posts, write, { concurrency: availableParallelism() })
  const listed = posts.filter((post) => !post.unlisted)
  await writeOutput(dir, withBasePath('/llms.txt'), createIndexText(listed))
  return `${posts.length + 1} files`
}
