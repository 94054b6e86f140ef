import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { getPublicDir, listPublicFiles } from '../../content/public-files'
import type { FileFault } from '../../core/diagnostics'
import { readDrawing } from '../../markup/svg/drawing'
import { limits } from '../images'
import { type Rule, toPublicPath } from '../rule'

export const publicSvg: Rule = {
  id: 'public-svg',
  reason: 'An SVG in public/ is published unchanged: opened on its own, its scripts run with the rights of the site.',
  severity: 'error',
  optional: true,
  checkContent: () =>
    listPublicFiles()
      .files.filter((file) => /\.svg$/i.test(file))
      .flatMap(checkDrawing),
}

function checkDrawing(name: string): FileFault[] {
  const file = path.join(getPublicDir(), name)
  const at = { path: toPublicPath(name), place: undefined }
  if (statSync(file).size > limits.svgBytes) {
    const reason = `This drawing is larger than ${limits.svgBytes / 1_000_000} MB.`
    return [{ ...at, reason, note: 'Simplify it, or save it as a PNG.' }]
  }
  const drawing = readDrawing(readFileSync(file))
  return 'fault' in drawing ? [{ ...at, reason: `This drawing ${drawing.fault.reason}`, note: drawing.fault.note }] : []
}
