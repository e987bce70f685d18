/** What is there from the beginning, and may everything or belongs to everybody. */
export const builtIn = { user: 'root', admin: 'admin', everybody: 'public' } as const
