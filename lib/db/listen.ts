import { Client } from "pg";

/**
 * One connection for a whole process that hears NOTIFY and hands it to all who asked. After a lost connection it
 * connects again with growing pauses and calls each `onReconnect`, since what was sent meanwhile was not heard.
 */
export type Listener = {
  /** Returns the end of the subscription. Never throws for a lost connection: then it hears again after the next. */
  listen(channel: string, onPayload: (payload: string) => void, onReconnect: () => void): Promise<() => void>;
  /** Whether the connection is up: back-stop polls are slow while it is. */
  connected(): boolean;
  close(): Promise<void>;
};

type Subscription = { channel: string; onPayload: (payload: string) => void; onReconnect: () => void };

const FIRST_PAUSE = 200;
const CONNECT_TIMEOUT = 10_000;
const LONGEST_PAUSE = 5_000;
/** A connection that was cut without a word is found by this. */
const KEEP_ALIVE_DELAY = 5_000;
const PROBE_INTERVAL = 10_000;

/** `onLost` hears of each lost or failed connection, for the log. */
export function createListener(connectionString: string, onLost: (error: Error) => void): Listener {
  const subscriptions = new Set<Subscription>();
  let client: Client | null = null;
  let up = false;
  let closed = false;
  let pause = FIRST_PAUSE;
  let timer: NodeJS.Timeout | undefined;
  let ready: Promise<void> | null = null;

  /** Never throws: what fails here is found again by `lose`. */
  async function connect(): Promise<void> {
    const next = new Client({
      connectionString,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      application_name: "copydesk-listener",
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
    });
    next.on("error", (error) => lose(next, error));
    next.on("end", () => lose(next, new Error("the connection ended")));
    next.on("notification", ({ channel, payload = "" }) => {
      for (const subscription of subscriptions) if (subscription.channel === channel) subscription.onPayload(payload);
    });
    client = next;
    try {
      await next.connect();
      for (const channel of new Set([...subscriptions].map((subscription) => subscription.channel)))
        await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
    } catch (error) {
      return lose(next, error as Error);
    }
    if (client !== next) return;
    up = true;
    pause = FIRST_PAUSE;
    watch(next);
  }

  function watch(current: Client): void {
    const probe = setInterval(() => {
      if (client !== current) clearInterval(probe);
      else current.query("SELECT 1").catch((error: Error) => lose(current, error));
    }, PROBE_INTERVAL);
    probe.unref();
    current.once("end", () => clearInterval(probe));
  }

  function lose(current: Client, error: Error): void {
    if (client !== current) return;
    client = null;
    up = false;
    ready = null;
    current.end().catch(() => undefined);
    if (closed) return;
    onLost(error);
    timer = setTimeout(() => {
      ready = connect();
      void ready.then(() => up && subscriptions.forEach((subscription) => subscription.onReconnect()));
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  return {
    async listen(channel, onPayload, onReconnect) {
      const subscription = { channel, onPayload, onReconnect };
      const known = [...subscriptions].some((other) => other.channel === channel);
      subscriptions.add(subscription);
      if (!ready && !timer) ready = connect();
      await ready;
      // A connection that is lost just now is no fault of the caller: the next one listens to this channel too.
      const current = client;
      if (!known && current)
        await current
          .query(`LISTEN ${current.escapeIdentifier(channel)}`)
          .catch((error: Error) => lose(current, error));
      return () => void subscriptions.delete(subscription);
    },
    connected: () => up,
    async close() {
      closed = true;
      clearTimeout(timer);
      const current = client;
      client = null;
      up = false;
      await current?.end();
    },
  };
}
