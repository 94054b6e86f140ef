/** The values of each parameter as a regular expression, and samples that show which parameters can have equal values. */
const parameters = {
  year: { source: '\\d{4}', samples: ['2020'] },
  month: { source: '\\d{2}', samples: ['12'] },
  day: { source: '\\d{2}', samples: ['12'] },
  number: { source: '\\d+', samples: ['12', '2020'] },
  slug: { source: '[a-z0-9]+(?:-[a-z0-9]+)*', samples: ['a', '12', '2020'] },
  author: { source: '[a-z0-9]+(?:-[a-z0-9]+)*', samples: ['a', '12', '2020'] },
  // `slugify` returns no dots, underscores or characters with a meaning in a URL.
  tag: { source: '[^/._?#]+', samples: ['a', '12', '2020'] },
  series: { source: '[^/._?#]+', samples: ['a', '12', '2020'] },
}

/** The name of a parameter, without its colon. */
export type Parameter = keyof typeof parameters

type Part = { literal: string } | { parameter: Parameter }

/** An address pattern, without the base path. */
export type Pattern = {
  /** The pattern as written, such as `/:year/:slug.html`. */
  text: string
  parts: Part[]
  ending: '/' | '.html'
}

/** The parameters that a pattern must and may contain. */
export type Parameters = {
  required: readonly Parameter[]
  optional?: readonly Parameter[]
  /** Whether the page may be at `/`, as a suggestion. */
  canBeHome?: true
}

/** Thrown for an invalid pattern; the message includes a remedy. */
export class PatternError extends Error {}

/** Parses a pattern; throws a `PatternError` if it is invalid or does not contain the right parameters. */
export function parsePattern(text: string, parameters: Parameters): Pattern {
  const { required } = parameters
  if (!text.startsWith('/')) {
    const path = text.replace(/^[a-z]+:\/*[^/]*/i, '').replace(/^\/*/, '/')
    throw new PatternError(`"${text}" does not begin with a slash. ${suggest([path, `${path}/`], parameters, 1)}`)
  }
  const [, body = '', ending] = /^\/(.*?)(\/|\.html)?$/s.exec(text) ?? []
  if (text !== '/' && ending !== '/' && ending !== '.html') {
    throw new PatternError(
      `"${text}" does not end in a slash or .html, so hosts would serve it differently. ` +
        suggest([`${text}/`, `${text}.html`], parameters),
    )
  }
  if (/(?:^|\/)index$/.test(body) && ending === '.html') {
    const folder = text.slice(0, -'index.html'.length)
    throw new PatternError(`"${text}" is the index page of a folder. ${suggest([folder], parameters)}`)
  }
  const parts = body === '' ? [] : body.split('/').map((part) => parsePart(part, text, parameters))
  const names = parts.flatMap((part) => ('parameter' in part ? [part.parameter] : []))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new PatternError(`"${text}" contains :${twice} twice. Write it once.`)
  const missing = required.find((name) => !names.includes(name))
  if (missing) {
    throw new PatternError(
      `"${text}" does not contain :${missing}, so all its pages would have the same address. Add it.`,
    )
  }
  return { text, parts, ending: ending === '.html' ? '.html' : '/' }
}

/** Returns a remedy: the first `max` of these patterns that are valid, or else an example. */
function suggest(patterns: string[], parameters: Parameters, max = patterns.length): string {
  const valid = patterns
    .filter((text) => isValid(text, parameters) && (text !== '/' || parameters.canBeHome))
    .slice(0, max)
  return `Write ${valid.length > 0 ? valid.map((text) => `'${text}'`).join(' or ') : `one such as ${createExample(parameters)}`}.`
}

function isValid(text: string, parameters: Parameters): boolean {
  try {
    return parsePattern(text, parameters) !== undefined
  } catch (error) {
    if (error instanceof PatternError) return false
    throw error
  }
}

/** Returns a valid pattern in quotes, such as `'/notes/:slug/'`. */
export function createExample({ required }: Parameters): string {
  return `'/notes/${required.map((name) => `:${name}/`).join('')}'`
}

function parsePart(part: string, text: string, parameters: Parameters): Part {
  const known = [...parameters.required, ...(parameters.optional ?? [])]
  const [, name] = /^:(\w+)$/.exec(part) ?? []
  const listed = known.map((name) => `:${name}`).join(', ')
  if (name !== undefined) {
    const parameter = known.find((parameter) => parameter === name)
    if (parameter) return { parameter }
    throw new PatternError(
      `"${text}" contains the unknown parameter :${name}. ${listed ? `Valid parameters: ${listed}.` : `This is the address of a single page: write it without parameters, such as ${createExample(parameters)}.`}`,
    )
  }
  if (part.includes(':')) {
    throw new PatternError(
      `"${text}" contains "${part}". A parameter fills the space between two slashes, such as ${createExample(parameters)}.`,
    )
  }
  // A file cannot contain other files, and names with a leading underscore are reserved for the engine.
  if (!/^[\p{L}\p{N}~-][\p{L}\p{M}\p{N}._~-]*$/u.test(part) || part.endsWith('.html')) {
    throw new PatternError(
      `"${text}" contains "${part}". Between slashes, write letters, digits, dashes and dots, such as ${createExample(parameters)}.`,
    )
  }
  return { literal: part.normalize('NFC') }
}

/** Returns the decoded path of the page with these values. */
export function formatPattern({ parts, ending }: Pattern, values: Partial<Record<Parameter, string>>): string {
  return format(parts, ending, (part) => ('literal' in part ? part.literal : (values[part.parameter] ?? '')))
}

/** Returns a pattern in the syntax of path-to-regexp, which matches exactly the addresses of its pages. */
export function toRouteSource({ parts, ending }: Pattern): string {
  const source = format(parts, ending === '/' ? '' : '\\.html', (part) => {
    return 'literal' in part ? part.literal.replaceAll('.', '\\.') : `:${part.parameter}(${getSource(part.parameter)})`
  })
  return source || '/'
}

/** Returns a pattern in the syntax of `_headers` and `_redirects`, with the given ending. */
export function toHostPath({ parts }: Pattern, ending: string): string {
  return format(parts, ending, (part) => ('literal' in part ? part.literal : `:${part.parameter}`))
}

/** Returns the same with a single `*` instead of everything from the first parameter to the last. */
export function toHostGlob({ parts }: Pattern, ending: string): string {
  const first = parts.findIndex((part) => 'parameter' in part)
  const last = parts.findLastIndex((part) => 'parameter' in part)
  const star: Part = { literal: '*' }
  const short = first === -1 ? parts : [...parts.slice(0, first), star, ...parts.slice(last + 1)]
  return format(short, ending, (part) => ('literal' in part ? part.literal : ''))
}

/** Returns the literal parts before the first parameter. */
export function getPrefix({ parts }: Pattern): string[] {
  const first = parts.findIndex((part) => 'parameter' in part)
  return parts.slice(0, first === -1 ? undefined : first).flatMap((part) => ('literal' in part ? part.literal : []))
}

/** Whether pages of two patterns can have the same address. Ignores case, as some hosts do. */
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

/** Whether a pattern contains a parameter. */
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
