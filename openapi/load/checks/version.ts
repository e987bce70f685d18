import type { JsonObject } from '../../model/model.ts'
import { DocumentError } from '../../read/error.ts'
import { textOf } from '../json.ts'
import type { Source } from '../source.ts'

/**
 * Refuses what is not OpenAPI 3.1.
 *
 * @throws {DocumentError} `version`.
 */
export function checkVersion({ root, locate }: Source): void {
  const version = versionOf(root)
  if (/^3\.1\.\d+/.test(version ?? '')) return
  const what =
    version === undefined ? 'This is no OpenAPI document: `openapi` is missing.' : `OpenAPI ${version} is not read here.`
  throw new DocumentError('version', [{ what, where: locate('#/openapi'), next: 'Write it as OpenAPI 3.1: `openapi: 3.1.1`.' }])
}

function versionOf({ openapi, swagger }: JsonObject): string | undefined {
  const version = openapi ?? swagger
  return version === undefined ? undefined : textOf(version)
}
