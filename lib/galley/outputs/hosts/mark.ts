/**
 * The file that identifies an export, and its text, which must never change: a build only replaces folders with it. GitHub
 * Pages needs the file and ignores the text.
 */
export const markFile = '.nojekyll'

export const mark = 'Galley wrote this folder, and each build replaces all of it.\n'
