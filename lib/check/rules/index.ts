import type { Rule } from '../rule'
import { address } from './address'
import { authorUnknown } from './author-unknown'
import { codeForbidden } from './code-forbidden'
import { componentUnknown } from './component-unknown'
import { dateInvalid } from './date-invalid'
import { fence } from './fence'
import { frontmatterFields } from './frontmatter-fields'
import { frontmatterSyntax } from './frontmatter-syntax'
import { createIgnoreUnused } from './ignore-unused'
import { imageMissing } from './image-missing'
import { mdxSyntax } from './mdx-syntax'
import { uriInvalid } from './uri-invalid'

const contentRules: Rule[] = [
  frontmatterSyntax,
  frontmatterFields,
  dateInvalid,
  authorUnknown,
  uriInvalid,
  address,
  mdxSyntax,
  codeForbidden,
  componentUnknown,
  fence,
  imageMissing,
]

/** All rules, in the order in which they are worth reading. */
export const rules: Rule[] = [...contentRules, createIgnoreUnused(contentRules)]
