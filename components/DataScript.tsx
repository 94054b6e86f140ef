/** A script that holds data and runs nothing. `json` has no `<` that could end it. */
export function DataScript({ type, json }: { type: string; json: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React escapes text, and a script's text must not be escaped.
  return <script type={type} dangerouslySetInnerHTML={{ __html: json }} />
}
