import type { operations } from '#openapi/milvus'
import { databaseOf } from './database.ts'
import type { Grant } from './state.ts'

type Asked = operations['grantPrivilege']['requestBody']['content']['application/json']

/** What a request to grant or revoke speaks of. A privilege on the whole server has no object: any name stands for `*`. */
export function grantOf(
  { objectType, objectName, privilege, dbName }: Asked,
  header: (name: string) => string | undefined,
): Omit<Grant, 'grantor'> {
  return { objectType, objectName: objectType === 'Global' ? '*' : objectName, privilege, dbName: databaseOf(dbName, header) }
}

/** Whether two are the same privilege on the same object, whoever granted it. */
export const isSameGrant = (one: Omit<Grant, 'grantor'>, other: Omit<Grant, 'grantor'>): boolean =>
  (['objectType', 'objectName', 'privilege', 'dbName'] as const).every((field) => one[field] === other[field])
