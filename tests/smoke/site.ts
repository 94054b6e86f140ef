import path from 'node:path'
import { env } from '../../lib/galley/core/env'
import { site as facts } from '../../lib/site'
import { createTest } from '../support/browse'
import type { Site } from '../support/pages'

/** The owner's site, as build-site.ts has built it. */
export const site: Site = {
  name: 'site',
  origin: facts.url,
  basePath: env.basePath,
  dir: path.resolve('.test/smoke/out'),
}

/** Declares a test that visits the site. Pages may send requests to the origins in `policy.allow` of `lib/site.ts`. */
export const test = createTest([site], Object.values(facts.policy.allow).flat())
