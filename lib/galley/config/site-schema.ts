import { z } from 'zod'
import { parseLanguage } from '../core/language'
import { originSchema } from '../core/origin'
import { readOrExit } from '../core/printable'
import { type AddressFacts, createAddressTable } from './address-table'

const link = z.strictObject({ label: z.string().min(1), url: z.url() })

const origin = z.url().refine((url) => URL.canParse(url) && new URL(url).origin === url, {
  error: 'is not an origin such as https://stats.example.org',
})

const siteSchema = z.strictObject({
  /** Origin of the published site. */
  url: originSchema,
  title: z.string().min(1),
  /** One sentence: the index page's description and the feeds' subtitle. */
  description: z.string().min(1),
  /** BCP 47 language of the site; a post may have its own. */
  lang: z.string().refine((tag) => parseLanguage(tag), { error: 'is not a language tag such as en or pt-BR' }),
  /** IANA zone in which a date without a time begins. */
  timeZone: z.string().refine(isTimeZone, { error: 'is not an IANA time zone such as Europe/Madrid' }),
  /** Keys of content/authors.yml: who wrote a post that names no author. Without any, such a post shows no author. */
  authors: z.array(z.string().min(1)).default([]),
  /** Where each kind of page is, unless at its usual address; CONTRIBUTING, Addresses, lists the kinds. */
  addresses: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .default({})
    .transform((facts, context) => {
      const { table, faults } = createAddressTable(facts)
      for (const { keys, reason } of faults) context.addIssue({ code: 'custom', path: keys, message: reason })
      return table
    }),
  postsPerPage: z.int().positive(),
  /** How many of the newest posts a feed holds. */
  feedItems: z.int().positive(),
  relatedPosts: z.int().nonnegative(),
  /** Under which readers may use text and images. */
  licence: z.strictObject({ name: z.string().min(1), url: z.url() }).optional(),
  /** Where "Edit this page" leads: `<repository>/edit/<branch>/<content dir>/…`. */
  source: z.strictObject({ repository: z.url(), branch: z.string().min(1) }).optional(),
  nav: z.array(z.strictObject({ label: z.string().min(1), path: z.string().startsWith('/') })),
  /** Address for readers' mail. */
  contact: z.email().optional(),
  /** Profiles of the site elsewhere, linked with rel=me. */
  links: z.array(link).default([]),
  content: z.strictObject({
    /**
     * Whether posts and pages may import, export and compute: then who writes one runs code in every build. What it
     * imports runs there alone; what is interactive is a component of components/mdx.
     */
    allowCode: z.boolean(),
  }),
  check: z.strictObject({
    /** What a fault of a rule weighs here; `npm run check -- --list` names the rules. */
    severities: z.record(z.string(), z.enum(['error', 'warning', 'off'])),
  }),
  /**
   * An analytics service whose script every page loads. The page policy allows the origin of `src`, to load the script from
   * and to send data to, and the origins of `connect`.
   */
  analytics: z
    .strictObject({
      src: z.url({ protocol: /^https$/, error: 'is not an address such as https://stats.example.org/script.js' }),
      /** Attributes that the service asks for, such as `{ 'data-domain': 'example.org' }`. */
      attributes: z
        .record(z.string().regex(/^data-[a-z\d-]+$/, { error: 'is not an attribute such as data-domain' }), z.string())
        .default({}),
      connect: z.array(origin).default([]),
    })
    .optional(),
  /** What hosts tell browsers; README, Security, says what is always told. */
  policy: z.strictObject({
    /** For how many seconds after a visit browsers insist on HTTPS; 0: they need not. */
    httpsMaxAge: z.int().nonnegative(),
    /** What other sites learn of the page that a reader comes from: Referrer-Policy. */
    referrer: z.enum(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']),
    /** Origins besides the site's own that pages may ask, by the directive of Content-Security-Policy. */
    allow: z.partialRecord(
      z.enum(['connect-src', 'font-src', 'img-src', 'media-src', 'script-src', 'style-src']),
      z.array(origin),
    ),
  }),
  /** Page grounds, for what is not CSS: the browser's own frame and the web manifest. */
  colors: z.strictObject({ light: z.string(), dark: z.string() }),
})

/** The facts about a site. Those that it does not have are undefined, or an empty list. */
export type Site = z.infer<typeof siteSchema>

/** The same as `lib/site.ts` writes them. */
export type SiteFacts = Omit<z.input<typeof siteSchema>, 'addresses'> & { addresses?: AddressFacts }

/** Returns the facts about this site; ends the process with every fault listed if there are any. */
export function defineSite(facts: SiteFacts): Site {
  return readOrExit(() => parseSite(facts))
}

/** Validates the facts about a site; throws with every fault listed, an unknown key included. */
export function parseSite(facts: SiteFacts): Site {
  const parsed = siteSchema.safeParse(facts)
  if (!parsed.success) throw new Error(`lib/site.ts is not usable.\n${z.prettifyError(parsed.error)}`)
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
