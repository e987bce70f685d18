// In its place the tests put what README.md shows for a page with a document of one's own.
export {}
