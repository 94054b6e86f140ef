import path from 'node:path'
import type { Fault } from '../../core/diagnostics'
import { getImageFacts, getImageUses, type ImageFacts, isRefused } from '../images'
import type { Rule } from '../rule'

/** Image formats by file extension, as image-size names them. */
const formats = new Map([
  ['.png', 'png'],
  ['.jpg', 'jpg'],
  ['.jpeg', 'jpg'],
  ['.webp', 'webp'],
  ['.avif', 'avif'],
  ['.gif', 'gif'],
  ['.svg', 'svg'],
])

export const imageFormat: Rule = {
  id: 'image-format',
  reason: 'Browsers show PNG, JPEG, WebP, AVIF, GIF and SVG, and hosts tell them apart by extension.',
  severity: 'error',
  async check(entry, content, found) {
    const faults: Fault[] = []
    for (const use of getImageUses(entry, content)) {
      const { path: file, url, kind, place } = use
      if (isRefused(found, use)) continue
      const extension = path.posix.extname(file).toLowerCase()
      const fault =
        kind === 'image' || formats.has(extension)
          ? findFault(url, extension, await getImageFacts(content, file))
          : {
              reason: `"${url}" is not an image.`,
              note: `Put the file in public/ and write /${path.posix.basename(file)}`,
            }
      if (fault) faults.push({ ...fault, place })
    }
    return faults
  },
}

function findFault(
  url: string,
  extension: string,
  { bytes, type, head, isSequence }: ImageFacts,
): Omit<Fault, 'place'> | undefined {
  const expected = formats.get(extension)
  if (bytes === 0) return { reason: `"${url}" is an empty file.`, note: 'Save the image again.' }
  if (!expected) {
    const problem = extension === '' ? 'has no file extension' : `ends in ${extension}, which browsers do not show`
    return { reason: `"${url}" ${problem}.`, note: 'Save it as .jpg, .png, .webp, .avif, .gif or .svg.' }
  }
  if (isSequence) {
    const reason = `"${url}" is an AVIF animation, whose metadata the build cannot remove.`
    return { reason, note: 'Save it as an animated WebP or GIF.' }
  }
  if (type === expected) return undefined
  if (type) {
    const right = [...formats].find(([, format]) => format === type)?.[0]
    const name = path.posix.basename(url, path.posix.extname(url))
    return right
      ? { reason: `"${url}" is ${nameOf(type)}, not ${nameOf(expected)}.`, note: `Rename it to ${name}${right}` }
      : { reason: `"${url}" is ${nameOf(type)}, which browsers do not show.`, note: `Save it as ${nameOf(expected)}.` }
  }
  if (head.startsWith('version https://git-lfs')) {
    return { reason: `"${url}" is a Git LFS pointer, not the image itself.`, note: 'Run git lfs pull' }
  }
  if (/^<!doctype html|^<html/i.test(head)) {
    return { reason: `"${url}" is a web page, not an image.`, note: 'Download the image itself.' }
  }
  // image-broken reports files that only begin like an image.
  return hasSignature(expected, head)
    ? undefined
    : { reason: `"${url}" is not an image.`, note: `Save it again as ${nameOf(expected)}.` }
}

function hasSignature(format: string, head: string): boolean {
  return (
    { png: /^.PNG/, jpg: /^\ufffd\ufffd/, gif: /^GIF8/, webp: /^RIFF/, avif: /ftypavi/, svg: /^</ }[format]?.test(
      head,
    ) ?? false
  )
}

function nameOf(type: string): string {
  return type === 'jpg'
    ? 'a JPEG'
    : `${/^[aehilmnorsx]/i.test(type) ? 'an' : 'a'} ${type === 'webp' ? 'WebP' : type.toUpperCase()}`
}
