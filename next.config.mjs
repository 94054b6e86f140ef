import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** Matches the packages that render pages, by unified's naming, and esbuild, which cannot be bundled. */
const rendersPages = /^(?:@mdx-js\/|esbuild|hast|image-size|mdast-|parse5|rehype-|remark-|unified|unist-|vfile|zod)/

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  trailingSlash: true,
  // Loading these in Node takes half the time of bundling them. Packages with React components must be bundled.
  serverExternalPackages: Object.keys(dependencies).filter((name) => rendersPages.test(name)),
  // lib/galley/pipeline sets everything else; Next calls it before and after a build:
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/adapterPath
  adapterPath: fileURLToPath(new URL('./lib/galley/pipeline/adapter.mjs', import.meta.url)),
}
