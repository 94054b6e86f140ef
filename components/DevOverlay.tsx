/** Shows the content check's report in `next dev`. In a build, it renders nothing and adds no script. */
export async function DevOverlay() {
  if (process.env.NODE_ENV !== 'development') return null
  const { ContentFaults } = await import('./islands/ContentFaults')
  const { default: faults } = await import('#contentlayer/faults')
  return <ContentFaults report={faults.report} />
}
