const stored = new Map()
const sessionIds = new Map()

/**
 * oidc-provider's storage. Its own in-memory adapter is for a quick start: it keeps only about the latest 1,000 items,
 * signed-in sessions included. Like mock-zoom's storage, this one keeps everything.
 */
export class MapAdapter {
  constructor(model) {
    this.model = model
  }

  async upsert(id, payload) {
    stored.set(this.key(id), payload)
    if (this.model === 'Session') sessionIds.set(payload.uid, id)
  }

  async find(id) {
    return stored.get(this.key(id))
  }

  async findByUid(uid) {
    return this.find(sessionIds.get(uid))
  }

  async consume(id) {
    stored.get(this.key(id)).consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id) {
    stored.delete(this.key(id))
  }

  key(id) {
    return `${this.model}:${id}`
  }
}
