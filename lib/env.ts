import path from 'node:path'
import { z } from 'zod'

const envSchema = z.object({
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an origin such as https://example.org', abort: true })
    .refine((url) => new URL(url).origin === url.replace(/\/$/, ''), {
      error: 'must hold no path; put the path into BASE_PATH',
    })
    .optional(),
  BASE_PATH: z
    .string()
    .regex(/^(\/[\w.~-]+)*$/, { error: 'must be empty or start with a slash and end without one, such as /blog' })
    .default(''),
  CONTENT_DIR: z.string().min(1).default('content'),
  CLEAN: z.enum(['0', '1'], { error: 'must be 1 to make everything anew' }).default('0'),
  OUT_DIR: z.string().min(1).default('out'),
  SOURCE_DATE_EPOCH: z.string().regex(/^\d+$/, { error: 'must be a whole number of seconds since 1970' }).optional(),
})

/** The names of the variables that a build reads. */
export const variableNames = Object.keys(envSchema.shape)

/** What a build takes from its surroundings; paths are absolute. */
export type Env = {
  /** The origin to publish under, or undefined to take the one of `lib/site.ts`. */
  siteUrl: string | undefined
  /** '' or a path such as `/blog`, without a slash at its end. */
  basePath: string
  contentDir: string
  outDir: string
  /** Whether nothing that an earlier build has made may serve again. */
  clean: boolean
  /** The instant that decides what is published, in milliseconds since 1970; a whole second. */
  now: number
}

/** Reads and validates the environment, in which an empty variable is none; throws with every fault listed. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const set = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = envSchema.safeParse(Object.fromEntries(set))
  if (!parsed.success) throw new Error(`The environment is not usable.\n${z.prettifyError(parsed.error)}`)
  const { SITE_URL, BASE_PATH, CONTENT_DIR, OUT_DIR, CLEAN, SOURCE_DATE_EPOCH } = parsed.data
  return {
    siteUrl: SITE_URL?.replace(/\/$/, ''),
    basePath: BASE_PATH,
    contentDir: path.resolve(CONTENT_DIR),
    outDir: path.resolve(OUT_DIR),
    clean: CLEAN === '1',
    now: Number(SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000)) * 1000,
  }
}

/** This build's environment. */
export const env = parseEnv(process.env)
