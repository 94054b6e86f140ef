'use client'

import { useEffect } from 'react'

/** Shows the content check's report in the overlay of `next dev`, over the page as it last was. */
export function ContentFaults({ report }: { report: string }) {
  useEffect(() => {
    if (!report) return
    // Outside of React, whose error boundary would take the page away.
    const timer = setTimeout(() => {
      throw new Error(report)
    })
    return () => clearTimeout(timer)
  }, [report])
  return null
}
