/** The only render-blocking script: runs before anything is painted. */

import { readTheme, showTheme } from './theme'

showTheme(readTheme())
