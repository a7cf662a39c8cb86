import { runOwlery } from './run-owlery.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough, such as `head`, is no failure.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
await runOwlery(process.argv.slice(2));
