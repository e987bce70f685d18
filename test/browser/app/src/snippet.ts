// In its place the tests put what README.md shows for a page.
export {}
