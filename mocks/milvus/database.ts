/** Every database. */
export const anyDatabase = '*'

/** The database of a request that names none, and the one users and roles are managed in. */
export const defaultDatabase = 'default'

/** The database a request is about: the one in its body, else the one in its header. */
export const databaseOf = (dbName: string | undefined, header: (name: string) => string | undefined): string =>
  dbName || header('db-name') || defaultDatabase
