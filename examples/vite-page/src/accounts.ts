/** Changes a password; gives the server's own words where it refuses. */
export async function changePassword(userName: string, password: string, newPassword: string): Promise<string | undefined> {
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ userName, password, newPassword })
  const response = await fetch('/v2/vectordb/users/update_password', { method: 'POST', headers, body })
  const { code, message } = (await response.json()) as { code: number; message?: string }
  return code === 0 ? undefined : (message ?? `error ${code}`)
}
