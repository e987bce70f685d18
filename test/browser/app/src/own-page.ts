import '../own.ts'

document.querySelector('form')?.append('The worker has started.')
