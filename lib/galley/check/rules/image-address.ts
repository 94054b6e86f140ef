import path from 'node:path'
import { getImagePath, isContentImage } from '../../content/images'
import type { Fault } from '../../core/diagnostics'
import { findImage } from '../images'
import { getAddresses } from '../links'
import { type Content, type Entry, getNodes, isFound, type Rule } from '../rule'

export const imageAddress: Rule = {
  id: 'image-address',
  reason: 'Images come from the content folder: another server could track readers or remove the image.',
  severity: 'error',
  check(entry, content, found) {
    const definitions = getNodes(entry, 'definition')
    const referenced = getNodes(entry, 'imageReference').map(({ alt, identifier, position: place }): Fault => {
      const url = definitions.find((definition) => definition.identifier === identifier)?.url ?? ''
      return { reason: 'Images by reference are not supported.', note: `Write ![${alt ?? ''}](${url})`, place }
    })
    const addressed = getAddresses(entry).flatMap(({ url, kind, place }): Fault[] => {
      if (isFound(found, place)) return []
      if (kind === 'link' && getImagePath(url, '') !== undefined && /[?#]/.test(url)) {
        // The build writes the image to another address, without a query or fragment.
        return [{ reason: noSuffix, note: `Write ${url.replace(/[?#].*/s, '')}`, place }]
      }
      if (kind === 'link' || kind === 'other') return []
      if (kind === 'media') {
        if (/^[/#](?![/\\])/.test(url)) return []
        const note = 'Put the file in public/ and write its path from there, such as /talk.mp4'
        return [{ reason: describe(url, 'a path from the root'), note, place }]
      }
      if (url === '') {
        const note = 'Write its path relative to this file, such as ./photo.jpg'
        return [{ reason: 'This image has no address.', note, place }]
      }
      if (isContentImage(url)) {
        const [file = ''] = url.split(/[?#]/)
        return file === url ? [] : [{ reason: noSuffix, note: `Write ${file}`, place }]
      }
      return [{ reason: describe(url, 'a path relative to this file'), note: suggest(url, entry, content), place }]
    })
    return [...referenced, ...addressed]
  },
}

const noSuffix = 'The address of an image cannot contain ? or #.'

function describe(url: string, expected: string): string {
  return /^(?:https?:|\/\/)/i.test(url) ? `"${url}" is on another server.` : `"${url}" is not ${expected}.`
}

function suggest(url: string, entry: Entry, content: Content): string {
  const meant = findImage(url, entry, content)
  if (meant) return `Write ${meant}`
  const name = path.posix.basename(url.replace(/[?#].*$/, ''))
  return `Save the image next to the post and write its path, such as ./${/\.\w+$/.test(name) ? name : 'photo.jpg'}`
}
