/** What is wrong with a line of YAML, between which offsets, and what to write instead. */
export type YamlMistake = { reason: string; note: string; from: number; to: number }

/**
 * What people write most often when YAML reads something else, line by line: to be asked only about a text that YAML
 * cannot read, since some of it may be well-formed elsewhere.
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
    return { reason: 'The colon is a full-width one.', note: write(value), column: indent.length }
  if (gap.includes('\u00a0'))
    return { reason: 'A no-break space follows the colon.', note: write(value), column: column - 1 }
  if (dash && !dash.includes(' '))
    return { reason: 'A space is missing behind the dash.', note: `Write - ${key}: ${value}` }
  if (gap === ':' && value && !value.startsWith('//')) {
    return { reason: `A space is missing behind ${key}:`, note: write(value), column: indent.length }
  }
  if (indent && !dash && before !== undefined && isPlainField(before)) {
    return { reason: `The field ${key} is indented.`, note: `${write(value)} at the start of the line.`, column: 0 }
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
  if (name) return { reason: 'A field is written with a colon.', note: `Write ${name}: ${value}` }
  const [, indent, item = ''] = /^( *)-(?![-\s])(.*)$/.exec(line) ?? []
  if (indent !== undefined) return { reason: 'A space is missing behind the dash.', note: `Write - ${item}` }
  if (/^(?:<{7} |={7}$|>{7} )/.test(line)) {
    return { reason: 'Two versions of the file meet here.', note: 'Keep one of them, and take the marks of git out.' }
  }
  if (line === '...') return { reason: 'Three dots end the YAML.', note: 'Take the line out.' }
  if (/^[\s\-\]}?%]/.test(line)) return undefined
  return {
    reason: 'The line is no field: it has no name and colon.',
    note:
      before === undefined
        ? 'Write one field a line, such as title: A title'
        : 'If it belongs to the text above, indent it with two spaces; else write it as a field, such as title: A title',
  }
}

/** Whether a line is a field that ends on it. */
function isPlainField(line: string): boolean {
  return /^[A-Za-z_][\w-]*:\s+[^\s|>]/.test(line)
}

/** What is wrong with the value of a field as it is written on one line, if something is. */
function explainValue(value: string): string | undefined {
  const [first = ''] = value
  if (/^".*(?<!\\)(?:\\\\)*\\[^0abtnvfre "/\\N_LPxuU].*"$/.test(value)) {
    return 'The text holds a backslash, which means something else between double quotes.'
  }
  if (first === '"' && !/^"(?:[^"\\]|\\.)*"(?:\s+#.*)?$/.test(value)) return explainQuotes(value, first)
  if (first === "'" && !/^'(?:[^']|'')*'(?:\s+#.*)?$/.test(value)) return explainQuotes(value, first)
  if (first === '"' || first === "'") return undefined
  if (first === '[') {
    return /\](?:\s+#.*)?$/.test(value) ? undefined : 'The text begins with [, which begins a list.'
  }
  // A name for what follows, not a text.
  if (/^&\w+ [[{]/.test(value)) return undefined
  if (/^[@`%*&!{},\]#]/.test(value) || /^[|>](?![-+\d]*(?:\s+#.*)?$)/.test(value) || /^[-?:]\s/.test(value)) {
    return `The text begins with ${first}, which means something else in YAML.`
  }
  return /:(?:\s|$)/.test(value) ? 'The text holds a colon, which begins a field.' : undefined
}

function explainQuotes(value: string, mark: string): string {
  const closing = value.indexOf(mark, 1)
  if (closing === -1) return `The quote ${mark} is not closed.`
  return value.endsWith(mark)
    ? `The text holds the quote ${mark} that it stands in.`
    : `Text follows the closing ${mark}.`
}

/** The text between quotes, closed or not. */
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

/** A text in the quotes in which YAML takes it as it is. */
export function quote(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}
