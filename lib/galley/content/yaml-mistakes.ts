/** A mistake in a line of YAML: what is wrong between two offsets of the text, and how to fix it. */
export type YamlMistake = { reason: string; note: string; from: number; to: number }

/**
 * Returns the common mistakes in invalid YAML, line by line. Call it only for text that the YAML parser rejects: some of
 * these lines are valid in other contexts.
 */
export function explainLines(text: string): YamlMistake[] {
  const mistakes: YamlMistake[] = []
  let start = 0
  let before: string | undefined
  for (const line of text.split('\n')) {
    const mistake = line.trim() === '' || line.trim().startsWith('#') ? undefined : explainLine(line, before)
    if (mistake) {
      const { reason, note, column = line.length - line.trimStart().length } = mistake
      mistakes.push({ reason, note, from: start + column, to: start + Math.max(column + 1, line.trimEnd().length) })
    }
    start += line.length + 1
    before = line.trim() === '' ? before : line
  }
  return mistakes
}

type Explained = { reason: string; note: string; column?: number } | undefined

function explainLine(line: string, before: string | undefined): Explained {
  const [, tabs] = /^( *\t[\t ]*)/.exec(line) ?? []
  if (tabs) return { reason: 'The line is indented with a tab.', note: 'Indent it with two spaces.', column: 0 }
  const [, indent = '', dash = '', key, gap = '', value = ''] =
    /^( *)(- *)?([A-Za-z_][\w-]*)((?:：|:)[\s\u00a0]*)(.*)$/.exec(line) ?? []
  if (key === undefined) return explainOther(line, before)
  const column = line.length - value.length
  const write = (text: string) => `Write ${dash}${key}: ${text}`.trimEnd()
  if (gap.startsWith('：'))
    return { reason: 'The colon is a full-width character (：).', note: write(value), column: indent.length }
  if (gap.includes('\u00a0'))
    return { reason: 'A no-break space follows the colon.', note: write(value), column: column - 1 }
  if (dash && !dash.includes(' ')) return { reason: 'Missing space after the dash.', note: `Write - ${key}: ${value}` }
  if (gap === ':' && value && !value.startsWith('//')) {
    return { reason: `Missing space after "${key}:".`, note: write(value), column: indent.length }
  }
  if (indent && !dash && before !== undefined && isPlainField(before)) {
    return { reason: `The field "${key}" is indented.`, note: `${write(value)} at the start of the line.`, column: 0 }
  }
  const text = value.trimEnd()
  if (/^\[[^\]]*$/.test(text)) {
    return { reason: 'The list is not closed.', note: write(`${text.replace(/[,\s]+$/, '')}]`), column }
  }
  const reason = explainValue(text)
  if (!reason) return undefined
  return { reason, note: write(quote(reason.startsWith('Text follows') ? text : unquote(text))), column }
}

function explainOther(line: string, before: string | undefined): Explained {
  const [, name, value = ''] = /^([A-Za-z_][\w-]*)\s*=\s*(.*)$/.exec(line) ?? []
  if (name) return { reason: 'Fields use a colon, not an equals sign.', note: `Write ${name}: ${value}` }
  const [, indent, item = ''] = /^( *)-(?![-\s])(.*)$/.exec(line) ?? []
  if (indent !== undefined) return { reason: 'Missing space after the dash.', note: `Write - ${item}` }
  if (/^(?:<{7} |={7}$|>{7} )/.test(line)) {
    return { reason: 'Unresolved merge conflict.', note: 'Keep one version and remove the conflict markers.' }
  }
  if (line === '...') return { reason: 'Three dots end the YAML document.', note: 'Remove this line.' }
  if (/^[\s\-\]}?%]/.test(line)) return undefined
  return {
    reason: 'This line is not a field: it has no name followed by a colon.',
    note:
      before === undefined
        ? 'Write one field per line, such as title: A title'
        : 'If it continues the text above, indent it with two spaces; otherwise write a field, such as title: A title',
  }
}

/** Reports whether a line is a field that ends on the same line. */
function isPlainField(line: string): boolean {
  return /^[A-Za-z_][\w-]*:\s+[^\s|>]/.test(line)
}

/** Returns what is wrong with the one-line value of a field, or undefined. */
function explainValue(value: string): string | undefined {
  const [first = ''] = value
  if (/^".*(?<!\\)(?:\\\\)*\\[^0abtnvfre "/\\N_LPxuU].*"$/.test(value)) {
    return 'In double quotes, a backslash starts an escape sequence, and this one is invalid.'
  }
  if (first === '"' && !/^"(?:[^"\\]|\\.)*"(?:\s+#.*)?$/.test(value)) return explainQuotes(value, first)
  if (first === "'" && !/^'(?:[^']|'')*'(?:\s+#.*)?$/.test(value)) return explainQuotes(value, first)
  if (first === '"' || first === "'") return undefined
  if (first === '[') {
    return /\](?:\s+#.*)?$/.test(value) ? undefined : 'The text starts with "[", which starts a list in YAML.'
  }
  // An anchor before a list or mapping is not text.
  if (/^&\w+ [[{]/.test(value)) return undefined
  if (/^[@`%*&!{},\]#]/.test(value) || /^[|>](?![-+\d]*(?:\s+#.*)?$)/.test(value) || /^[-?:]\s/.test(value)) {
    return `The text starts with "${first}", which is a special character in YAML.`
  }
  return /:(?:\s|$)/.test(value) ? 'The text contains a colon, which YAML reads as a field.' : undefined
}

function explainQuotes(value: string, mark: string): string {
  const closing = value.indexOf(mark, 1)
  if (closing === -1) return `The quote ${mark} is not closed.`
  return value.endsWith(mark)
    ? `The text contains the quote mark ${mark} that surrounds it.`
    : `Text follows the closing ${mark}.`
}

/** Returns the text between quotes, closed or not. */
function unquote(value: string): string {
  const [first = ''] = value
  if (first !== '"' && first !== "'") return value
  const inner = value.slice(1)
  const text = inner.endsWith(first)
    ? inner.slice(0, -1)
    : inner.split(first).length === 2
      ? inner.replace(first, '')
      : inner
  return first === '"' ? text.replace(/\\(["\\])/g, '$1') : text.replaceAll("''", "'")
}

/** Returns a text as a quoted YAML scalar. */
export function quote(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}
