const url = 'http://localhost:19530/v2/vectordb/users/update_password'

/** Changes a password; gives the server's own words where it refuses. */
export async function changePassword(userName: string, password: string, newPassword: string): Promise<string | undefined> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ userName, password, newPassword }) })
  const { code, message } = (await response.json()) as { code: number; message?: string }
  return code === 0 ? undefined : (message ?? `error ${code}`)
}
