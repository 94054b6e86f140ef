import { createProcessor, run } from '@mdx-js/mdx'
import type { Root } from 'hast'
import type { MDXContent } from 'mdx/types'
import * as jsxRuntime from 'react/jsx-runtime'
import type { Pluggable, Plugin } from 'unified'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { site } from '../../site'
import { readSource } from '../content/source'
import { type Translation, translate } from '../content/translation'
import { rehypeAllowed } from './rehype-allowed'
import { rehypeBareLinks } from './rehype-bare-links'
import { rehypeCode } from './rehype-code'
import { rehypeElements } from './rehype-elements'
import { rehypeExcerpt } from './rehype-excerpt'
import { footnotes, rehypeFootnotes } from './rehype-footnotes'
import { rehypeHeadingLevels } from './rehype-heading-levels'
import { type Heading, rehypeHeadings } from './rehype-headings'
import { innerHtmlAttribute, rehypeInnerHtml } from './rehype-inner-html'
import { rehypeLinks } from './rehype-links'
import { rehypeMath } from './rehype-math'
import { rehypeTables } from './rehype-tables'
import { rehypeTasks } from './rehype-tasks'
import { rehypeWords } from './rehype-words'
import { rehypeZoom } from './rehype-zoom'
import { remarkCallouts } from './remark-callouts'
import { remarkCode } from './remark-code'
import { remarkImages } from './remark-images'
import { remarkParagraphs } from './remark-paragraphs'
import { isModule, runModule } from './run-module'
import { syntax } from './syntax'
import { remarkTree } from './tree-cache'

/** Rendered content: HTML, or a component if it contains components or code. */
export type Content = string | MDXContent

/** A compiled body. */
export type Body = {
  content: Content
  /** The excerpt as plain text. */
  excerpt: string
  headings: Heading[]
  words: number
}

/**
 * Compiles the body of a post or page, given by its path relative to the content folder; `lang` is the language of labels
 * in it. Throws an error that names the file, and line and column if known.
 */
export async function compileBody(file: string, lang = site.lang): Promise<Body> {
  const { content, data } = await compileSource(await readSource(file), lang, getBodyProcessor)
  return { content, excerpt: data.excerpt ?? '', headings: data.headings ?? [], words: data.words ?? 0 }
}

/**
 * Compiles only the excerpt of the page at `href`, for lists. Its headings get no ids, since several excerpts share a
 * page; links to headings and notes lead to `href`.
 */
export async function compileExcerpt(file: string, href: string, lang = site.lang): Promise<Content> {
  const source = await readSource(file)
  source.data.href = href
  return (await compileSource(source, lang, getExcerptProcessor)).content
}

/** Returns the MDX processor for an output format and a language; each is created once. */
type GetProcessor = (outputFormat: 'program' | 'function-body', lang: string) => ReturnType<typeof createProcessor>

/** A plugin that adds labels in the language of a text. */
type TranslatedPlugin = Plugin<[Translation], Root>

// Words first, so that the text of anchor links does not count.
const getBodyProcessor = cacheProcessors({ only: false }, [rehypeWords, rehypeHeadings])

const getExcerptProcessor = cacheProcessors({ only: true }, [])

function cacheProcessors(excerpt: { only: boolean }, rehypePlugins: TranslatedPlugin[]): GetProcessor {
  const processors = new Map<string, ReturnType<GetProcessor>>()
  return (outputFormat, lang) => {
    const key = `${outputFormat} ${lang}`
    const translation = translate(lang)
    const processor =
      processors.get(key) ??
      createProcessor({
        format: 'mdx',
        outputFormat,
        remarkPlugins: [
          [remarkTree, excerpt],
          ...syntax,
          remarkCode,
          remarkParagraphs,
          [remarkCallouts, translation],
          remarkImages,
        ],
        remarkRehypeOptions: { ...footnotes, ...nameFootnotes(translation) },
        // Math first, because remark-math turns it into code blocks.
        rehypePlugins: [
          rehypeMath,
          rehypeFootnotes,
          rehypeElements,
          rehypeHeadingLevels,
          rehypeBareLinks,
          rehypeLinks,
          [rehypeExcerpt, excerpt],
          // After the links, because an image's address already has the base path.
          rehypeZoom,
          [rehypeTables, translation],
          [rehypeTasks, translation],
          ...rehypePlugins.map((plugin): Pluggable => [plugin, translation]),
          // After all plugins that visit every element, because it adds many.
          [rehypeCode, translation],
          rehypeAllowed,
          rehypeInnerHtml,
        ],
      })
    processors.set(key, processor)
    return processor
  }
}

function nameFootnotes({ messages, fill }: Translation) {
  return {
    footnoteLabel: messages.footnotes,
    footnoteBackLabel: (reference: number, repeated: number) =>
      fill(messages.backToText, { number: repeated > 1 ? `${reference + 1}-${repeated}` : reference + 1 }),
  }
}

async function compileSource(
  file: VFile,
  lang: string,
  getProcessor: GetProcessor,
): Promise<{ content: Content; data: VFile['data'] }> {
  const withCode = site.content.allowCode && isModule(file)
  const compiled: VFile = await getProcessor(withCode ? 'program' : 'function-body', lang)
    .process(file)
    .catch((error) => {
      throw nameFile(error, file)
    })
  for (const message of compiled.messages) throw nameFile(message, file)
  const { html, innerHtml = [] } = compiled.data
  if (html !== undefined) return { content: html, data: compiled.data }
  const runtime = createRuntime(innerHtml)
  const content = withCode
    ? await runModule(compiled, runtime).catch((error) => {
        throw nameFile(error, file)
      })
    : (await run(compiled, { ...runtime, baseUrl: import.meta.url })).default
  return { content, data: compiled.data }
}

/** Returns React's JSX runtime, extended to insert the HTML that `innerHtmlAttribute` refers to. */
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
