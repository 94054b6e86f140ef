import { createHash } from 'node:crypto'
import { bundle } from './bundle'

/** A script of `lib/browser` that pages load by its address: its own file's name. */
export type ScriptName = (typeof scriptNames)[number]

/** The scripts that pages load by their address. */
export const scriptNames = ['reader'] as const

/** A script of `lib/browser` as one text. */
export function bundleScript(name: string): string {
  return bundle(`lib/browser/${name}.ts`)
}

/** The file name of a script, made of its content, so that it can be kept forever. */
export function getScriptFile(name: ScriptName): string {
  const hash = createHash('sha256').update(bundleScript(name))
  return `${name}-${hash.digest('hex').slice(0, 8)}.js`
}
