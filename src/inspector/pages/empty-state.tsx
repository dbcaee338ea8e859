import { useInspection } from '../state/inspection.ts'

/** Nothing happened yet: what to do about it. */
export function EmptyState() {
  const { live } = useInspection()
  if (!live) return <p class="nothing">There is nothing in this file.</p>
  const settings = `ZOOM_BASE_URL=${live.baseUrl}`
  return (
    <section class="empty-state">
      <h2>Nothing has happened yet</h2>
      <p>
        Point your app here in place of <code>https://zoom.us</code> and <code>https://api.zoom.us</code>, and
        let somebody connect. What it sends appears on this page by itself.
      </p>
      <pre>{settings}</pre>
      <p>
        The client id and secret are under <a href="#/tables">Tables</a>. No app at hand?{' '}
        <code>npm start</code> brings one to click through.
      </p>
    </section>
  )
}
