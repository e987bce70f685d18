import type { Operation } from './state.ts'

/** Here since keys are no records of the document: those of an account go with it. */
export const deleteUser: Operation<'deleteUser'> = async ({ body: { id }, users, keys }, next) => {
  const given = await next()
  if (!users.find(id)) keys.deleteMany((query) => query.where({ userId: id }))
  return given
}
