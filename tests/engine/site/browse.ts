import { createTest } from '../../support/browse'
import { sites, wide } from './sites'

/** Declares a test that visits the served sites. */
export const test = createTest([...sites, wide])
