import { createIndexText, createPostText } from '../plain-text'
import { textHref, withBasePath } from '../urls'
import { writeOutput } from './output'
import type { Export } from './steps'

/** Writes each post as its author wrote it, and a list of them: https://llmstxt.org */
export async function writeTexts({ dir, posts }: Export): Promise<string> {
  await Promise.all(posts.map((post) => writeOutput(dir, textHref(post.slug), createPostText(post))))
  const listed = posts.filter((post) => !post.unlisted)
  await writeOutput(dir, withBasePath('/llms.txt'), createIndexText(listed))
  return `${posts.length + 1} files`
}
