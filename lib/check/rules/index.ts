import type { Rule } from '../rule'
import { addressReserved } from './address-reserved'
import { addressTaken } from './address-taken'
import { aliasInvalid } from './alias-invalid'
import { authorUnknown } from './author-unknown'
import { authorsInvalid } from './authors-invalid'
import { characterControl } from './character-control'
import { characterHidden } from './character-hidden'
import { codeForbidden } from './code-forbidden'
import { componentUnknown } from './component-unknown'
import { conflictMarker } from './conflict-marker'
import { dateInvalid } from './date-invalid'
import { dateOrder } from './date-order'
import { encodingInvalid } from './encoding-invalid'
import { fence } from './fence'
import { fieldDuplicate } from './field-duplicate'
import { fieldMissing } from './field-missing'
import { fieldType } from './field-type'
import { fieldUnknown } from './field-unknown'
import { fileLink } from './file-link'
import { fileStray } from './file-stray'
import { fileUnreadable } from './file-unreadable'
import { frontmatterBlock } from './frontmatter-block'
import { frontmatterYaml } from './frontmatter-yaml'
import { createIgnoreUnused } from './ignore-unused'
import { imageMissing } from './image-missing'
import { imageUnused } from './image-unused'
import { mdxSyntax } from './mdx-syntax'
import { pathCase } from './path-case'
import { slugInvalid } from './slug-invalid'
import { tagVariant } from './tag-variant'
import { textCut } from './text-cut'
import { uriInvalid } from './uri-invalid'

const contentRules: Rule[] = [
  // The file: its place, its bytes
  fileUnreadable,
  fileLink,
  fileStray,
  encodingInvalid,
  characterControl,
  characterHidden,
  slugInvalid,
  addressReserved,
  addressTaken,
  // Its frontmatter
  frontmatterBlock,
  frontmatterYaml,
  fieldMissing,
  fieldUnknown,
  fieldDuplicate,
  fieldType,
  textCut,
  dateInvalid,
  dateOrder,
  authorUnknown,
  tagVariant,
  aliasInvalid,
  uriInvalid,
  // Its body
  conflictMarker,
  mdxSyntax,
  codeForbidden,
  componentUnknown,
  fence,
  // What it names, and who wrote it
  imageMissing,
  pathCase,
  imageUnused,
  authorsInvalid,
]

/** All rules, in the order in which they are worth reading. */
export const rules: Rule[] = [...contentRules, createIgnoreUnused(contentRules)]
