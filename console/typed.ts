/** What stands in the field an event is about: typed or chosen. */
export const typed = ({ target }: Event): string => (target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value
