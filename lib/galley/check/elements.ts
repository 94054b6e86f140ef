import { htmlTagNames } from 'html-tag-names'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { svgTagNames } from 'svg-tag-names'
import type { Position } from 'unist'
import { site } from '../../site'
import { isAllowedElement } from '../markup/elements'
import { type Entry, getNodes } from './rule'

const noScript = 'A post runs no code: ask for a component of components/mdx.'
const noForm = 'A static site takes no input: link to where readers can write, or to mailto:.'
const frontmatter = 'Pages make their own head; what is known about a post stands in its frontmatter.'

/** What to write in place of an element of HTML or SVG that a post cannot hold. */
const remedies = new Map([
  ...['script', 'noscript', 'template', 'slot', 'portal'].map((name) => [name, noScript] as const),
  ...['html', 'head', 'body', 'base', 'meta', 'link', 'title'].map((name) => [name, frontmatter] as const),
  ...['form', 'input', 'button', 'select', 'option', 'optgroup', 'textarea', 'fieldset'].map(
    (name) => [name, noForm] as const,
  ),
  ['style', 'Styles for all posts are in components/styles/prose.css.'],
  ...['iframe', 'object', 'embed', 'applet', 'frame', 'frameset', 'noframes', 'param'].map(
    (name) => [name, 'For a video write <Video title="…" href="https://…" embed="https://…" />; else a link.'] as const,
  ),
  ['img', 'Write ![what it shows](./photo.jpg): it gets its size, and formats that load faster.'],
  ['image', 'Write ![what it shows](./photo.jpg): it gets its size, and formats that load faster.'],
  ['picture', 'Write ![what it shows](./photo.jpg): the build makes the formats and sizes.'],
  ...['xmp', 'listing', 'plaintext'].map(
    (name) => [name, 'Put what is to be shown as it is written into a fence of three backticks.'] as const,
  ),
  ['math', 'Write the formula in TeX between $$ and $$.'],
  ['main', 'The page has its own <main>. Write <div> or <section>.'],
  ...['foreignObject', 'animate', 'animateMotion', 'animateTransform', 'set'].map(
    (name) =>
      [name, 'Save the drawing as an SVG file beside the post and write ![what it shows](./drawing.svg).'] as const,
  ),
])

const elementNames = new Set([...htmlTagNames, ...svgTagNames])

/** Whether a name is that of an element of HTML or SVG, allowed or not. */
export function isElement(name: string): boolean {
  return elementNames.has(name)
}

/** Returns what to write in place of an element that a post cannot hold, or undefined if it can or if there is none. */
export function findElementRemedy(name: string): string | undefined {
  if (isAllowedElement(name) || !isElement(name)) return undefined
  return (
    remedies.get(name) ??
    'Take it out, or write an element that lib/galley/markup/elements.ts lists, such as <div> or <span>.'
  )
}

/** An element or a component in a body. */
export type ElementNode = MdxJsxFlowElement | MdxJsxTextElement

/** The elements and components of a body, fragments left out. */
export function getElements(entry: Entry): (ElementNode & { name: string })[] {
  return getNodes(entry, 'mdxJsxFlowElement', 'mdxJsxTextElement').filter(
    (node): node is typeof node & { name: string } => node.name !== null,
  )
}

/** Whether a name means a component of `components/mdx`; what begins with a small letter is an element of HTML. */
export function isComponent(name: string): boolean {
  return !/^[a-z]/.test(name) || name.includes('.')
}

/** The attributes of an element that are written out, not spread. */
export function getAttributes({ attributes }: ElementNode): MdxJsxAttribute[] {
  return attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute')
}

/** The place of an element's name, where one looks for what is wrong with the element as a whole. */
export function getNamePlace({ name, position }: ElementNode): Position | undefined {
  if (!position) return undefined
  const { line, column, offset = 0 } = position.start
  const length = 1 + (name?.length ?? 0)
  return { start: position.start, end: { line, column: column + length, offset: offset + length } }
}

/** The names that a body imports or declares, where it may: components of its own. */
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
