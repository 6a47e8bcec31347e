import type { Route } from "next";

/** A path with parts that are only known at run time, for components that take any route. */
export function toRoute(path: `/${string}`): Route {
  return path as Route;
}
