import { z } from 'zod'
import { printable } from './printable'

/** Returns a Zod error function: its message gives the reason, then the input. */
export const describeInput =
  (reason: string) =>
  ({ input }: { input?: unknown }): string =>
    `${reason}, not ${printable(JSON.stringify(input) ?? 'nothing')}`

const example = 'must be an origin such as https://example.org'

/** Parses an origin and normalises it as browsers do: converts the host to ASCII and drops a trailing slash. */
export const originSchema = z.string({ error: describeInput(example) }).transform((text, context) => {
  const fail = (reason: string) => {
    context.addIssue({ code: 'custom', message: describeInput(reason)({ input: text }) })
    return z.NEVER
  }
  // `new URL` drops tabs and line ends, and accepts other unrecognisable spellings.
  const url = /^https?:\/\/[^\s\p{C}\\]+$/iu.test(text) && URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\])$/.test(url.hostname)) return fail(example)
  if (url.username || url.password) return fail('must not contain a user name or password')
  // Tests the text, because a parsed URL shows no trace of an empty query.
  if (!/^https?:\/\/[^/?#]+\/?$/i.test(text)) return fail('must not contain a path; set BASE_PATH to it')
  return url.origin
})
