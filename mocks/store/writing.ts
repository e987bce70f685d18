import { isPending } from './pending.ts'
import type { Room } from './room.ts'
import type { UniqueIndex } from './unique-index.ts'

/** What a user of the collection does to the draft of a record. */
type Change<Draft> = (draft: Draft) => Promise<void> | void

/** One update under way: reserves new unique values before they are written. */
export class Writing<Item extends object, Draft> {
  readonly #index: UniqueIndex<Item>
  readonly #data: Change<Draft>
  readonly #room: Room | undefined
  readonly #reserved: (() => void)[] = []
  /** Unique values of the record that was changed last, before its change. */
  before: readonly unknown[] = []

  constructor(index: UniqueIndex<Item>, data: Change<Draft>, room?: Room) {
    this.#index = index
    this.#data = data
    this.#room = room
  }

  readonly data: Change<Draft> = (draft) => {
    // A draft reads like its record.
    const record = draft as unknown as Item
    this.before = this.#index.valuesOf(record)
    const reserve = () => {
      this.#reserved.push(this.#index.reserve(record, this.before))
      this.#room?.take(record)
      // What it took before is noted as well.
      this.#room?.free()
    }
    const changing = this.#data(draft)
    return isPending(changing) ? changing.then(reserve) : reserve()
  }

  release(): void {
    for (const release of this.#reserved) release()
  }
}
