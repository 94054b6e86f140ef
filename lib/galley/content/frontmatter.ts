import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { isMap } from 'yaml'
import type { Fault } from '../core/diagnostics'
import { findFrontmatter } from './frontmatter-block'
import { createToPlace, type Field, parseYaml, readFields, type ToPlace } from './yaml'
import { explainLines } from './yaml-mistakes'

/** The frontmatter of a file, with the position of each part. */
export type Frontmatter = {
  /** Fields by name; empty if the block cannot be read. */
  fields: Map<string, Field>
  /** The position of the block; the first line if there is no block. */
  place: Position
  /** Why there is no block; then YAML errors; then duplicate fields. */
  blockFault: Fault | undefined
  yamlFaults: Fault[]
  duplicates: Fault[]
}

/** The maximum length of frontmatter, in characters: parsing 1 MB of YAML can take minutes. */
const maxLength = 20_000

/** Parses the frontmatter of a file. Returns faults, never throws them. */
export function parseFrontmatter(file: VFile): Frontmatter {
  const text = String(file)
  const toPlace = createToPlace(file)
  const empty = { fields: new Map<string, Field>(), blockFault: undefined, yamlFaults: [], duplicates: [] }
  const block = findFrontmatter(text)
  if (!block) {
    const place = toPlace(0, text.split('\n', 1)[0]?.length ?? 0)
    return { ...empty, place, blockFault: explainBlock(text, toPlace) }
  }
  const { yaml, start, length } = block
  const toYamlPlace = createToPlace(file, start)
  const place = toPlace(0, text.slice(0, length).trimEnd().length)
  if (yaml.length > maxLength) {
    const reason = `The frontmatter is ${yaml.length} characters long; the limit is ${maxLength}.`
    return {
      ...empty,
      place,
      blockFault: { reason, note: 'Write --- on its own line after the last field.', place: toPlace(0, 3) },
    }
  }
  const { document, faults } = parseYaml(yaml, toYamlPlace)
  if (faults.length > 0) return { ...empty, place, yamlFaults: faults }
  const { contents } = document
  if (contents === null) return { ...empty, place }
  if (isMap(contents))
    return { ...empty, place, ...readFields(contents, { document, text: yaml, toPlace: toYamlPlace }) }
  const [from = 0, to = 0] = contents.range ?? []
  const reason = 'The frontmatter is not a list of fields.'
  const note = explainLines(yaml)[0]?.note ?? 'Write one field per line, such as title: A title'
  return { ...empty, place, yamlFaults: [{ reason, note, place: toYamlPlace(from, to) }] }
}

/** Returns why a text has no frontmatter, and where the block should start or end. */
function explainBlock(text: string, toPlace: ToPlace): Fault {
  const lines = text.split('\n')
  const placeOf = (line: number) => {
    const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0)
    return toPlace(start, start + (lines[line]?.length ?? 0))
  }
  const [opener = ''] = lines
  if (!/^---[ \t]*$/.test(opener)) return { ...explainOpener(lines), place: placeOf(0) }
  const almost = lines.findIndex((line, index) => index > 0 && /^\s*(?:-{2,}|[–—]+|\.{3}|\+{3})\w*\s*$/.test(line))
  if (almost !== -1) {
    const reason = `The frontmatter is not closed: "${lines[almost]}" is not exactly three dashes.`
    return { reason, note: 'Replace this line with ---', place: placeOf(almost) }
  }
  const field = /^(?:\s*(?:$|#|- )|\s+\S|[A-Za-z_][\w-]*:)/
  const body = lines.findIndex((line, index) => index > 0 && (line.trim() === '' || !field.test(line)))
  return {
    reason: 'The frontmatter is not closed.',
    note:
      body === -1
        ? 'Write --- on its own line after the last field.'
        : `Write --- on its own line before line ${body + 1}.`,
    place: placeOf(0),
  }
}

const example = 'Start the file with its fields between two lines of three dashes:\n---\ntitle: A title\n---'

function explainOpener(lines: string[]): { reason: string; note: string } {
  const [opener = ''] = lines
  const given = opener.trim()
  const later = lines.findIndex((line) => line.trim() !== '')
  if (given === '' && /^---\s*$/.test(lines[later]?.trim() ?? '')) {
    return { reason: 'There is an empty line before the frontmatter.', note: 'Remove the empty lines above ---.' }
  }
  const block = lines.findIndex((line, index) => /^---\s*$/.test(line) && /^\w+:/.test(lines[index + 1] ?? ''))
  if (block > 0 && /\w/.test(given) && !given.startsWith('---')) {
    return {
      reason: `The frontmatter starts on line ${block + 1}, not on line 1.`,
      note: 'Remove the text above it, or move that text below the frontmatter.',
    }
  }
  if (/^-{3}\s*[a-z]+$/i.test(given)) {
    const language = given.replace(/^-+\s*/, '')
    return {
      reason: `Frontmatter must be YAML, not ${language}.`,
      note: `Replace ${given} with --- and write one field per line, such as title: A title`,
    }
  }
  if (/^(?:\+{3}|;{3}|\{)/.test(given)) {
    return {
      reason: `Frontmatter must be YAML between two lines of three dashes, but this file starts with "${given}".`,
      note: example,
    }
  }
  if (/^(?:[-–—]+)$/.test(given) || given === '---') {
    return {
      reason: `The frontmatter starts with "${opener.replaceAll(' ', '·')}", not with exactly three dashes.`,
      note: 'Replace this line with ---',
    }
  }
  return { reason: 'The file does not start with frontmatter.', note: example }
}
