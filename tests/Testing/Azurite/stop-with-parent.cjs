// Preloaded into Azurite. Its standard input is a pipe from the test process: when that is closed, on purpose or because the
// process died, Azurite shuts down as on SIGINT, the only way in which it writes its data to disk.
process.stdin.on('end', () => process.emit('SIGINT')).resume();
