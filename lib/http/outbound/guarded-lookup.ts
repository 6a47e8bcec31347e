/** The address guard: looked at where the connection is made, so that no name can change its mind in between. */
import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { kindOfAddress } from "./address-kind.ts";
import { OutboundError } from "./outbound-error.ts";

export type AddressRules = {
  /** Whether the own machine and the own network may be asked. */
  privateAddresses: boolean;
};

export type Resolve = typeof systemLookup;

/** For `lookup` of a connection: only addresses that may be asked come out of it. */
export function createGuardedLookup(rules: AddressRules, resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const allowed = found.filter(({ address }) => mayAsk(address, rules));
      const [first] = allowed;
      if (!first)
        return callback(
          refuseAddress(
            hostname,
            found.map(({ address }) => address),
          ),
          "",
          0,
        );
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** A name that is an address itself is never looked up, so it is checked before. Throws OutboundError. */
export function requireAllowedHost(hostname: string, rules: AddressRules): void {
  const address = hostname.replace(/^\[|\]$/g, "");
  if (isIP(address) !== 0 && !mayAsk(address, rules)) throw refuseAddress(address, [address]);
}

function mayAsk(address: string, rules: AddressRules): boolean {
  const kind = kindOfAddress(address);
  return kind === "public" || (kind === "private" && rules.privateAddresses);
}

function refuseAddress(hostname: string, addresses: string[]): OutboundError {
  const couldBeAllowed = addresses.some((address) => kindOfAddress(address) === "private");
  return new OutboundError(
    "address-refused",
    couldBeAllowed
      ? `${hostname} is in a private network. Set COPYDESK_PRIVATE_ENDPOINTS to true to let this desk ask servers there.`
      : `${hostname} leads to an address that is never asked.`,
  );
}
