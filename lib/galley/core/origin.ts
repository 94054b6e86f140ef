import { z } from 'zod'
import { printable } from './printable'

/** Says what is wrong with a value, and shows it. */
export const describeInput =
  (reason: string) =>
  ({ input }: { input?: unknown }): string =>
    `${reason}, not ${printable(JSON.stringify(input) ?? 'nothing')}`

const example = 'must be an origin such as https://example.org'

/** An origin of the web as browsers write it: a host in another script becomes ASCII, a slash at its end is dropped. */
export const originSchema = z.string({ error: describeInput(example) }).transform((text, context) => {
  const fail = (reason: string) => {
    context.addIssue({ code: 'custom', message: describeInput(reason)({ input: text }) })
    return z.NEVER
  }
  // The parser of addresses drops tabs and line ends, and takes other spellings than people would know again.
  const url = /^https?:\/\/[^\s\p{C}\\]+$/iu.test(text) && URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\])$/.test(url.hostname)) return fail(example)
  if (url.username || url.password) return fail('must hold no name and password')
  // As written: a question mark with nothing after it leaves no trace in what is parsed.
  if (!/^https?:\/\/[^/?#]+\/?$/i.test(text)) return fail('must hold no path; put the path into BASE_PATH')
  return url.origin
})
