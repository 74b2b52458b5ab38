import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../stage/endpoint.ts';
import { findProgram } from './programs.ts';

/** A server that redirects everybody to the same place and counts nobody: as fast as a redirect can be. */
export interface RedirectLimit {
  /** What it is, for the table. */
  name: string;
  url: string;
  pid: number;
  stop(): Promise<void>;
}

const DESTINATION = 'https://www.example.com/first-light';
const BARE = `require('node:http').createServer((_, answer) => answer.writeHead(302, { location: '${DESTINATION}' }).end()).listen(Number(process.argv[1]), '127.0.0.1')`;

/** Starts nginx with one worker, or Node's own server where there is no nginx. */
export async function startRedirectLimit(): Promise<RedirectLimit> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}/`;
  const nginx = findProgram('nginx');
  if (!nginx) {
    const child = spawn(process.execPath, ['-e', BARE, String(port)]);
    await untilAnswers(url);
    return { name: 'node:http, which is slower than nginx', url, ...handle(child) };
  }
  const folder = await mkdtemp(join(tmpdir(), 'portevoix-nginx-'));
  const file = join(folder, 'nginx.conf');
  await writeFile(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; keepalive_requests 100000000;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port}; location / { return 302 ${DESTINATION}; } } }`,
  );
  const child = spawn(nginx, ['-c', file, '-e', join(folder, 'error.log')]);
  await untilAnswers(url);
  const { pid, stop } = handle(child);
  return {
    name: 'nginx',
    url,
    pid,
    async stop() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function handle(child: ChildProcess): { pid: number; stop: () => Promise<void> } {
  return {
    pid: child.pid ?? 0,
    async stop() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

async function untilAnswers(url: string): Promise<void> {
  const isThere = () =>
    fetch(url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
  while (!(await isThere())) await new Promise((wake) => setTimeout(wake, 50));
}
