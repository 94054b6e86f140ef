import { z } from 'zod'
import type { Messages } from '../../messages/messages'
import { parseLanguage, suggestLanguage } from '../core/language'
import { originSchema } from '../core/origin'
import { readOrExit } from '../core/printable'
import { type AddressFacts, createAddressTable } from './address-table'
import { findMessages } from './languages'

const link = z.strictObject({ label: z.string().min(1), url: z.url() })

const origin = z.url().refine((url) => URL.canParse(url) && new URL(url).origin === url, {
  error: 'Not an origin. Write one such as https://stats.example.org',
})

const siteSchema = z.strictObject({
  /** The origin of the published site. */
  url: originSchema,
  title: z.string().min(1),
  /** One sentence, used as the index page's description and the feeds' subtitle. */
  description: z.string().min(1),
  /** The BCP 47 language of the site; a post can set its own. */
  lang: z
    .string()
    .refine((tag) => parseLanguage(tag), {
      error: ({ input }) => `Not a language tag. Write ${suggestLanguage(String(input)) ?? 'one such as en or pt-BR'}`,
      abort: true,
    })
    .refine((tag) => findMessages(tag), {
      error: 'There are no messages in this language. Add a file to lib/messages (CONTRIBUTING, A language)',
    }),
  /** Words that replace those of `lib/messages` in the site's language. */
  messages: z.custom<Partial<Messages>>().default({}),
  /** The IANA time zone of dates without a time or offset. */
  timeZone: z.string().refine(isTimeZone, { error: 'Not an IANA time zone. Write one such as Europe/Madrid' }),
  /** The default authors of posts, by their keys in content/authors.yml; posts without authors show none if empty. */
  authors: z.array(z.string().min(1)).default([]),
  /** The address pattern of each kind of page; defaults and kinds are in CONTRIBUTING, Addresses. */
  addresses: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .default({})
    .transform((facts, context) => {
      const { table, faults } = createAddressTable(facts)
      for (const { keys, reason } of faults) context.addIssue({ code: 'custom', path: keys, message: reason })
      return table
    }),
  postsPerPage: z.int().positive(),
  /** The number of newest posts in a feed. */
  feedItems: z.int().positive(),
  /** The number of newest posts with an Open Graph card of their own; older ones have the site's. All posts by default. */
  cards: z.int().nonnegative().optional(),
  /** The number of newest posts whose Markdown is published, next to their page. All posts by default. */
  texts: z.int().nonnegative().optional(),
  relatedPosts: z.int().nonnegative(),
  /** The licence of text and images. */
  licence: z.strictObject({ name: z.string().min(1), url: z.url() }).optional(),
  /** The target of "Edit this page": `<repository>/edit/<branch>/<content dir>/…`. */
  source: z.strictObject({ repository: z.url(), branch: z.string().min(1) }).optional(),
  nav: z.array(z.strictObject({ label: z.string().min(1), path: z.string().startsWith('/') })),
  /** The public email address. */
  contact: z.email().optional(),
  /** The site's profiles on other sites, linked with rel=me. */
  links: z.array(link).default([]),
  content: z.strictObject({
    /**
     * Whether posts and pages may contain imports, exports and expressions. If so, their authors can run code in every
     * build. Imported code only runs in the build; interactive components belong in components/mdx.
     */
    allowCode: z.boolean(),
  }),
  check: z.strictObject({
    /** Severities that override the defaults, by lint rule; `npm run check -- --list` lists the rules. */
    severities: z.record(z.string(), z.enum(['error', 'warning', 'off'])),
  }),
  /**
   * An analytics service whose script every page loads. The CSP allows scripts from the origin of `src`, and connections
   * to it and to the origins of `connect`.
   */
  analytics: z
    .strictObject({
      src: z.url({
        protocol: /^https$/,
        error: 'Not an HTTPS URL. Write one such as https://stats.example.org/script.js',
      }),
      /** Attributes that the service requires, such as `{ 'data-domain': 'example.org' }`. */
      attributes: z
        .record(
          z.string().regex(/^data-[a-z\d-]+$/, { error: 'Not a data attribute. Write one such as data-domain' }),
          z.string(),
        )
        .default({}),
      connect: z.array(origin).default([]),
    })
    .optional(),
  /** Security headers; README, Security, lists those that are always sent. */
  policy: z.strictObject({
    /** The max-age of Strict-Transport-Security in seconds; 0 omits the header. */
    httpsMaxAge: z.int().nonnegative(),
    /** The Referrer-Policy. */
    referrer: z.enum(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']),
    /** Origins that pages may load from besides the site's own, by CSP directive. */
    allow: z.partialRecord(
      z.enum(['connect-src', 'font-src', 'img-src', 'media-src', 'script-src', 'style-src']),
      z.array(origin),
    ),
  }),
  /** Background colours for the browser's interface and the web manifest. */
  colors: z.strictObject({ light: z.string(), dark: z.string() }),
})

/** The facts about a site; missing ones are undefined or an empty list. */
export type Site = z.infer<typeof siteSchema>

/** The facts as written in `lib/site.ts`. */
export type SiteFacts = Omit<z.input<typeof siteSchema>, 'addresses'> & { addresses?: AddressFacts }

/** Returns the validated facts about this site; lists all faults and ends the process if there are any. */
export function defineSite(facts: SiteFacts): Site {
  return readOrExit(() => parseSite(facts))
}

/** Validates the facts about a site; throws with a list of all faults, including unknown keys. */
export function parseSite(facts: SiteFacts): Site {
  const parsed = siteSchema.safeParse(facts)
  if (!parsed.success) throw new Error(`lib/site.ts is invalid.\n${z.prettifyError(parsed.error)}`)
  const { policy, analytics } = parsed.data
  return { ...parsed.data, policy: { ...policy, allow: allowAnalytics(policy.allow, analytics) } }
}

/** Returns the origins that pages may use, with those of the analytics service. */
function allowAnalytics(
  allow: z.infer<typeof siteSchema>['policy']['allow'],
  analytics: z.infer<typeof siteSchema>['analytics'],
): typeof allow {
  if (!analytics) return allow
  const { origin } = new URL(analytics.src)
  const merge = (...origins: (string[] | undefined)[]) => [...new Set(origins.flatMap((list) => list ?? []))]
  return {
    ...allow,
    'script-src': merge(allow['script-src'], [origin]),
    'connect-src': merge(allow['connect-src'], [origin], analytics.connect),
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}
