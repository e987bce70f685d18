const runs = /[\w+/-]{8,}/g

/**
 * Reads whatever may be base64 in a text, in either alphabet. Something inside of it may begin at any of four characters; read from
 * the others it is gibberish, which holds no secret.
 *
 * @param shortest How many bytes what is looked for has at least: a run that holds fewer is passed over.
 */
export function readBase64(text: string, shortest: number): readonly string[] {
  return [...text.matchAll(runs)].flatMap(([run]) =>
    (run.length * 3) / 4 < shortest ? [] : [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString()),
  )
}
