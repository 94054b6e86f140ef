import { htmlTagNames } from 'html-tag-names'
import type { Heading, Link, LinkReference } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { svgTagNames } from 'svg-tag-names'
import type { Position } from 'unist'
import { site } from '../../site'
import { isAllowedElement } from '../markup/elements'
import { type Entry, getNodes } from './rule'

const noScript = 'Posts cannot run scripts. Use a component from components/mdx.'
const noForm = 'A static site cannot take input. Link to a form elsewhere, or to a mailto: address.'
const frontmatter = 'The build writes the <head> of each page. Put metadata in the frontmatter.'

/** Remedies for HTML and SVG elements that are not allowed in posts. */
const remedies = new Map([
  ...['script', 'noscript', 'template', 'slot', 'portal'].map((name) => [name, noScript] as const),
  ...['html', 'head', 'body', 'base', 'meta', 'link', 'title'].map((name) => [name, frontmatter] as const),
  ...['form', 'input', 'button', 'select', 'option', 'optgroup', 'textarea', 'fieldset'].map(
    (name) => [name, noForm] as const,
  ),
  ['style', 'Put styles for all posts in components/styles/prose.css.'],
  ...['iframe', 'object', 'embed', 'applet', 'frame', 'frameset', 'noframes', 'param'].map(
    (name) =>
      [
        name,
        'For a video, write <Video title="…" href="https://…" embed="https://…" />; otherwise, write a link.',
      ] as const,
  ),
  ['img', 'Write ![what it shows](./photo.jpg): the build adds its size, and formats that load faster.'],
  ['image', 'Write ![what it shows](./photo.jpg): the build adds its size, and formats that load faster.'],
  ['picture', 'Write ![what it shows](./photo.jpg): the build adds the formats and sizes.'],
  ...['xmp', 'listing', 'plaintext'].map(
    (name) => [name, 'Put literal text in a fenced code block, between lines of three backticks.'] as const,
  ),
  ['math', 'Write the formula in TeX between $$ and $$.'],
  ['main', 'The page already has a <main>. Write <div> or <section>.'],
  ...['foreignObject', 'animate', 'animateMotion', 'animateTransform', 'set'].map(
    (name) =>
      [name, 'Save the drawing as an SVG file next to the post and write ![what it shows](./drawing.svg)'] as const,
  ),
])

const elementNames = new Set([...htmlTagNames, ...svgTagNames])

/** Reports whether a name is an HTML or SVG element, allowed or not. */
export function isElement(name: string): boolean {
  return elementNames.has(name)
}

/** Returns the remedy for an element that is not allowed; undefined for allowed and for unknown elements. */
export function findElementRemedy(name: string): string | undefined {
  if (isAllowedElement(name) || !isElement(name)) return undefined
  return (
    remedies.get(name) ??
    'Remove it, or use an element listed in lib/galley/markup/elements.ts, such as <div> or <span>.'
  )
}

/** An element or a component in a body. */
export type ElementNode = MdxJsxFlowElement | MdxJsxTextElement

/** Returns the elements and components in a body, without fragments. */
export function getElements(entry: Entry): (ElementNode & { name: string })[] {
  return getNodes(entry, 'mdxJsxFlowElement', 'mdxJsxTextElement').filter(
    (node): node is typeof node & { name: string } => node.name !== null,
  )
}

/** A link, in Markdown or as an element. */
export type LinkNode = Link | LinkReference | ElementNode

/** Returns the links of a body, `<a href="…">` as well as `[…](…)`, in document order. */
export function getLinkNodes(entry: Entry): LinkNode[] {
  return getNodes(entry, 'link', 'linkReference', 'mdxJsxFlowElement', 'mdxJsxTextElement').filter(
    (node) => !('name' in node) || (node.name === 'a' && getAttributes(node).some(({ name }) => name === 'href')),
  )
}

/** A heading, in Markdown or as an element. */
export type HeadingNode = { node: Heading | ElementNode; depth: number; isElement: boolean }

/** Returns the headings of a body, `<h2>` as well as `##`, in document order. */
export function getHeadings(entry: Entry): HeadingNode[] {
  return getNodes(entry, 'heading', 'mdxJsxFlowElement', 'mdxJsxTextElement').flatMap((node): HeadingNode[] => {
    if (node.type === 'heading') return [{ node, depth: node.depth, isElement: false }]
    const [, depth] = /^h([1-6])$/.exec(node.name ?? '') ?? []
    return depth === undefined ? [] : [{ node, depth: Number(depth), isElement: true }]
  })
}

/** Reports whether JSX treats a name as a component; lower-case names without a dot are HTML elements. */
export function isComponent(name: string): boolean {
  return !/^[a-z]/.test(name) || name.includes('.')
}

/** Returns the attributes of an element, without spread attributes. */
export function getAttributes({ attributes }: ElementNode): MdxJsxAttribute[] {
  return attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute')
}

/** Returns the position of an element's opening `<` and name, for faults of the element as a whole. */
export function getNamePlace({ name, position }: ElementNode): Position | undefined {
  if (!position) return undefined
  const { line, column, offset = 0 } = position.start
  const length = 1 + (name?.length ?? 0)
  return { start: position.start, end: { line, column: column + length, offset: offset + length } }
}

/** Returns the names that a body imports or declares; empty unless `content.allowCode` is on. */
export function getDeclared(entry: Entry): Set<string> {
  if (!site.content.allowCode) return new Set()
  const statements = getNodes(entry, 'mdxjsEsm').flatMap(({ data }) => data?.estree?.body ?? [])
  return new Set(
    statements.flatMap((statement) => {
      if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local.name)
      if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return []
      if (statement.declaration.type !== 'VariableDeclaration') return [statement.declaration.id.name]
      return statement.declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? id.name : []))
    }),
  )
}
