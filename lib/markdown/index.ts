import { compile, run } from '@mdx-js/mdx'
import type { Element } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import type { MDXContent } from 'mdx/types'
import * as jsxRuntime from 'react/jsx-runtime'
import rehypeAutolinkHeadings from 'rehype-autolink-headings'
import rehypeKatex from 'rehype-katex'
import rehypeSlug from 'rehype-slug'
import type { PluggableList } from 'unified'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { site } from '../site'
import { rehypeCode } from './rehype-code'
import { type Heading, rehypeHeadings } from './rehype-headings'
import { innerHtmlAttribute, rehypeInnerHtml } from './rehype-inner-html'
import { rehypeLinks } from './rehype-links'
import { rehypeTables } from './rehype-tables'
import { rehypeTasks } from './rehype-tasks'
import { rehypeWords } from './rehype-words'
import { rehypeZoom } from './rehype-zoom'
import { remarkCallouts } from './remark-callouts'
import { cutBehindExcerpt, remarkExcerpt } from './remark-excerpt'
import { remarkHeadingLevels } from './remark-heading-levels'
import { remarkImages } from './remark-images'
import { isModule, runModule } from './run-module'
import { readSource } from './source'
import { footnotes, syntax } from './syntax'
import { remarkTree } from './tree-cache'

/** A compiled body. */
export type Body = {
  Content: MDXContent
  /** The excerpt as plain text. */
  excerpt: string
  headings: Heading[]
  words: number
}

/**
 * Compiles the body of a file of the content folder, given by its path in there; throws an error that names the file, and
 * line and column where a part of it is at fault.
 */
export async function compileBody(file: string): Promise<Body> {
  const { Content, data } = await compileSource(
    await readSource(file),
    [[remarkExcerpt, { only: false }]],
    [
      rehypeSlug,
      rehypeHeadings,
      rehypeWords,
      [
        rehypeAutolinkHeadings,
        {
          behavior: 'append',
          content: { type: 'text', value: '#' },
          properties: (heading: Element) => ({ className: ['anchor'], ariaLabel: `Link to “${toText(heading)}”` }),
          test: (heading: Element) => heading.properties.id !== 'footnote-label',
        },
      ],
    ],
  )
  return { Content, excerpt: data.excerpt ?? '', headings: data.headings ?? [], words: data.words ?? 0 }
}

/** Compiles the excerpt alone, for lists: its headings bear no ids, since several excerpts share a page. */
export async function compileExcerpt(file: string): Promise<MDXContent> {
  const source = await readSource(file)
  source.value = cutBehindExcerpt(String(source))
  return (await compileSource(source, [[remarkExcerpt, { only: true }]], [])).Content
}

type Compiled = { Content: MDXContent; data: VFile['data'] }

async function compileSource(
  file: VFile,
  remarkPlugins: PluggableList,
  rehypePlugins: PluggableList,
): Promise<Compiled> {
  const withCode = site.content.allowCode && isModule(file)
  const compiled: VFile = await compile(file, {
    format: 'mdx',
    outputFormat: withCode ? 'program' : 'function-body',
    remarkPlugins: [remarkTree, ...syntax, ...remarkPlugins, remarkHeadingLevels, remarkCallouts, remarkImages],
    remarkRehypeOptions: footnotes,
    // Math first: it comes as code in a language of its own.
    rehypePlugins: [
      [rehypeKatex, { output: 'mathml' }],
      rehypeLinks,
      // Behind the links: an image's address is whole.
      rehypeZoom,
      rehypeTables,
      rehypeTasks,
      ...rehypePlugins,
      // Behind all that visit each element: it makes many.
      rehypeCode,
      rehypeInnerHtml,
    ],
  }).catch((error) => {
    throw nameFile(error, file)
  })
  for (const message of compiled.messages) throw nameFile(message, file)
  const runtime = createRuntime(compiled.data.innerHtml ?? [])
  const Content = withCode
    ? await runModule(compiled, runtime).catch((error) => {
        throw nameFile(error, file)
      })
    : (await run(compiled, { ...runtime, baseUrl: import.meta.url })).default
  return { Content, data: compiled.data }
}

/** React's runtime, which puts into elements the HTML that is their content. */
function createRuntime(innerHtml: string[]): typeof jsxRuntime {
  const fill =
    (create: typeof jsxRuntime.jsx): typeof jsxRuntime.jsx =>
    (type, props, key) =>
      create(type, fillProps(props), key)

  function fillProps(props: unknown): unknown {
    if (typeof props !== 'object' || props === null || !(innerHtmlAttribute in props)) return props
    const { [innerHtmlAttribute]: index, ...others } = props
    return { ...others, dangerouslySetInnerHTML: { __html: innerHtml[Number(index)] ?? '' } }
  }

  return { ...jsxRuntime, jsx: fill(jsxRuntime.jsx), jsxs: fill(jsxRuntime.jsxs) }
}

function nameFile(error: Error, { path }: VFile): Error {
  const place = error instanceof VFileMessage && error.line ? `:${error.line}:${error.column}` : ''
  const reason = error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
  return new Error(`${path}${place}  ${reason}`, { cause: error })
}
