import path from 'node:path'
import { lookup } from 'mrmime'
import { feedFormats } from '../../config/feed-formats'

/** Types that a name's ending does not tell. */
const types = new Map<string, string>(feedFormats.map(({ file, type }) => [file, type]))

/** The media type of a file by its name, with the encoding of what is text: what a host should say. */
export function getMediaType(file: string): string {
  return withCharset(types.get(path.posix.basename(file)) ?? lookupEnding(file))
}

/** The media type that a host gives a file which no rule names: its ending's. */
export function getDefaultMediaType(file: string): string {
  return withCharset(lookupEnding(file))
}

function lookupEnding(file: string): string {
  // The list of types leaves out what has none by a standard.
  if (file.endsWith('.ico')) return 'image/x-icon'
  return lookup(file)?.replace('text/xml', 'application/xml') ?? 'application/octet-stream'
}

function withCharset(type: string): string {
  return type.replace(/^text\/.*|^application\/(?:.*\+)?xml$/, '$&; charset=utf-8')
}
