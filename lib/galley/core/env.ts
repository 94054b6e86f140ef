import path from 'node:path'
import { z } from 'zod'
import { describeInput, originSchema } from './origin'
import { readOrExit } from './printable'

/** A folder that holds the checkout would be read, or replaced, with all that is in it. */
const folderSchema = z
  .string()
  .regex(/^\P{Cc}+$/u, { error: describeInput('must be the path of a folder') })
  .transform((folder) => path.resolve(folder))

/** The last second that has four digits for its year. */
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
  CONTENT_DIR: folderSchema
    .refine((folder) => !isInside(process.cwd(), folder), {
      error: describeInput('must be a folder of its own, such as content'),
    })
    .prefault('content'),
  CLEAN: z.enum(['0', '1'], { error: describeInput('must be 1 to make everything anew, or 0') }).default('0'),
  OUT_DIR: folderSchema.prefault('out'),
  SOURCE_DATE_EPOCH: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= lastSecond, {
      error: describeInput(`must be a whole number of seconds since 1970, at most ${lastSecond}`),
    })
    .optional(),
})

/** Whether a path is a folder or lies in it. */
function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file)
  return !/^\.\.(?:[\\/]|$)/.test(relative) && !path.isAbsolute(relative)
}

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
    siteUrl: SITE_URL,
    basePath: BASE_PATH,
    contentDir: CONTENT_DIR,
    outDir: OUT_DIR,
    clean: CLEAN === '1',
    now: Number(SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000)) * 1000,
  }
}

/** This build's environment. */
export const env = readOrExit(() => parseEnv(process.env))
