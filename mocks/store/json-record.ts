import type { Json } from '#openapi'

/** A record whose form is only known from its document. */
export type JsonRecord = Record<string, Json>
