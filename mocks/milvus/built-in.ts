/** What is there from the beginning, may everything or belongs to everybody, and cannot be dropped. */
export const builtIn = { user: 'root', admin: 'admin', everybody: 'public' } as const

/** Whether a role cannot be dropped. */
export const isBuiltIn = (roleName: string): boolean => roleName === builtIn.admin || roleName === builtIn.everybody
