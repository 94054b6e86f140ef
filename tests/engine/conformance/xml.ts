import { createRequire } from 'node:module'
import path from 'node:path'
import { findFiles } from './pages'
import { runTool, type Validator } from './validator'

/** The XSD of https://www.sitemaps.org/protocol.html, which is part of the package sitemap. */
const schema = path.join(
  path.dirname(createRequire(import.meta.url).resolve('sitemap/package.json')),
  'schema/sitemap.xsd',
)

/** Checks XML and SVG files with xmllint, and sitemaps with their XSD. */
export const xml: Validator = {
  name: 'xml',
  tools: ['xmllint'],
  async run(sites) {
    const files = await findFiles(sites, /\.(?:xml|svg)$/)
    const sitemaps = files.filter((file) => path.basename(file) === 'sitemap.xml')
    return {
      checked: `${files.length} files, ${sitemaps.length} of them sitemaps`,
      faults: [...lint(files), ...lint(sitemaps, '--schema', schema)],
    }
  },
}

function lint(files: string[], ...options: string[]): string[] {
  const { status, stderr } = runTool('xmllint', ['--nonet', '--noout', ...options, ...files])
  return status === 0 ? [] : stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'))
}
