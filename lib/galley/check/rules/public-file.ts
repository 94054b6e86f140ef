import { listPublicFiles } from '../../content/public-files'
import { type Rule, toPublicPath } from '../rule'

export const publicFile = {
  id: 'public-file',
  reason: 'All of public/ is published; a symbolic link in it can point outside and publish other files.',
  severity: 'error',
  checkContent: () =>
    listPublicFiles().others.map(({ path, kind }) => ({
      path: toPublicPath(path),
      reason: `This is ${kind}.`,
      note: kind === 'a symbolic link' ? 'Replace it with a copy of its target.' : 'Remove it.',
      place: undefined,
    })),
} satisfies Rule
