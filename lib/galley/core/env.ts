import path from 'node:path'
import { z } from 'zod'
import { describeInput, originSchema } from './origin'
import { readOrExit } from './printable'

const folderSchema = z
  .string()
  .regex(/^\P{Cc}+$/u, { error: describeInput('must be the path of a folder') })
  .transform((folder) => path.resolve(folder))

/** The last second of the year 9999. */
const lastSecond = 253_402_300_799

const envSchema = z.object({
  SITE_URL: originSchema.optional(),
  BASE_PATH: z
    .string()
    .regex(/^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*$/, {
      error: describeInput(
        'must be empty, or start with a slash and end without one, such as /blog: letters, digits and - . _ ~',
      ),
    })
    .default(''),
  // A folder that contains the checkout would be read with everything in it.
  CONTENT_DIR: folderSchema
    .refine((folder) => !isInside(process.cwd(), folder), {
      error: describeInput('must be a folder that does not contain this project, such as content'),
    })
    .prefault('content'),
  CLEAN: z.enum(['0', '1'], { error: describeInput('must be 1 to rebuild everything, or 0') }).default('0'),
  OUT_DIR: folderSchema.prefault('out'),
  SOURCE_DATE_EPOCH: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= lastSecond, {
      error: describeInput(`must be a whole number of seconds since 1970, at most ${lastSecond}`),
    })
    .optional(),
})

/** Returns whether a path is a folder or inside it. */
function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file)
  return !/^\.\.(?:[\\/]|$)/.test(relative) && !path.isAbsolute(relative)
}

/** The names of the variables that a build reads. */
export const variableNames = Object.keys(envSchema.shape)

/** The settings of a build from its environment variables; paths are absolute. */
export type Env = {
  /** The origin to publish under; undefined for the one in `lib/site.ts`. */
  siteUrl: string | undefined
  /** '' or a path such as `/blog`, without a trailing slash. */
  basePath: string
  contentDir: string
  outDir: string
  /** Whether to ignore the caches of earlier builds. */
  clean: boolean
  /** The instant that decides which posts are published, in milliseconds since 1970; a whole second. */
  now: number
}

/**
 * Returns the validated environment; an empty variable counts as unset. Throws an error that lists every invalid one.
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const set = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = envSchema.safeParse(Object.fromEntries(set))
  if (!parsed.success) throw new Error(`Invalid environment variables.\n${z.prettifyError(parsed.error)}`)
  const { SITE_URL, BASE_PATH, CONTENT_DIR, OUT_DIR, CLEAN, SOURCE_DATE_EPOCH } = parsed.data
  return {
    siteUrl: SITE_URL,
    basePath: BASE_PATH,
    contentDir: CONTENT_DIR,
    outDir: OUT_DIR,
    clean: CLEAN === '1',
    now: Number(SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000)) * 1000,
  }
}

/** The environment of this build. */
export const env = readOrExit(() => parseEnv(process.env))
