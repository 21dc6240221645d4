/** Passkey ceremonies in the browser. The library is loaded only when somebody uses one. */

type Json = Record<string, unknown>

/** Null: the person cancelled, or the device has no such key. */
export async function passkeyAnswer(options: Json): Promise<Json | null> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  try {
    return { ...(await startAuthentication({ optionsJSON: options as never })) }
  } catch (error) {
    return cancelled(error)
  }
}

export async function newPasskey(options: Json): Promise<Json | null> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  try {
    return { ...(await startRegistration({ optionsJSON: options as never })) }
  } catch (error) {
    return cancelled(error)
  }
}

function cancelled(error: unknown): null {
  if (error instanceof Error && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name)) return null
  throw error
}
