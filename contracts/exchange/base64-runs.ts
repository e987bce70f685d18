// Shorter than the shortest secret in base64.
const runs = /[\w+/-]{8,}/g

/**
 * Reads whatever may be base64 in a text, in either alphabet. Something inside of it may begin at any of four characters; read from
 * the others it is gibberish, which holds no secret.
 */
export function readBase64(text: string): readonly string[] {
  return [...text.matchAll(runs)].flatMap(([run]) => [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString()))
}
