// Values that nobody was ever issued, in Zoom's shapes. They are sent as they are, and appear in every plan.

/** As long as Zoom's codes: 33 characters. */
export const madeUpCode = 'mock_zoom_made_this_code_up_00001'
export const madeUpToken = 'mock_zoom_made_this_token_up'
export const madeUpClientId = 'mock_zoom_made_up_0001'
export const madeUpSecret = 'mock_zoom_made_this_secret_up_01'
/** A redirect URI that no app has: .invalid names lead nowhere (RFC 2606). */
export const elsewhere = 'https://mock-zoom.invalid/callback'
