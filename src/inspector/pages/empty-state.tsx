import { useInspection } from '../state/inspection.ts'

/** What to do if nothing has happened yet. */
export function EmptyState() {
  const { live } = useInspection()
  if (!live) return <p class="nothing">This file is empty.</p>
  const settings = `ZOOM_BASE_URL=${live.baseUrl}`
  return (
    <section class="empty-state">
      <h2>Nothing has happened yet</h2>
      <p>
        Point your app here instead of <code>https://zoom.us</code> and <code>https://api.zoom.us</code>, then
        connect. Everything it sends appears on this page.
      </p>
      <pre>{settings}</pre>
      <p>
        The client id and secret are under <a href="#/tables">Tables</a>. No app at hand?{' '}
        <code>npm start</code> starts one to click through.
      </p>
    </section>
  )
}
