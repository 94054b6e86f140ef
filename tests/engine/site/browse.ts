import { createTest } from '../../support/browse'
import { sites } from './sites'

/** Declares a test that visits the served sites. */
export const test = createTest(sites)
