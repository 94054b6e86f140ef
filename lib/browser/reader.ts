/** What readers like and no page needs: runs on every page, once that is there. */

import { startContents } from './contents'
import { startCopy } from './copy'
import { startThemeSwitch } from './theme-switch'
import { startZoom } from './zoom'

startThemeSwitch()
startCopy()
startContents()
startZoom()
