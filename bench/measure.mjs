/**
 * Fills in tables whose rows have a `measure()`. Every row is measured once a round, so that noise affects all of them,
 * and each round begins with another row. Round 0 is a warm-up.
 */
export async function measureTables(tables, rounds, progress) {
  const rows = tables.flatMap((table) => table.rows)
  const values = new Map(rows.map((row) => [row, []]))
  for (let round = 0; round <= rounds; round++) {
    progress(`round ${round} of ${rounds}`)
    for (let turn = 0; turn < rows.length; turn++) {
      const row = rows[(round + turn) % rows.length]
      const value = await row.measure()
      if (round > 0) values.get(row).push(value)
    }
  }
  return tables.map(({ title, unit, reference, rows }) => {
    const compared = values.get(rows.find(({ name }) => name === reference))
    return {
      title,
      unit,
      reference,
      rows: rows.map((row) => ({ name: row.name, ...summarize(values.get(row), compared, unit) })),
    }
  })
}

/** How often per second `step` succeeds if every worker repeats it for this many ms, or 20,000 times in all. */
export async function ratePerSecond(workers, step, ms) {
  const begin = performance.now()
  let done = 0
  const repeat = async (worker) => {
    while (performance.now() - begin < ms && done < 20_000) {
      await step(worker)
      done += 1
    }
  }
  await Promise.all(workers.map(repeat))
  return (done * 1000) / (performance.now() - begin)
}

/** The median. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** `speed` is how many times as fast the reference is: the median of the ratios of all rounds. */
function summarize(values, reference, unit) {
  const speeds = values.map((value, round) =>
    unit === 'ms' ? value / reference[round] : reference[round] / value,
  )
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    speed: median(speeds),
  }
}
