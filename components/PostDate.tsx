import { type ContentDate, formatDay, formatDayOfYear } from '@/lib/galley/core/dates'

/** Renders a date. The only place in pages that formats one. */
export function PostDate({ date, lang, yearless = false }: { date: ContentDate; lang: string; yearless?: boolean }) {
  const text = yearless ? formatDayOfYear(date.day, lang) : formatDay(date.day, lang)
  return <time dateTime={date.instant}>{text}</time>
}
