import path from 'node:path'
import { lookup } from 'mrmime'
import { feedFormats } from '../../config/feed-formats'

/** Media types that differ from those of the file extension. */
const types = new Map<string, string>(feedFormats.map(({ file, type }) => [file, type]))

/** Returns the media type that a host should send for a file, with the charset of text. */
export function getMediaType(file: string): string {
  return withCharset(types.get(path.posix.basename(file)) ?? lookupEnding(file))
}

/** Returns the media type that a host sends by default, from the file extension. */
export function getDefaultMediaType(file: string): string {
  return withCharset(lookupEnding(file))
}

function lookupEnding(file: string): string {
  // `mrmime` omits types that are not standardised.
  if (file.endsWith('.ico')) return 'image/x-icon'
  return lookup(file)?.replace('text/xml', 'application/xml') ?? 'application/octet-stream'
}

function withCharset(type: string): string {
  return type.replace(/^text\/.*|^application\/(?:.*\+)?xml$/, '$&; charset=utf-8')
}
