import { pageFields, postFields } from '../schema'
import type { Schema } from './fields'
import type { Entry } from './rule'

/** The fields that the frontmatter of each kind of file may have. */
export const frontmatterSchemas: Record<Entry['kind'], Schema> = { post: postFields, page: pageFields }

/** The fields that hold dates. */
export const dateFields = ['date', 'updated']
