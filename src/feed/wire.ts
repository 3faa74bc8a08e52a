/**
 * The event feed's frames as they go out. What comes in is read as unknown: two generations are about
 * (doc.opentact.org, WSS events), and nothing of either is promised.
 */

/** The first frame, ours: `payload` is a token of `GET /rest/auth`. */
export interface AuthRequest {
  readonly type: 'auth'
  readonly payload: string
}
