import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { getHtmlPatterns, withBasePath } from '../../addresses/urls'
import { getMoves } from '../../content/moves'
import { ignoreMissing } from '../../core/output'
import type { Export } from '../export'
import { createHeadersFile } from './headers-file'
import { mark, markFile } from './mark'
import { createNginxFile, nginxFile } from './nginx-file'
import { createHeaderRules } from './policy'
import { createRedirectsFile } from './redirects-file'

/**
 * Writes what hosts read, which may be open to anyone, so that nothing in there names an unlisted post: `_headers` and `_redirects` for Cloudflare Pages and Netlify, behind those of `public/`, part of
 * a server block for nginx, and for GitHub Pages a word that this is no Jekyll site.
 */
export async function writeHostFiles({ dir, posts, contentPages }: Export): Promise<string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'))
  const rules = createHeaderRules(files)
  const listed = posts.filter((post) => !post.unlisted)
  const redirects = getMoves(listed, contentPages).map(({ alias, href }) => {
    return { from: new URL(withBasePath(alias), 'https://host.invalid').pathname, to: href }
  })
  const { text, rest } = createRedirectsFile(redirects, getHtmlPatterns())
  const write = async (name: string, text: string) => {
    const file = path.join(dir, name)
    const own = await readFile(file, 'utf8').catch(ignoreMissing)
    await writeFile(file, own === undefined ? text : `${own.trimEnd()}\n\n${text}`)
  }
  await write('_headers', createHeadersFile(rules))
  await write('_redirects', text)
  await writeFile(path.join(dir, nginxFile), createNginxFile(files, rules, redirects))
  await writeFile(path.join(dir, markFile), mark)
  if (rest > 0)
    console.log(
      `   ${rest} aliases do not fit into _redirects; on Cloudflare Pages and Netlify, pages lead on from there`,
    )
  return `${rules.length} rules for headers, ${redirects.length} redirects`
}
