import type { Rule } from '../rule'
import { addressReserved } from './address-reserved'
import { addressTaken } from './address-taken'
import { aliasInvalid } from './alias-invalid'
import { attributeForbidden } from './attribute-forbidden'
import { authorUnknown } from './author-unknown'
import { authorsInvalid } from './authors-invalid'
import { bodyExcess } from './body-excess'
import { calloutUnknown } from './callout-unknown'
import { characterControl } from './character-control'
import { characterHidden } from './character-hidden'
import { codeForbidden } from './code-forbidden'
import { componentPropsRule } from './component-props'
import { componentUnknown } from './component-unknown'
import { conflictMarker } from './conflict-marker'
import { dataInvalid } from './data-invalid'
import { dateInvalid } from './date-invalid'
import { dateOrder } from './date-order'
import { definitionDuplicate } from './definition-duplicate'
import { definitionUnused } from './definition-unused'
import { elementForbidden } from './element-forbidden'
import { elementUnknown } from './element-unknown'
import { elementVoid } from './element-void'
import { encodingInvalid } from './encoding-invalid'
import { excerptMarker } from './excerpt-marker'
import { fence } from './fence'
import { fenceUnclosed } from './fence-unclosed'
import { fieldDuplicate } from './field-duplicate'
import { fieldExcess } from './field-excess'
import { fieldMissing } from './field-missing'
import { fieldType } from './field-type'
import { fieldUnknown } from './field-unknown'
import { fileLink } from './file-link'
import { fileStray } from './file-stray'
import { fileUnreadable } from './file-unreadable'
import { frontmatterBlock } from './frontmatter-block'
import { frontmatterYaml } from './frontmatter-yaml'
import { guidTaken } from './guid-taken'
import { headingEmpty } from './heading-empty'
import { headingOrder } from './heading-order'
import { headingSyntax } from './heading-syntax'
import { idDuplicate } from './id-duplicate'
import { createIgnoreUnused } from './ignore-unused'
import { imageAddress } from './image-address'
import { imageAlt } from './image-alt'
import { imageAltVague } from './image-alt-vague'
import { imageBroken } from './image-broken'
import { imageFormat } from './image-format'
import { imageLimits } from './image-limits'
import { imageMissing } from './image-missing'
import { imageSvg } from './image-svg'
import { imageUnused } from './image-unused'
import { langInvalid } from './lang-invalid'
import { linkDead } from './link-dead'
import { linkEmpty } from './link-empty'
import { linkMalformed } from './link-malformed'
import { linkOrigin } from './link-origin'
import { linkRedirect } from './link-redirect'
import { linkRelative } from './link-relative'
import { linkSyntax } from './link-syntax'
import { linkUnpublished } from './link-unpublished'
import { linkUnsafe } from './link-unsafe'
import { linkVague } from './link-vague'
import { mathInvalid } from './math-invalid'
import { mdxSyntax } from './mdx-syntax'
import { pageAddress } from './page-address'
import { pathCase } from './path-case'
import { permalinkLost } from './permalink-lost'
import { permalinkNew } from './permalink-new'
import { publicFile } from './public-file'
import { publicSvg } from './public-svg'
import { publicTaken } from './public-taken'
import { referenceUndefined } from './reference-undefined'
import { slugInvalid } from './slug-invalid'
import { tagVariant } from './tag-variant'
import { textCut } from './text-cut'
import { translationInvalid } from './translation-invalid'
import { uriInvalid } from './uri-invalid'
import { uriUnsafe } from './uri-unsafe'

const contentRules: Rule[] = [
  // The file: its path and its bytes
  fileUnreadable,
  fileLink,
  fileStray,
  encodingInvalid,
  characterControl,
  characterHidden,
  slugInvalid,
  addressReserved,
  addressTaken,
  // Frontmatter
  frontmatterBlock,
  frontmatterYaml,
  fieldMissing,
  fieldUnknown,
  fieldDuplicate,
  fieldType,
  fieldExcess,
  langInvalid,
  translationInvalid,
  textCut,
  dateInvalid,
  dateOrder,
  authorUnknown,
  tagVariant,
  aliasInvalid,
  uriUnsafe,
  uriInvalid,
  guidTaken,
  // Body
  conflictMarker,
  bodyExcess,
  mdxSyntax,
  elementForbidden,
  elementUnknown,
  elementVoid,
  attributeForbidden,
  codeForbidden,
  componentUnknown,
  componentPropsRule,
  headingSyntax,
  headingEmpty,
  headingOrder,
  excerptMarker,
  calloutUnknown,
  fence,
  fenceUnclosed,
  mathInvalid,
  referenceUndefined,
  definitionDuplicate,
  definitionUnused,
  idDuplicate,
  // Links
  linkSyntax,
  linkEmpty,
  linkUnsafe,
  linkMalformed,
  linkRelative,
  linkDead,
  linkUnpublished,
  linkRedirect,
  linkOrigin,
  linkVague,
  // Images, public files, authors, own pages and permalinks
  imageAlt,
  imageAltVague,
  imageAddress,
  imageMissing,
  pathCase,
  imageLimits,
  imageFormat,
  imageSvg,
  imageBroken,
  imageUnused,
  publicFile,
  publicSvg,
  publicTaken,
  authorsInvalid,
  dataInvalid,
  pageAddress,
  permalinkLost,
  permalinkNew,
]

/** All rules, in the order in which they run: later rules see the faults of earlier ones. */
export const rules: Rule[] = [...contentRules, createIgnoreUnused(contentRules)]
