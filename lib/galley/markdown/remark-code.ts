import type { Nodes, Root } from 'mdast'
import type { Point } from 'unist'
import type { VFile } from 'vfile'
import { site } from '../../site'
import { listNodes } from './find'
import { isComment } from './syntax'

/** A part of a text that would run as code. */
export type CodePart = {
  kind: 'module' | 'expression' | 'prop'
  place: { start: Point; end: Point } | undefined
}

/** Returns the parts of a node that would run as code: all but comments, and numbers and booleans in props. */
export function findCode(node: Nodes): CodePart[] {
  if (node.type === 'mdxjsEsm') return [{ kind: 'module', place: node.position }]
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    return isComment(node.value) ? [] : [{ kind: 'expression', place: node.position }]
  }
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return []
  return node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxExpressionAttribute' || !isLiteral(attribute.value)
      ? [{ kind: 'prop', place: attribute.position } as const]
      : [],
  )
}

type Value = string | null | undefined | { value: string }

const isLiteral = (value: Value): boolean => parseLiteral(value) !== undefined

/** Returns the value of a prop, which is `true` if the author wrote none; undefined if it is computed. */
export function parseLiteral(value: Value): string | number | boolean | undefined {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return true
  const [literal] = /^(?:-?\d+(?:\.\d+)?|true|false)$/.exec(value.value.trim()) ?? []
  return literal === undefined ? undefined : literal === 'true' || (literal !== 'false' && Number(literal))
}

/**
 * Fails on code in a text unless `content.allowCode` is on. The check reports it in more detail, but `next dev`
 * compiles pages before it has checked all of them, and compiled code runs.
 */
export function remarkCode() {
  return (tree: Root, file: VFile): void => {
    if (site.content.allowCode) return
    const [code] = listNodes(tree).flatMap(({ node }) => findCode(node))
    if (code) file.fail('Posts cannot contain code. Run npm run check to see what to write instead.', code.place)
  }
}
