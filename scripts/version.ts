import { existsSync, readFileSync } from 'node:fs'

/** The manifest of this package, above this file: built, it lies one folder deeper. */
const manifests = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url))

const readManifest = (file: URL): Record<string, string> => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})

const manifest = manifests.find((file) => readManifest(file).name === 'doublecheck')

/** Gives the version of this package. */
export const readVersion = (): string => (manifest && readManifest(manifest).version) ?? 'unknown'

/** Gives the place of a file that is published with this package, by its path in it. */
export const packageFile = (path: string): URL => new URL(path, manifest ?? manifests[0])
