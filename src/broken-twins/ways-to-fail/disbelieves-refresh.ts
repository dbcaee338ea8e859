import { type Alterations, ZoomRefusal, ZoomUnavailable } from '../../reference-client/index.ts'

/** Takes some of Zoom's refusals of a refresh for a temporary problem: it keeps the tokens, and tries them again. */
export function disbelievesRefresh(isDisbelieved: (refusal: ZoomRefusal) => boolean): Alterations {
  return {
    zoomApi: (right) => ({
      ...right,
      refresh: (refreshToken) =>
        right.refresh(refreshToken).catch((failure: unknown) => {
          if (!(failure instanceof ZoomRefusal) || !isDisbelieved(failure)) throw failure
          throw new ZoomUnavailable(failure.message, { status: failure.status, cause: failure })
        }),
    }),
  }
}
