import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import rehypeHighlight from 'rehype-highlight'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { loadLanguages } from '../lib/galley/markdown/languages'
import { fenceLanguages } from './fences'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeHighlight, { languages: await loadLanguages(fenceLanguages) })
  .use(rehypeStringify)
  .freeze()

/** Returns the HTML of a post's body, without a page around it. */
export async function renderPlain(source: string): Promise<string> {
  const body = source.replace(/^---\n.*?\n---\n/s, '').replace(/^\{\/\*.*\*\/\}$/m, '')
  return String(await processor.process(body))
}

/** Renders each post of a content folder to a file: the minimum work of any blog generator in Node. */
export async function writePlain(contentDir: string, outDir: string): Promise<void> {
  for (const slug of await readdir(path.join(contentDir, 'posts'))) {
    const source = await readFile(path.join(contentDir, 'posts', slug, 'index.mdx'), 'utf8')
    const html = await renderPlain(source)
    await mkdir(path.join(outDir, slug), { recursive: true })
    await writeFile(path.join(outDir, slug, 'index.html'), html)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [contentDir, outDir] = process.argv.slice(2)
  if (!contentDir || !outDir) throw new Error('Usage: npx tsx bench/plain.ts <content> <out>')
  await writePlain(contentDir, outDir)
}
