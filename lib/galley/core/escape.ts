/** Text for HTML: markup characters as references, and no character that HTML and XML forbid. */
export function escapeHtml(text: string): string {
  return legible(text).replace(/[&<>"]/g, (char) => references[char] ?? char)
}

/**
 * Stands in for the markup characters of a text, so that a serializer which escapes too little or twice leaves them
 * alone; `restoreXml` makes the references of them.
 */
export function escapeXml(text: string): string {
  return legible(text).replace(/[&<>"]/g, (char) => standIns.get(char) ?? char)
}

/** Stands in for the `<` and `>` of an attribute, which HTML's serializers leave as they are; `restoreXml` escapes them. */
export function guardMarkup(text: string): string {
  return text.replace(/[\ufdd0-\ufdd3]/g, '').replace(/[<>]/g, (char) => standIns.get(char) ?? char)
}

/** Ends what `escapeXml` or `guardMarkup` began, on the serialized document. */
export function restoreXml(xml: string): string {
  return xml.replace(/[\ufdd0-\ufdd3]/g, (standIn) => restored.get(standIn) ?? standIn)
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const markup = Object.keys(references)
// Noncharacters: Unicode keeps them for use inside of a program.
const standIns = new Map(markup.map((char, index) => [char, String.fromCharCode(0xfdd0 + index)]))
const restored = new Map(markup.map((char, index) => [String.fromCharCode(0xfdd0 + index), references[char]]))

/** Drops what https://www.w3.org/TR/xml/#charsets forbids, and the stand-ins above. */
export function legible(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufdd0-\ufdef\ufffe\uffff]/g, '')
  )
}
