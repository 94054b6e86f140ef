/** Optional enhancements: runs on every page, after its content. */

import { startContents } from './contents'
import { startCopy } from './copy'
import { startPrint } from './print'
import { startThemeSwitch } from './theme-switch'
import { startZoom } from './zoom'

startThemeSwitch()
startCopy()
startContents()
startPrint()
startZoom()
