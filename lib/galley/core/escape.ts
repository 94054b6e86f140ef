/** Returns text escaped for HTML, without characters that HTML and XML forbid. */
export function escapeHtml(text: string): string {
  return removeForbidden(text).replace(/[&<>"]/g, (char) => references[char] ?? char)
}

/**
 * Replaces the markup characters of a text with placeholders, for a serializer that escapes too little or twice.
 * `restoreXml` turns the placeholders into character references.
 */
export function escapeXml(text: string): string {
  return removeForbidden(text).replace(/[&<>"]/g, (char) => placeholders.get(char) ?? char)
}

/** Replaces `<` and `>` of an attribute, which HTML serializers do not escape, with placeholders for `restoreXml`. */
export function guardMarkup(text: string): string {
  return text.replace(/[\ufdd0-\ufdd3]/g, '').replace(/[<>]/g, (char) => placeholders.get(char) ?? char)
}

/** Replaces the placeholders of `escapeXml` and `guardMarkup` in a serialized document with character references. */
export function restoreXml(xml: string): string {
  return xml.replace(/[\ufdd0-\ufdd3]/g, (placeholder) => restored.get(placeholder) ?? placeholder)
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const markup = Object.keys(references)
// Noncharacters, which Unicode reserves for a program's internal use.
const placeholders = new Map(markup.map((char, index) => [char, String.fromCharCode(0xfdd0 + index)]))
const restored = new Map(markup.map((char, index) => [String.fromCharCode(0xfdd0 + index), references[char]]))

/** Returns text without the characters that https://www.w3.org/TR/xml/#charsets forbids and without placeholders. */
export function removeForbidden(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufdd0-\ufdef\ufffe\uffff]/g, '')
  )
}
