/** Red, green and blue, each from 0 to 255. */
export type Rgb = [red: number, green: number, blue: number]

/** Parses `#1f2a37` or `rgb(31, 42, 55)`. Throws if `color` is in another form. */
export function parseColor(color: string): Rgb {
  const hex = color.startsWith('#')
  const [red, green, blue] = (color.match(hex ? /[\da-f]{2}/g : /\d+/g) ?? []).map((part) =>
    parseInt(part, hex ? 16 : 10),
  )
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`Cannot parse the colour ${color}.`)
  return [red, green, blue]
}

/** Returns the contrast ratio of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function getContrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [getLuminance(a), getLuminance(b)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function getLuminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const value = part / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
