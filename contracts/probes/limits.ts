/** Limits that a value's schema may name; lengths are in characters. */
export interface Limits {
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  readonly minBytes?: number | undefined
  readonly maxBytes?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly maxProperties?: number | undefined
}
