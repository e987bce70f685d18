// Placeholder until `npm run generate` has been run.
export type operations = Record<string, never>
export type Examples = Record<string, never>
