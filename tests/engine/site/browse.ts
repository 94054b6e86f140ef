import { createTest } from '../../support/browse'
import { sites } from './sites'

/** A test that visits the sites that are served. */
export const test = createTest(sites)
