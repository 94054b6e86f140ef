import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { getHtmlPatterns, withBasePath } from '../../addresses/urls'
import { getMoves } from '../../content/moves'
import { ignoreMissing } from '../../core/output'
import { count } from '../../core/text'
import type { Export } from '../export'
import { createHeadersFile } from './headers-file'
import { mark, markFile } from './mark'
import { createNginxFile, nginxFile } from './nginx-file'
import { createHeaderRules } from './policy'
import { createRedirectsFile } from './redirects-file'

/**
 * Writes the configuration of hosts: `_headers` and `_redirects` for Cloudflare Pages and Netlify, appended to those of
 * `public/`; part of a server block for nginx; and `.nojekyll` for GitHub Pages. Hosts may publish these files, so they do
 * not name unlisted posts.
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
      `   ${rest} aliases do not fit into _redirects; on Cloudflare Pages and Netlify, HTML pages redirect instead`,
    )
  return `${count(rules.length, 'header rule')}, ${count(redirects.length, 'redirect')}`
}
