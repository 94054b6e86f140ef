import { listPublicFiles } from '../../content/public-files'
import { type Rule, toPublicPath } from '../rule'

export const publicFile = {
  id: 'public-file',
  reason: 'All of public/ is published; a symbolic link in there can lead out of it, and publish what lies there.',
  severity: 'error',
  checkContent: () =>
    listPublicFiles().others.map(({ path, kind }) => ({
      path: toPublicPath(path),
      reason: `This is ${kind}.`,
      note: kind === 'a symbolic link' ? 'Put a copy of what it leads to in its place.' : 'Remove it from there.',
      place: undefined,
    })),
} satisfies Rule
