declare module '@giorgosavgeris/passport-zoom-oauth2' {
  /** Its URLs are zoom.us's unless others are given. */
  export default class ZoomStrategy {
    name: string
    constructor(
      options: { clientID: string; clientSecret: string; callbackURL: string },
      verify: (
        accessToken: string,
        refreshToken: string,
        profile: unknown,
        done: (error: Error | null, user?: object) => void,
      ) => void,
    )
    authenticate(): void
  }
}
