import { findUnknown } from '../fields'
import type { Rule } from '../rule'
import { frontmatterSchemas } from '../schemas'

export const fieldUnknown: Rule = {
  id: 'field-unknown',
  reason: 'Fields are those of lib/schema.ts; a misspelt one would do nothing.',
  severity: 'error',
  check: ({ kind, frontmatter: { fields } }) => findUnknown(fields, frontmatterSchemas[kind]),
}
