/** How this command line is called, so that what it prints can be pasted: `npx doublecheck` where npm runs it. */
export const commandName = ({ npm_command: command }: NodeJS.ProcessEnv = process.env): string =>
  command === 'exec' ? 'npx doublecheck' : 'doublecheck'
