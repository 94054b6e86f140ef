/** Shows the content check's report in `next dev`; in a build it is nothing, and leaves no script behind. */
export async function DevOverlay() {
  if (process.env.NODE_ENV !== 'development') return null
  const { ContentFaults } = await import('./islands/ContentFaults')
  const { default: faults } = await import('#contentlayer/faults')
  return <ContentFaults report={faults.report} />
}
