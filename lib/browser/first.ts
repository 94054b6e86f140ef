/** Runs before anything is painted: the only script that a page waits for. */

import { readTheme, showTheme } from './theme'

showTheme(readTheme())
