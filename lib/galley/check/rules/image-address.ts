import path from 'node:path'
import { getImagePath, isContentImage } from '../../content/images'
import type { Fault } from '../../core/diagnostics'
import { findImage } from '../images'
import { getAddresses } from '../links'
import { type Content, type Entry, getNodes, isFound, type Rule } from '../rule'

export const imageAddress: Rule = {
  id: 'image-address',
  reason: 'An image comes from the content folder: one from elsewhere tells its host who reads, and can vanish.',
  severity: 'error',
  check(entry, content, found) {
    const definitions = getNodes(entry, 'definition')
    const referenced = getNodes(entry, 'imageReference').map(({ alt, identifier, position: place }): Fault => {
      const url = definitions.find((definition) => definition.identifier === identifier)?.url ?? ''
      return { reason: 'An image by reference is not built.', note: `Write ![${alt ?? ''}](${url}).`, place }
    })
    const addressed = getAddresses(entry).flatMap(({ url, kind, place }): Fault[] => {
      if (isFound(found, place)) return []
      if (kind === 'link' && getImagePath(url, '') !== undefined && /[?#]/.test(url)) {
        // The build gives the image another address, which has neither.
        return [
          { reason: 'The address of an image is that of a file.', note: `Write ${url.replace(/[?#].*/s, '')}.`, place },
        ]
      }
      if (kind === 'link' || kind === 'other') return []
      if (kind === 'media') {
        if (/^[/#](?![/\\])/.test(url)) return []
        const note = 'Put the file into public/ and write its path from there, such as /talk.mp4.'
        return [{ reason: describe(url), note, place }]
      }
      if (url === '') {
        const note = 'Write its path as seen from this file, such as ./photo.jpg.'
        return [{ reason: 'This image has no address.', note, place }]
      }
      if (isContentImage(url)) {
        const [file = ''] = url.split(/[?#]/)
        return file === url
          ? []
          : [{ reason: 'The path of an image is that of a file.', note: `Write ${file}.`, place }]
      }
      return [{ reason: describe(url), note: suggest(url, entry, content), place }]
    })
    return [...referenced, ...addressed]
  },
}

function describe(url: string): string {
  return /^(?:https?:|\/\/)/i.test(url)
    ? `${url} would be fetched from elsewhere.`
    : `${url} is no path as seen from this file.`
}

function suggest(url: string, entry: Entry, content: Content): string {
  const meant = findImage(url, entry, content)
  if (meant) return `Write ${meant}.`
  const name = path.posix.basename(url.replace(/[?#].*$/, ''))
  return `Save the image beside the post and write its path, such as ./${/\.\w+$/.test(name) ? name : 'photo.jpg'}.`
}
