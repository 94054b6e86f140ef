import { TokenType, tokenize } from '@csstools/css-tokenizer'
import { XmlElement } from '@rgrove/parse-xml'

/**
 * How many elements a browser draws for a drawing, with each that others refer to counted as often: ten that each refer
 * ten times to the next are ten thousand million. Stops counting beyond `limit`.
 */
export function countShown(root: XmlElement, limit: number): number {
  const parts = new Map<string, XmlElement>()
  collectParts(root, parts)
  const sheets = groupBlocks(findBlocks(root))
  const counts = new Map<XmlElement, number>()
  let followed = 0
  const count = (element: XmlElement): number => {
    const known = counts.get(element)
    if (known !== undefined) return known
    // Browsers draw nothing of what would hold itself.
    counts.set(element, 0)
    let shown = 1
    for (const part of listParts(element, parts, sheets)) {
      // A style may refer from each element to each other, and nothing be shown.
      shown += followed++ > 10 * limit ? limit : count(part)
      if (shown > limit) break
    }
    counts.set(element, shown)
    return shown
  }
  return count(root)
}

function collectParts(element: XmlElement, parts: Map<string, XmlElement>): void {
  const { id } = element.attributes
  if (id !== undefined && !parts.has(id)) parts.set(id, element)
  for (const node of element.children) if (node instanceof XmlElement) collectParts(node, parts)
}

/** Lists what a browser draws for an element: what it holds, then what it refers to. */
function* listParts(element: XmlElement, parts: Map<string, XmlElement>, sheets: Sheets): Generator<XmlElement> {
  for (const node of element.children) if (node instanceof XmlElement) yield node
  for (const id of listReferences(element, sheets)) {
    const part = parts.get(id)
    if (part) yield part
  }
}

function* listReferences({ name, attributes }: XmlElement, sheets: Sheets): Generator<string> {
  for (const [attribute, value] of Object.entries(attributes)) {
    if (/^(?:.*:)?href$/.test(attribute)) yield value.trim().replace(/^#/, '')
    else if (value.includes('(')) for (const { ids } of readBlocks(value)) yield* ids
  }
  const names = ['', name.replace(/^.*:/, ''), attributes.id ?? '', ...(attributes.class ?? '').split(/\s+/)]
  for (const key of new Set(names)) for (const { ids } of sheets.get(key) ?? []) yield* ids
}

/** The names in the selector of a block of CSS, and the parts that it refers to. */
type Block = { names: string[]; ids: Set<string> }

/** The blocks of a drawing that refer to parts, by the names in their selectors; by '' those that may select anything. */
type Sheets = Map<string, Block[]>

function groupBlocks(blocks: Block[]): Sheets {
  const sheets: Sheets = new Map()
  for (const block of blocks) {
    for (const name of new Set(block.names.length > 0 ? block.names : [''])) {
      const known = sheets.get(name)
      if (known) known.push(block)
      else sheets.set(name, [block])
    }
  }
  return sheets
}

function findBlocks(element: XmlElement): Block[] {
  if (/^(?:.*:)?style$/.test(element.name)) return readBlocks(element.text)
  return element.children.flatMap((node) => (node instanceof XmlElement ? findBlocks(node) : []))
}

/** Reads blocks that refer to parts with the tokenizer of the standard, since an escape can hide an address. */
function readBlocks(css: string): Block[] {
  const open: Block[] = [{ names: [], ids: new Set() }]
  const blocks = [...open]
  let names: string[] = []
  let isAddress = false
  for (const token of tokenize({ css })) {
    if (token[0] === TokenType.OpenCurly) {
      const block = { names, ids: new Set<string>() }
      blocks.push(block)
      open.push(block)
    }
    if (token[0] === TokenType.CloseCurly && open.length > 1) open.pop()
    if ([TokenType.OpenCurly, TokenType.CloseCurly, TokenType.Semicolon].includes(token[0])) names = []
    if (token[0] === TokenType.Ident || token[0] === TokenType.Hash) names.push(token[4].value)
    if (token[0] === TokenType.URL || (token[0] === TokenType.String && isAddress)) {
      open.at(-1)?.ids.add(token[4].value.trim().replace(/^#/, ''))
    }
    if (token[0] === TokenType.Function) isAddress = /^(?:url|src)$/i.test(token[4].value)
  }
  return blocks.filter(({ ids }) => ids.size > 0)
}
