import { variableNames } from './env'

/** The variables that Galley, Node, Next.js and the terminal need, on any system. None of them holds a secret. */
const needed = new Set([
  ...variableNames,
  ...['PATH', 'HOME', 'PWD', 'TMPDIR', 'TMP', 'TEMP', 'TZ', 'LANG', 'LC_ALL', 'LD_LIBRARY_PATH', 'CI'],
  ...['NODE_ENV', 'NODE_OPTIONS', 'NODE_PATH', 'UV_THREADPOOL_SIZE', 'RAYON_NUM_THREADS'],
  ...['TERM', 'COLORTERM', 'NO_COLOR', 'FORCE_COLOR'],
  ...['SYSTEMROOT', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
  ...['TURBOPACK', 'NEXT_RUNTIME', 'NEXT_PHASE', 'NEXT_TELEMETRY_DISABLED'],
])

/** Variables through which Next.js tells its own processes something, such as that it has read the `.env` files. */
const internal = /^(?:__NEXT|NEXT_PRIVATE)_/

/** Returns whether a build keeps an environment variable. */
export function isNeeded(name: string): boolean {
  // Windows ignores the case of names.
  return needed.has(name.toUpperCase()) || internal.test(name)
}

/**
 * Removes all but the needed variables from the environment, which the workers of Next.js inherit: a page or post could
 * publish any variable that it can read, and a bundler could cache it. Returns a summary for the step's line.
 */
export async function dropVariables(): Promise<string> {
  const dropped = Object.keys(process.env).filter((name) => !isNeeded(name))
  for (const name of dropped) delete process.env[name]
  return `${dropped.length} variables dropped`
}
