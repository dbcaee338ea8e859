/**
 * When what a source shows was seen, for sources that say so: the part of the source that names it, and the years. A
 * source without a date has no row.
 */
const years: Readonly<Record<string, readonly number[]>> = {
  'a production runbook of 2026': [2026],
  'a published API evaluation of September 2026': [2026],
  'a published production log of 2026': [2026],
  'devforum.zoom.us/t/12302': [2020],
  'devforum.zoom.us/t/137623': [2025],
  'devforum.zoom.us/t/138714': [2025],
  'devforum.zoom.us/t/143642': [2026],
  'devforum.zoom.us/t/18432': [2020],
  'devforum.zoom.us/t/79648': [2022],
  'github.com/FerroxLabs/wayland/issues/1158': [2026],
  'github.com/NangoHQ/nango/pull/2816': [2024],
  'github.com/calcom/cal.diy/pull/729': [2021],
  'github.com/giorgosavgeris/passport-zoom-oauth2/issues/6': [2023],
  'github.com/mattermost/mattermost-plugin-zoom/issues/203': [2020],
  'github.com/mattermost/mattermost-plugin-zoom/issues/43': [2019],
  'github.com/openiddict/openiddict-core/pull/2025': [2024],
  'github.com/zoom/skills': [2026],
  'published answers of 2020 and 2021': [2020, 2021],
  'published error reports of 2025': [2025],
}

/** The years in which these sources saw it, the latest first. */
export function seenWhen(sources: readonly string[]): number[] {
  const named = sources.flatMap((source) =>
    Object.entries(years).flatMap(([name, when]) => (isAbout(source, name) ? when : [])),
  )
  return [...new Set(named)].sort((one, other) => other - one)
}

/** A source is named with a note or a path behind it; `issues/43` is not in `issues/432`. */
function isAbout(source: string, name: string): boolean {
  return source.startsWith(name) && !/^\d/.test(source.slice(name.length))
}

/** Every source that has a date, for the test that each is cited. */
export const datedSources: readonly string[] = Object.keys(years)
