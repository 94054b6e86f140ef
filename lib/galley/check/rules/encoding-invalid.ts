import type { FileFault } from '../../core/diagnostics'
import type { Content, Rule } from '../rule'

export const encodingInvalid: Rule = {
  id: 'encoding-invalid',
  reason: 'Text files are UTF-8 with Unix or Windows line endings; in other encodings, characters get lost.',
  severity: 'error',
  checkData: ({ encodingFault }) => (encodingFault ? [encodingFault] : []),
  checkContent: ({ entries, authors }: Content) =>
    [...entries, ...(authors.source ? [authors.source] : [])].flatMap(({ path, encodingFault }): FileFault[] =>
      encodingFault ? [{ path, ...encodingFault }] : [],
    ),
}
