/** Name of the shell variable for a secret: `/newPassword` → `NEW_PASSWORD`, `X-Api-Key` → `X_API_KEY`. */
export const variableName = (pointer: string): string =>
  pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/\W/g, '_')
    .toUpperCase()
