// Stands in for a command of a later release.
console.error(`\`npm run ${process.argv[2] ?? ''}\` comes with a later release.`)
process.exitCode = 1
