import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** What pages are made with, by the names that unified's packages have, and esbuild, which cannot be bundled. */
const rendersPages = /^(?:@mdx-js\/|esbuild|hast|image-size|mdast-|parse5|rehype-|remark-|unified|unist-|vfile|zod)/

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  trailingSlash: true,
  // Node reads these in half the time that it takes to bundle them. A package with React components has to be bundled.
  serverExternalPackages: Object.keys(dependencies).filter((name) => rendersPages.test(name)),
  // Everything else is set by lib/galley/pipeline, which Next calls before and after a build:
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/adapterPath
  adapterPath: fileURLToPath(new URL('./lib/galley/pipeline/adapter.mjs', import.meta.url)),
}
