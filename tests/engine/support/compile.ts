import { writeFile } from 'node:fs/promises'
import { svg, writeTemporaryContent } from './content'
import { toContentHtml } from './content-html'
import { importWith } from './modules'

/** Compiles bodies of a post at `/posts/a/`, which has the drawing `photo.svg` beside it. */
export async function createCompiler(variables: Record<string, string> = {}) {
  const dir = await writeTemporaryContent({ 'posts/photo.svg': svg })
  const markdown = await importWith({ CONTENT_DIR: dir, ...variables }, () => import('@/lib/galley/markdown'))
  const write = (body: string) => writeFile(`${dir}/posts/a.mdx`, `---\ntitle: A\n---\n${body}\n`)
  return {
    /** Returns what compiling a body gives, with its HTML. */
    async compile(body: string) {
      await write(body)
      const { content, ...facts } = await markdown.compileBody('posts/a.mdx')
      return { html: toContentHtml(content), ...facts }
    },
    /** Returns the HTML of a body's excerpt. */
    async compileExcerpt(body: string): Promise<string> {
      await write(body)
      return toContentHtml(await markdown.compileExcerpt('posts/a.mdx', '/posts/a/'))
    },
  }
}
