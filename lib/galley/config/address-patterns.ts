/** What each parameter of a pattern can be, and values that show which of two parameters share some. */
const parameters = {
  year: { source: '\\d{4}', samples: ['2020'] },
  month: { source: '\\d{2}', samples: ['12'] },
  day: { source: '\\d{2}', samples: ['12'] },
  number: { source: '\\d+', samples: ['12', '2020'] },
  slug: { source: '[a-z0-9]+(?:-[a-z0-9]+)*', samples: ['a', '12', '2020'] },
  author: { source: '[a-z0-9]+(?:-[a-z0-9]+)*', samples: ['a', '12', '2020'] },
  // What `slugify` returns holds no dot, no underscore and no character that has a meaning in an address.
  tag: { source: '[^/._?#]+', samples: ['a', '12', '2020'] },
  series: { source: '[^/._?#]+', samples: ['a', '12', '2020'] },
}

/** The name of a parameter, without its colon. */
export type Parameter = keyof typeof parameters

type Part = { literal: string } | { parameter: Parameter }

/** A pattern of addresses, without the base path. */
export type Pattern = {
  /** As it is written: `/:year/:slug.html`. */
  text: string
  parts: Part[]
  ending: '/' | '.html'
}

/** Which parameters a pattern has to hold, and which others it may. */
export type Parameters = { required: readonly Parameter[]; optional?: readonly Parameter[] }

/** A fault of a pattern: what is wrong, and what to write instead. */
export class PatternError extends Error {}

/** Reads a pattern; throws a `PatternError` that says what to write if it is not one, or holds other parameters. */
export function parsePattern(text: string, { required, optional = [] }: Parameters): Pattern {
  if (!text.startsWith('/')) {
    throw new PatternError(
      `"${text}" does not begin with a slash. Write '/${text.replace(/^[a-z]+:\/*[^/]*\/?/i, '')}'.`,
    )
  }
  const [, body = '', ending] = /^\/(.*?)(\/|\.html)?$/s.exec(text) ?? []
  if (text !== '/' && ending !== '/' && ending !== '.html') {
    throw new PatternError(
      `"${text}" ends neither in a slash nor in .html, and hosts differ in what they serve there. ` +
        `Write '${text}/' or '${text}.html'.`,
    )
  }
  if (/(?:^|\/)index$/.test(body) && ending === '.html') {
    throw new PatternError(`"${text}" is the page of a folder. Write '${text.slice(0, -'index.html'.length)}'.`)
  }
  const known = [...required, ...optional]
  const parts = body === '' ? [] : body.split('/').map((part) => parsePart(part, text, known))
  const names = parts.flatMap((part) => ('parameter' in part ? [part.parameter] : []))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new PatternError(`"${text}" holds :${twice} twice. Write it once.`)
  const missing = required.find((name) => !names.includes(name))
  if (missing) {
    throw new PatternError(`"${text}" does not hold :${missing}, so all its pages would have one address. Add it.`)
  }
  return { text, parts, ending: ending === '.html' ? '.html' : '/' }
}

function parsePart(part: string, text: string, known: Parameter[]): Part {
  const [, name] = /^:(\w+)$/.exec(part) ?? []
  const listed = known.map((name) => `:${name}`).join(', ')
  if (name !== undefined) {
    const parameter = known.find((parameter) => parameter === name)
    if (parameter) return { parameter }
    throw new PatternError(
      `"${text}" holds :${name}. ${listed ? `Its parameters are ${listed}.` : 'This is the address of one page: write it without parameters.'}`,
    )
  }
  if (part.includes(':')) {
    throw new PatternError(
      `"${text}" holds ${part}. A parameter is all that is between two slashes, such as '/:year/:slug/'.`,
    )
  }
  // A file cannot have others below it, and an underscore at the beginning is for the engine.
  if (!/^[\p{L}\p{N}~-][\p{L}\p{M}\p{N}._~-]*$/u.test(part) || part.endsWith('.html')) {
    throw new PatternError(
      `"${text}" holds "${part}". Between slashes, write letters, digits, dashes and dots: '/notes/:slug/'.`,
    )
  }
  return { literal: part.normalize('NFC') }
}

/** The decoded path of the page that has these values. */
export function formatPattern({ parts, ending }: Pattern, values: Partial<Record<Parameter, string>>): string {
  return format(parts, ending, (part) => ('literal' in part ? part.literal : (values[part.parameter] ?? '')))
}

/** A pattern as path-to-regexp reads it, which matches the addresses of its pages and no others. */
export function toRouteSource({ parts, ending }: Pattern): string {
  const source = format(parts, ending === '/' ? '' : '\\.html', (part) => {
    return 'literal' in part ? part.literal.replaceAll('.', '\\.') : `:${part.parameter}(${getSource(part.parameter)})`
  })
  return source || '/'
}

/** What `_headers` and `_redirects` call the pages of a pattern, with another ending. */
export function toHostPath({ parts }: Pattern, ending: string): string {
  return format(parts, ending, (part) => ('literal' in part ? part.literal : `:${part.parameter}`))
}

/** The same with one `*` in the place of all from the first parameter to the last. */
export function toHostGlob({ parts }: Pattern, ending: string): string {
  const first = parts.findIndex((part) => 'parameter' in part)
  const last = parts.findLastIndex((part) => 'parameter' in part)
  const star: Part = { literal: '*' }
  const short = first === -1 ? parts : [...parts.slice(0, first), star, ...parts.slice(last + 1)]
  return format(short, ending, (part) => ('literal' in part ? part.literal : ''))
}

/** The literal parts before the first parameter. */
export function getPrefix({ parts }: Pattern): string[] {
  const first = parts.findIndex((part) => 'parameter' in part)
  return parts.slice(0, first === -1 ? undefined : first).flatMap((part) => ('literal' in part ? part.literal : []))
}

/** Whether pages of two patterns can have one address. Hosts may not tell capital letters from small ones. */
export function canCoincide(one: Pattern, other: Pattern): boolean {
  if (one.ending !== other.ending || one.parts.length !== other.parts.length) return false
  return one.parts.every((part, index) => {
    const twin = other.parts[index]
    return (
      twin !== undefined &&
      (getSamples(part).some((sample) => isValue(twin, sample)) ||
        getSamples(twin).some((sample) => isValue(part, sample)))
    )
  })
}

/** Whether a pattern holds a parameter. */
export function hasParameters({ parts }: Pattern): boolean {
  return parts.some((part) => 'parameter' in part)
}

function format(parts: Part[], ending: string, write: (part: Part) => string): string {
  if (parts.length === 0) return ending.startsWith('/') || ending === '' ? ending : `/${ending}`
  return parts.map((part) => `/${write(part)}`).join('') + ending
}

const getSource = (parameter: Parameter): string => parameters[parameter].source

const getSamples = (part: Part): string[] =>
  'literal' in part ? [part.literal.toLowerCase()] : parameters[part.parameter].samples

function isValue(part: Part, text: string): boolean {
  return 'literal' in part
    ? part.literal.toLowerCase() === text
    : new RegExp(`^${getSource(part.parameter)}$`).test(text)
}
