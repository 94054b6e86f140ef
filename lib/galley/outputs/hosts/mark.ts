/**
 * The file in each export that identifies it, and its text, which no version may change. GitHub Pages wants the file, and
 * ignores the text.
 */
export const markFile = '.nojekyll'

export const mark = 'Galley wrote this folder, and each build replaces all of it.\n'
