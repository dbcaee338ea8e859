import cluster from 'node:cluster'

if (cluster.isPrimary) cluster.fork()
else {
  await import('./fetch.mjs')
  process.exit(0)
}
