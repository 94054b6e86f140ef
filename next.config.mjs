import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  trailingSlash: true,
  // What pages are made with: Node reads it in half the time that it takes to bundle it. esbuild could not be bundled.
  serverExternalPackages: [
    '@mdx-js/mdx',
    'esbuild',
    'hast-util-from-html',
    'hast-util-to-html',
    'hast-util-to-string',
    'hastscript',
    'image-size',
    'mdast-util-to-string',
    'parse5',
    'rehype-autolink-headings',
    'rehype-highlight',
    'rehype-katex',
    'rehype-slug',
    'remark-frontmatter',
    'remark-gfm',
    'remark-math',
    'remark-mdx',
    'remark-parse',
    'remark-rehype',
    'unified',
    'vfile',
    'vfile-message',
    'zod',
  ],
  // Everything else is set by lib/build, which Next calls before and after a build:
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/adapterPath
  adapterPath: fileURLToPath(new URL('./lib/build/adapter.mjs', import.meta.url)),
}
