/** A connection to PostgreSQL that can lose an answer: the statement is carried out, and its client never hears of it. */
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export type LosingProxy = {
  /** Address of the database through the proxy. */
  url: string;
  /** The answer to the next statement with these words in it is lost, and the connection with it. */
  loseAnswerTo(words: string): void;
  /** How many answers were lost so far. */
  lost(): number;
  close(): Promise<void>;
};

export async function startLosingProxy(databaseUrl: string): Promise<LosingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let wanted: string | null = null;
  let lost = 0;

  const server = createServer((client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port) });
    let losing = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", end).on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on("data", (chunk) => {
      if (wanted !== null && chunk.includes(wanted)) [losing, wanted] = [true, null];
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      if (!losing) return void client.write(chunk);
      lost += 1;
      end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    loseAnswerTo: (words) => (wanted = words),
    lost: () => lost,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
